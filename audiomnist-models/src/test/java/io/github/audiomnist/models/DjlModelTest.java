package io.github.audiomnist.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.internal.Torch;
import io.github.audiomnist.signal.TimeFrequency;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our recognisers and clips in DJL's predictor and training loop. */
class DjlModelTest {

  private static final int THREADS = 16;
  private static final LabeledClips CLIPS = Tones.clips(8, 1);
  private static final LabeledClips TEST = Tones.clips(8, 3);

  private static void assertSame(Prediction expected, Classifications found) {
    assertEquals(expected.labels().names(), found.getClassNames());
    float[] probabilities = new float[found.getProbabilities().size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = found.getProbabilities().get(i).floatValue();
    }
    assertArrayEquals(expected.probabilities(), probabilities, 1e-6f);
    assertEquals(expected.label(), found.best().getClassName());
  }

  @Test
  void predict_aWaveform_asAStrangerWouldWriteIt(@TempDir Path folder)
      throws IOException, TranslateException {
    try (Recognizer saved = SmallNetworks.recognizer(SmallNetworks.cnn(), 3)) {
      saved.save(folder.resolve("digits"));
    }
    Path file = folder.resolve("seven.wav");
    WavFile.write(file, Tones.tone(1, 4));

    // djl predictor
    try (Recognizer recognizer = Recognizer.load(folder.resolve("digits"));
        ZooModel<Waveform, Classifications> model = DjlAdapters.model(recognizer);
        Predictor<Waveform, Classifications> predictor = model.newPredictor()) {
      Classifications heard = predictor.predict(WavFile.read(file));
      System.out.println(heard.best());
      assertSame(recognizer.recognize(file), heard);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallTrainers#all")
  void batchPredict_everyFamily_isTheRecognisers(RecognizerTrainer trainer)
      throws TranslateException {
    List<Waveform> tones = IntStream.range(0, 5).mapToObj(i -> Tones.tone(i % 3, i)).toList();
    try (Recognizer recognizer = SmallNetworks.recognizer(trainer, 2);
        ZooModel<Waveform, Classifications> model = DjlAdapters.model(recognizer);
        Predictor<Waveform, Classifications> predictor = model.newPredictor()) {
      List<Classifications> found = predictor.batchPredict(tones);
      for (int i = 0; i < tones.size(); i++) {
        assertSame(recognizer.recognize(tones.get(i)), found.get(i));
      }
    }
  }

  @Test
  void predict_onManyThreads_isAsOnOne()
      throws TranslateException, InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.transformer(), 3);
        ZooModel<Waveform, Classifications> model = DjlAdapters.model(recognizer)) {
      List<Future<List<Classifications>>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(pool.submit(() -> heardBy(model)));
      }
      List<Classifications> expected = heardBy(model);
      for (Future<List<Classifications>> found : all) {
        for (int i = 0; i < expected.size(); i++) {
          assertEquals(expected.get(i).getProbabilities(), found.get().get(i).getProbabilities());
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** By a predictor of its own, as DJL wants it. */
  private static List<Classifications> heardBy(ZooModel<Waveform, Classifications> model)
      throws TranslateException {
    List<Classifications> heard = new ArrayList<>();
    try (Predictor<Waveform, Classifications> predictor = model.newPredictor()) {
      for (int i = 0; i < 20; i++) {
        heard.add(predictor.predict(Tones.tone(i % Tones.LABELS.size(), i)));
      }
    }
    return heard;
  }

  @Test
  void fileModel_afterItsRecogniserIsClosed_readsFiles(@TempDir Path folder)
      throws IOException, TranslateException {
    Path file = folder.resolve("one.wav");
    WavFile.write(file, Tones.tone(2, 4));
    Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.lstm(), 3);
    Prediction expected = recognizer.recognize(file);
    try (ZooModel<Path, Classifications> model = DjlAdapters.fileModel(recognizer);
        Predictor<Path, Classifications> predictor = model.newPredictor()) {
      recognizer.close();
      assertSame(expected, predictor.predict(file));
    }
  }

  private static DefaultTrainingConfig config() {
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
        .addEvaluator(new Accuracy())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build());
  }

  @ParameterizedTest
  @MethodSource("io.github.audiomnist.models.SmallNetworks#all")
  void fit_ourBlockOnOurClips_learnsAndIsPredicted(Network<TimeFrequency> network)
      throws IOException, TranslateException {
    RecognizerTrainer ours = Tones.pipeline().then(network);
    Torch.engine().setRandomSeed(1);
    try (Model model = Model.newInstance("tones", Device.cpu(), "PyTorch")) {
      model.setBlock(DjlAdapters.block(ours, 3, 7));
      RandomAccessDataset clips =
          DjlAdapters.dataset(model.getNDManager(), ours.pipeline(), CLIPS, 8, true);
      try (Trainer trainer = model.newTrainer(config())) {
        trainer.initialize(new Shape(1, 40, 31), new Shape(1));
        EasyTrain.fit(trainer, 15, clips, null);
      }
      Translator<Waveform, Classifications> translator =
          DjlAdapters.translator(ours.pipeline(), Tones.LABELS);
      try (Predictor<Waveform, Classifications> predictor = model.newPredictor(translator)) {
        int right = 0;
        for (LabeledClip clip : TEST.clips()) {
          boolean hit = predictor.predict(clip.read()).best().getClassName().equals(clip.label());
          right += hit ? 1 : 0;
        }
        assertTrue(right > 0.8 * TEST.size(), network + " " + right);
      }
    }
  }

  @Test
  void evaluate_byDjl_hasTheRecognisersAccuracy() throws IOException, TranslateException {
    try (Recognizer recognizer = SmallNetworks.recognizer(SmallNetworks.transformer(), 3);
        ZooModel<Waveform, Classifications> model = DjlAdapters.model(recognizer);
        Trainer trainer = model.newTrainer(config())) {
      RandomAccessDataset clips =
          DjlAdapters.dataset(model.getNDManager(), recognizer.pipeline(), TEST, 5, false);
      trainer.initialize(new Shape(1, 40, 31), new Shape(1));
      long right = 0;
      for (Batch batch : trainer.iterateDataset(clips)) {
        NDArray predicted = trainer.evaluate(batch.getData()).singletonOrThrow().argMax(1);
        NDArray actual = batch.getLabels().head().toType(DataType.INT64, false);
        right += predicted.eq(actual).sum().getLong();
        batch.close();
      }
      assertEquals(recognizer.evaluate(TEST).accuracy(), (double) right / TEST.size(), 1e-12);
    }
  }
}
