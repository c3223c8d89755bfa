package io.github.audiomnist.examples;

import static io.github.audiomnist.examples.RequestLoop.inTenths;
import static io.github.audiomnist.examples.RequestLoop.number;

import io.github.audiomnist.data.FreeSpokenDigits;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Resample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A contestant of {@code front-end-benchmark.sh}: requests of a {@link RequestLoop}:
 *
 * <pre>
 * prepare ID features KERNEL RATE N_FFT HOP MELS CLIPS LENGTH FILE
 * prepare ID resample QUALITY FROM TO CLIPS LENGTH FILE
 * prepare ID files KERNEL RATE N_FFT HOP MELS FOLDER
 * time ID MILLISECONDS      nanoseconds per clip of every pass over the clips
 * check ID FILE             writes what comes out of all clips; how many values that is
 * allocated ID              bytes per clip
 * </pre>
 *
 * <p>Files hold little-endian floats, row-major {@code [CLIPS][LENGTH]} or one clip's values after
 * the other.
 */
final class BenchWorker {

  private final Terminal terminal;
  private final int numThreads;
  private final Map<String, BenchTimer> timers = new HashMap<>();

  BenchWorker(Terminal terminal, int numThreads) {
    this.terminal = terminal;
    this.numThreads = numThreads;
  }

  /** Answers until the input ends. */
  void run() throws IOException {
    new RequestLoop(terminal).run(this::answer);
    timers.values().forEach(BenchTimer::close);
  }

  private String answer(String request, String id, Iterator<String> fields) throws IOException {
    return switch (request) {
      case "prepare" -> prepare(id, task(fields));
      case "time" -> inTenths(timer(id).time(Double.parseDouble(fields.next())));
      case "check" -> check(timer(id).task(), Path.of(fields.next()));
      case "allocated" -> inTenths(timer(id).allocatedPerClip());
      default -> throw new IllegalArgumentException("bench: expected a request, found " + request);
    };
  }

  private String prepare(String id, BenchTask task) {
    BenchTimer before = timers.put(id, new BenchTimer(task, numThreads));
    if (before != null) {
      before.close();
    }
    return "";
  }

  private BenchTimer timer(String id) {
    BenchTimer timer = timers.get(id);
    if (timer == null) {
      throw new IllegalArgumentException("bench: expected a prepared task, found " + id);
    }
    return timer;
  }

  private static BenchTask task(Iterator<String> fields) throws IOException {
    return switch (fields.next()) {
      case "features" -> {
        Kernel kernel = Kernel.valueOf(fields.next());
        BenchSetting setting = setting(fields);
        yield BenchTask.ofRecordings(
            setting.pipeline(kernel), recordings(fields, setting.sampleRate()));
      }
      case "resample" -> {
        Resample.Quality quality = Resample.Quality.valueOf(fields.next());
        int from = number(fields);
        Resample resample = new Resample(number(fields), quality);
        yield BenchTask.ofResampling(resample, recordings(fields, from));
      }
      case "files" -> {
        Kernel kernel = Kernel.valueOf(fields.next());
        Pipeline<?> pipeline = setting(fields).pipeline(kernel);
        LabeledClips clips = FreeSpokenDigits.read(Path.of(fields.next()));
        yield BenchTask.ofFiles(pipeline, clips.clips());
      }
      default -> throw new IllegalArgumentException("bench: expected features, resample or files");
    };
  }

  private static BenchSetting setting(Iterator<String> fields) {
    return new BenchSetting(number(fields), number(fields), number(fields), number(fields));
  }

  private static List<Waveform> recordings(Iterator<String> fields, int sampleRate)
      throws IOException {
    int clips = number(fields);
    float[] samples = new float[number(fields)];
    FloatBuffer all =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(fields.next())))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    List<Waveform> recordings = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      all.get(samples);
      recordings.add(Waveform.of(samples, sampleRate));
    }
    return recordings;
  }

  private static String check(BenchTask task, Path file) throws IOException {
    BenchTask.Worker worker = task.workers().get();
    long count = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int clip = 0; clip < task.clips(); clip++) {
        float[] values = worker.process(clip);
        ByteBuffer bytes =
            ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
        count += values.length;
      }
    }
    return String.valueOf(count);
  }
}
