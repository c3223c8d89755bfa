package io.github.audiomnist.examples;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.FeaturesDiff;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A pipeline and a clip in, what every stage makes of it out; or how that differs from another. */
@Command(
    name = "doctor",
    description = {
      "Shows stage by stage what features are made of a clip, and what is odd about it.",
      "With --against or --npy it compares, and exits with 1 if there is a difference."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class DoctorCommand implements Callable<Integer> {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Whose features. */
  private static final class Source {

    @Option(
        names = "--model",
        required = true,
        paramLabel = "DIR",
        description = ModelOption.DESCRIPTION)
    private @Nullable Path model;

    @Option(
        names = "--recipe",
        required = true,
        paramLabel = "FILE.json",
        description = "Recipe of a pipeline, as Pipeline.toJson() gives it.")
    private @Nullable Path recipe;

    Pipeline<?> pipeline() throws IOException {
      return recipe == null ? PipelineFiles.ofModel(model) : PipelineFiles.ofRecipe(recipe);
    }
  }

  /** What to compare with. */
  private static final class Other {

    @Option(
        names = "--against",
        required = true,
        paramLabel = "DIR|FILE.json",
        description = "Compare with the pipeline of another recogniser or recipe.")
    private @Nullable Path against;

    @Option(
        names = "--npy",
        required = true,
        paramLabel = "FILE.npy",
        description = "Compare with an array that numpy.save wrote.")
    private @Nullable Path npy;
  }

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @ArgGroup private Source source = new Source();

  @ArgGroup private @Nullable Other other;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "The stage to compare with --npy. Default: the last.")
  private @Nullable String stage;

  @Option(
      names = "--tolerance",
      defaultValue = "1e-3",
      paramLabel = "T",
      description =
          "Within which values are equal: in dB or another unit of the stage, of samples and powers"
              + " as a share. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(
      names = "--dump",
      paramLabel = "DIR",
      description = "Write what every stage gives to DIR, for numpy.load.")
  private @Nullable Path dump;

  @Option(names = "--json", description = "Print a JSON object instead.")
  private boolean json;

  @Parameters(paramLabel = "FILE", description = "An audio file; - is standard input.")
  private String file;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    Pipeline<?> pipeline = source.pipeline();
    Waveform recording = RecordingFile.read(file, terminal);
    Features features = Features.of(pipeline, recording);
    @Nullable FeaturesDiff diff = diff(features, recording);
    if (dump != null) {
      write(features, dump);
    }
    DoctorReport report = DoctorReport.of(file, pipeline, features, diff);
    terminal.out().print(json ? GSON.toJson(report) + System.lineSeparator() : report.text(diff));
    return diff == null || diff.isEqual() ? Main.DONE : Main.FAILED;
  }

  private void requireSense() {
    if (stage != null && (other == null || other.npy == null)) {
      throw misuse("--stage: expected it together with --npy, found it alone");
    }
    if (!(tolerance >= 0)) {
      throw misuse("--tolerance: expected a number of at least 0, found " + tolerance);
    }
  }

  private ParameterException misuse(String text) {
    return new ParameterException(command.commandLine(), text);
  }

  private @Nullable FeaturesDiff diff(Features features, Waveform recording) throws IOException {
    if (other == null) {
      return null;
    } else if (other.npy != null) {
      String name = stage == null ? features.last().name() : stage;
      return Features.diff(features, name, NpyArray.read(other.npy), tolerance);
    }
    Pipeline<?> second = PipelineFiles.of(Objects.requireNonNull(other.against));
    return Features.diff(features, Features.of(second, recording), tolerance);
  }

  /** A file for each stage, in order. */
  private static void write(Features features, Path folder) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (FeatureStage stage : features.stages()) {
      stage
          .toNpy()
          .write(folder.resolve(String.format(Locale.ROOT, "%02d-%s.npy", number++, stage.name())));
    }
  }
}
