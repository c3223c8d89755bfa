package io.github.audiomnist.models;

import static io.github.audiomnist.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.evaluation.RejectionRule;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recognisers that are opened, shared, closed and forgotten by many threads. */
@Timeout(300)
class RecognizerLifeTest {

  private static final int THREADS = 32;
  private static final int TONES = 12;
  private static final String CLOSED = "Recognizer: expected an open one, found it closed";

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream errors = System.err;

  @BeforeEach
  void listenToWarnings() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void tellErrorsAgain() {
    System.setErr(errors);
  }

  @AfterEach
  void endThreads() throws InterruptedException {
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS), "a thread hangs");
  }

  private static List<float[]> logits(Recognizer recognizer) {
    List<float[]> logits = new ArrayList<>();
    for (int i = 0; i < TONES; i++) {
      logits.add(recognizer.recognize(Tones.tone(i % Tones.LABELS.size(), i)).logits());
    }
    return logits;
  }

  private static void assertHears(Recognizer recognizer, List<float[]> expected, int tone) {
    assertArrayEquals(
        expected.get(tone),
        recognizer.recognize(Tones.tone(tone % Tones.LABELS.size(), tone)).logits());
  }

  /** Until {@code end}; gives how many were right. */
  private static Callable<Integer> hearing(
      Recognizer recognizer, List<float[]> expected, int seed, AtomicBoolean end) {
    return () -> {
      SplittableRandom random = new SplittableRandom(seed);
      int right = 0;
      while (!end.get()) {
        assertHears(recognizer, expected, random.nextInt(TONES));
        right++;
      }
      return right;
    };
  }

  @Test
  void recognize_onManyThreadsWhileOthersTrainAndClose_staysRight()
      throws IOException, InterruptedException, ExecutionException {
    recognizeWhileOthersTrainAndClose(1);
  }

  @Test
  @Tag("crash")
  void recognize_onManyThreadsWhileOthersTrainAndClose_staysRightForLong()
      throws IOException, InterruptedException, ExecutionException {
    recognizeWhileOthersTrainAndClose(20);
  }

  private void recognizeWhileOthersTrainAndClose(int trainings)
      throws IOException, InterruptedException, ExecutionException {
    try (Recognizer shared = SmallNetworks.recognizer(SmallNetworks.transformer(), 1)) {
      List<float[]> expected = logits(shared);
      AtomicBoolean end = new AtomicBoolean();
      List<Future<Integer>> hearing = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        hearing.add(pool.submit(hearing(shared, expected, i, end)));
      }
      Future<Integer> closing = pool.submit(() -> openAndCloseUntil(end));
      for (int training = 0; training < trainings; training++) {
        ToneTrainings.quick(SmallNetworks.cnn(), ToneTrainings.settings(2)).close();
      }
      end.set(true);
      int heard = 0;
      for (Future<Integer> right : hearing) {
        assertTrue(right.get() > 0);
        heard += right.get();
      }
      assertTrue(closing.get() > 0);
      System.out.println(
          "%s threads heard %s tones rightly, while %s networks were trained and %s closed"
              .formatted(THREADS, heard, trainings, closing.get()));
    }
  }

  private static int openAndCloseUntil(AtomicBoolean end) {
    int times = 0;
    while (!end.get()) {
      try (Recognizer third = SmallNetworks.recognizer(SmallNetworks.lstm(), times)) {
        var unused = third.recognize(Tones.tone(0, times));
        times++;
      }
    }
    return times;
  }

  @Test
  void close_whileManyThreadsRecognize_isRightOrRefused()
      throws InterruptedException, ExecutionException {
    closeWhileManyThreadsRecognize(5);
  }

  @Test
  @Tag("crash")
  void close_whileManyThreadsRecognizeManyTimes_isRightOrRefused()
      throws InterruptedException, ExecutionException {
    closeWhileManyThreadsRecognize(300);
  }

  /** By two more threads, at a seeded moment. */
  private void closeWhileManyThreadsRecognize(int rounds)
      throws InterruptedException, ExecutionException {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < rounds; round++) {
      Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), round);
      List<float[]> expected = logits(recognizer);
      CountDownLatch begun = new CountDownLatch(THREADS);
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(pool.submit(() -> hearUntilClosed(recognizer, expected, begun)));
      }
      begun.await();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(5_000));
      List<Future<?>> closing = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        closing.add(pool.submit(recognizer::close));
      }
      for (Future<?> closed : closing) {
        closed.get();
      }
      for (Future<Integer> right : all) {
        assertTrue(right.get() >= 0);
      }
    }
  }

  private static int hearUntilClosed(
      Recognizer recognizer, List<float[]> expected, CountDownLatch begun) {
    begun.countDown();
    for (int i = 0; ; i++) {
      try {
        assertHears(recognizer, expected, i % TONES);
      } catch (IllegalStateException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith(CLOSED), e.getMessage());
        return i;
      }
    }
  }

  @Test
  void close_oneOfTwoUnderOtherRules_closesBoth() {
    try (Recognizer plain = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      Recognizer careful = plain.withRejection(new RejectionRule("rising", 0.5));
      careful.close();
      assertRefused(IllegalStateException.class, () -> plain.recognize(Tones.tone(0, 1)), CLOSED);
    }
  }

  @Test
  void close_withinItsOwnCall_isRefusedInPlaceOfWaitingForItself() {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      assertRefused(
          IllegalStateException.class,
          () ->
              recognizer.live().apply(Tones.tone(0, 1), (network, x, valid) -> closed(recognizer)),
          "expected to be closed after its calls, found close() within one");
      assertEquals(TONES, logits(recognizer).size());
    }
  }

  private static Recognizer closed(Recognizer recognizer) {
    recognizer.close();
    return recognizer;
  }

  /** Each waits for the next: an explanation, a close behind it, and a training that recognises. */
  @Test
  void explain_whileATrainingUsesTheRecogniserAndAThirdClosesIt_endsAll()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1);
    List<Future<?>> others = new ArrayList<>();
    List<RuntimeException> refusals = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochDone(EpochReport report) {
            others.add(pool.submit(() -> recognizer.explain(Tones.tone(1, 1), "high")));
            pause();
            others.add(pool.submit(recognizer::close));
            pause();
            try {
              var unused = recognizer.recognize(Tones.tone(0, 1));
            } catch (IllegalStateException e) {
              refusals.add(e);
            }
          }
        };
    ToneTrainings.trainer(SmallNetworks.cnn())
        .train(ToneTrainings.TRAIN, ToneTrainings.VALIDATION, ToneTrainings.settings(1), listener)
        .close();
    assertEquals(1, refusals.size(), "it was closed before");
    ExecutionException refused = null;
    try {
      others.get(0).get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      refused = e;
    }
    assertTrue(refused != null && refused.getCause() instanceof IllegalStateException);
    others.get(1).get(60, TimeUnit.SECONDS);
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void explain_whileATrainingBegins_letsItWaitAndNotFail()
      throws IOException, InterruptedException, ExecutionException {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.cnn(), 1)) {
      AtomicBoolean end = new AtomicBoolean();
      Future<Integer> explaining =
          pool.submit(
              () -> {
                int times = 0;
                while (!end.get()) {
                  var unused = recognizer.explain(Tones.tone(1, times++), "high");
                }
                return times;
              });
      for (int i = 0; i < 5; i++) {
        ToneTrainings.quick(SmallNetworks.cnn(), ToneTrainings.settings(1)).close();
      }
      end.set(true);
      assertTrue(explaining.get() > 0);
    }
  }

  @Test
  void collected_whileOpen_isFreedWithAWarning() throws InterruptedException {
    forgetOne();
    collectAll();
    String warning = said.toString(StandardCharsets.UTF_8);
    assertTrue(warning.contains("expected close() before the last reference is gone"), warning);
    assertTrue(warning.contains("CnnNetwork["), warning);
  }

  private static void collectAll() throws InterruptedException {
    while (LiveNetwork.numOpen() > 0) {
      System.gc();
      Thread.sleep(10);
    }
  }

  private static void forgetOne() {
    Recognizer forgotten = SmallNetworks.recognizer(SmallNetworks.cnn(), 1);
    assertEquals(TONES, logits(forgotten).size());
  }

  /** The collector must not free what a running call still computes with. */
  @Test
  void recognize_onTheLastReference_isNotCutShort()
      throws InterruptedException, ExecutionException {
    AtomicBoolean end = new AtomicBoolean();
    Future<?> collecting =
        pool.submit(
            () -> {
              while (!end.get()) {
                System.gc();
              }
            });
    for (int i = 0; i < 40; i++) {
      assertEquals(
          Tones.LABELS.size(),
          SmallNetworks.recognizer(SmallNetworks.cnn(), i)
              .recognize(Tones.tone(0, i))
              .logits()
              .length);
    }
    end.set(true);
    collecting.get();
    collectAll();
  }
}
