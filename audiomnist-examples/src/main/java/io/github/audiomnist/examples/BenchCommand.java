package io.github.audiomnist.examples;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.Resample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast the front end is on the machine at hand. */
@Command(
    name = "bench",
    description = "Times features, resampling and WAV files on this machine, on one thread.")
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class BenchCommand implements Callable<Integer> {

  private static final int CLIPS = 8;
  private static final int RESAMPLED_RATE = 16_000;
  private static final double WARM_UP = 2;
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      paramLabel = "S",
      description = "How long each line is timed, after twice that to warm up. Default: 1.")
  private double seconds;

  @Option(
      names = "--worker",
      hidden = true,
      paramLabel = "THREADS",
      description = "Take turns with other programs, as standard input says.")
  private @Nullable Integer worker;

  @Option(
      names = "--training-worker",
      hidden = true,
      description = "Train and recognise in turns with other programs, as standard input says.")
  private boolean trainingWorker;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (worker != null) {
      new BenchWorker(terminal, worker).run();
      return Main.DONE;
    }
    if (trainingWorker) {
      new TrainingWorker(terminal).run();
      return Main.DONE;
    }
    if (!(seconds > 0)) {
      throw new ParameterException(
          command.commandLine(), "--seconds: expected more than 0, found " + seconds);
    }
    printHead();
    for (BenchSetting setting : BenchSetting.ALL) {
      printFeatures(setting);
    }
    for (int rate : new int[] {48_000, 44_100}) {
      print(
          "%s to %s Hz".formatted(rate, RESAMPLED_RATE),
          "",
          BenchTask.ofResampling(new Resample(RESAMPLED_RATE), noise(rate)),
          0);
    }
    printFiles();
    return Main.DONE;
  }

  private void printHead() {
    boolean onVectors = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "Java %s, %s, %d processors, Vector API %s%n%n",
            Runtime.version(),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            onVectors ? "on" : "off; java --add-modules " + VECTOR_MODULE + " -jar turns it on");
    printRow(
        "clips of one second, one thread",
        "kernel",
        "us, least",
        "median",
        "clips/s",
        "frames/s",
        "bytes/clip");
  }

  private void printFeatures(BenchSetting setting) {
    List<Waveform> noise = noise(setting.sampleRate());
    for (Kernel kernel : List.of(Kernel.JTRANSFORMS, Kernel.BATCHED, Kernel.VECTOR)) {
      Pipeline<?> pipeline = setting.pipeline(kernel);
      print(
          setting.toString(),
          kernel.name(),
          BenchTask.ofRecordings(pipeline, noise),
          pipeline.output().columns());
    }
  }

  /** From written files to features that are kept. */
  private void printFiles() throws IOException {
    Path folder = Files.createTempDirectory("audiomnist-bench");
    try {
      BenchSetting setting = BenchSetting.ALL.get(BenchSetting.ALL.size() - 1);
      List<LabeledClip> files = new ArrayList<>();
      for (Waveform noise : noise(setting.sampleRate())) {
        Path file = folder.resolve(files.size() + ".wav");
        WavFile.write(file, noise);
        files.add(LabeledClip.ofFile(file, "noise", LabeledClip.UNKNOWN_SPEAKER));
      }
      Pipeline<?> pipeline = setting.pipeline(Kernel.AUTO);
      print(
          "WAV file at %s Hz".formatted(setting.sampleRate()),
          Kernel.AUTO.name(),
          BenchTask.ofFiles(pipeline, files),
          pipeline.output().columns());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** {@value #CLIPS} seconds of white noise, a clip each. */
  private static List<Waveform> noise(int sampleRate) {
    return IntStream.range(0, CLIPS).mapToObj(seed -> noise(sampleRate, seed)).toList();
  }

  private static Waveform noise(int sampleRate, int seed) {
    SeededRandom random = new SeededRandom(seed);
    float[] samples = new float[sampleRate];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return Waveform.of(samples, sampleRate);
  }

  private void print(String what, String kernel, BenchTask task, int numFrames) {
    try (BenchTimer timer = new BenchTimer(task, 1)) {
      timer.time(WARM_UP * seconds * 1e3);
      double[] nanos = timer.time(seconds * 1e3);
      Arrays.sort(nanos);
      double median = nanos[nanos.length / 2];
      printRow(
          what,
          kernel,
          rounded(nanos[0] / 1e3, 1),
          rounded(median / 1e3, 1),
          rounded(1e9 / median, 0),
          numFrames == 0 ? "" : rounded(numFrames * 1e9 / median, 0),
          rounded(timer.allocatedPerClip(), 0));
    }
  }

  private static String rounded(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private void printRow(String... cells) {
    terminal.out().printf(Locale.ROOT, "%-38s %-11s %9s %9s %10s %10s %10s%n", (Object[]) cells);
  }
}
