package io.github.audiomnist.examples;

import static io.github.audiomnist.examples.RequestLoop.inTenths;
import static io.github.audiomnist.examples.RequestLoop.number;

import com.sun.management.OperatingSystemMXBean;
import io.github.audiomnist.augment.SpecAugment;
import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.FeatureExtractor;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * A contestant of {@code training-benchmark.sh}: requests of a {@link RequestLoop}:
 *
 * <pre>
 * prepare ID train NETWORK CLOCK CLIPS EPOCHS FSDD FOLDER   parameters, rows, columns; writes the features
 * prepare ID recognize|evaluate MODEL CLIPS FSDD
 * time ID MILLISECONDS    nanoseconds for a clip of every epoch, file or pass
 * save ID FOLDER          ends a training
 * logits ID FILE          writes those of all clips
 * </pre>
 *
 * <p>Files hold little-endian floats, for every clip its label, its number of valid frames and its
 * features, row-major {@code [rows][columns]}.
 */
final class TrainingWorker {

  private final Terminal terminal;
  private final Map<String, TimedWork> tasks = new HashMap<>();

  TrainingWorker(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Answers until the input ends. */
  void run() throws IOException {
    try {
      new RequestLoop(terminal).run(this::answer);
    } finally {
      for (TimedWork task : tasks.values()) {
        task.close();
      }
    }
  }

  private String answer(String request, String id, Iterator<String> fields) throws IOException {
    return switch (request) {
      case "prepare" -> prepare(id, fields);
      case "time" -> inTenths(task(id, TimedWork.class).time(Double.parseDouble(fields.next())));
      case "save" -> save(task(id, SteppedTraining.class), Path.of(fields.next()));
      case "logits" -> write(task(id, TimedRecognition.class).logits(), Path.of(fields.next()));
      default -> throw new IllegalArgumentException("bench: expected a request, found " + request);
    };
  }

  private <T extends TimedWork> T task(String id, Class<T> kind) {
    if (!kind.isInstance(tasks.get(id))) {
      throw new IllegalArgumentException(
          "bench: expected a %s, found %s".formatted(kind.getSimpleName(), id));
    }
    return kind.cast(tasks.get(id));
  }

  private String prepare(String id, Iterator<String> fields) throws IOException {
    return switch (fields.next()) {
      case "train" -> train(id, fields);
      case "recognize" -> recognize(id, TimedRecognition.Way.ONE_BY_ONE, fields);
      case "evaluate" -> recognize(id, TimedRecognition.Way.TOGETHER, fields);
      default -> throw new IllegalArgumentException("bench: expected train, recognize or evaluate");
    };
  }

  private String train(String id, Iterator<String> fields) throws IOException {
    RecognizerTrainer trainer = BenchNetwork.valueOf(fields.next()).trainer();
    LongSupplier clock = clock(fields.next());
    int count = number(fields);
    Training settings = Training.epochs(number(fields)).withSpecAugment(SpecAugment.NONE);
    LabeledClips clips = spread(Path.of(fields.next()), count);
    write(features(trainer, clips), Path.of(fields.next()));
    tasks.put(id, new SteppedTraining(trainer, clips, settings, clock));
    var spec = trainer.pipeline().output();
    long parameters = trainer.network().parameterCount(spec, clips.labels().size());
    return "%s\t%s\t%s".formatted(parameters, spec.rows(), spec.columns());
  }

  private static LongSupplier clock(String name) {
    return switch (name) {
      case "wall" -> System::nanoTime;
      case "processor" ->
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime;
      default -> throw new IllegalArgumentException("bench: expected wall or processor");
    };
  }

  /** Clips from all over the data set. */
  private static LabeledClips spread(Path fsdd, int count) throws IOException {
    LabeledClips all = FreeSpokenDigits.read(fsdd);
    List<LabeledClip> clips =
        IntStream.range(0, count)
            .mapToObj(i -> all.clips().get((int) ((long) i * all.size() / count)))
            .toList();
    return new LabeledClips(all.labels(), clips);
  }

  private static List<float[]> features(RecognizerTrainer trainer, LabeledClips clips)
      throws IOException {
    FeatureExtractor<?> extractor = trainer.pipeline().newExtractor();
    List<float[]> all = new ArrayList<>();
    for (LabeledClip clip : clips.clips()) {
      float[] features = new float[trainer.pipeline().output().size()];
      int validFrames = extractor.extractInto(clip.read(), features);
      all.add(new float[] {clips.labels().indexOf(clip.label()), validFrames});
      all.add(features);
    }
    return all;
  }

  private static String write(List<float[]> rows, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (float[] row : rows) {
        ByteBuffer bytes =
            ByteBuffer.allocate(row.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(row);
        out.write(bytes.array());
      }
    }
    return "";
  }

  private static String save(SteppedTraining training, Path folder) throws IOException {
    try (Recognizer recognizer = training.end()) {
      recognizer.save(folder);
    }
    return "";
  }

  private String recognize(String id, TimedRecognition.Way way, Iterator<String> fields)
      throws IOException {
    Recognizer recognizer = Recognizer.load(Path.of(fields.next()));
    int count = number(fields);
    tasks.put(id, new TimedRecognition(recognizer, spread(Path.of(fields.next()), count), way));
    return "";
  }
}
