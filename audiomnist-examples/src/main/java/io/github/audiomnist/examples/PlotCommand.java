package io.github.audiomnist.examples;

import io.github.audiomnist.audio.AudioFiles;
import io.github.audiomnist.examples.plots.ClipFigures;
import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.examples.reports.ReportFigures;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.Saliency;
import io.github.audiomnist.pipeline.FeatureStage;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Clip or report in, figure out. */
@Command(
    name = "plot",
    description = {
      "Draws a clip, or what a recogniser hears in it, or the report of a training.",
      "features and saliency are of a recogniser, those after them of a report."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class PlotCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILE",
      description = "An audio file, or a report.json of train or evaluate.")
  private Path file;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES}.")
  private PlotKind kind;

  @Mixin private ModelOption model;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "For which saliency is drawn. Default: what is recognised.")
  private @Nullable String label;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.png|FILE.svg",
      description = "Where to write the figure.")
  private Path out;

  PlotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    Figure.requireWritable(out);
    figure().write(out);
    terminal.out().println("figure in " + out);
    return Main.DONE;
  }

  private void requireSense() {
    if (model.folder() != null && kind.source() != PlotKind.Source.MODEL) {
      throw misuse("no --model for --kind " + kind, String.valueOf(model.folder()));
    }
    if (label != null && kind != PlotKind.SALIENCY) {
      throw misuse("--label for --kind saliency alone", "--kind " + kind);
    }
  }

  private ParameterException misuse(String expected, String found) {
    return new ParameterException(
        command.commandLine(), "expected %s, found %s".formatted(expected, found));
  }

  private Figure figure() throws IOException {
    if (kind.source() == PlotKind.Source.REPORT) {
      return ReportFigures.read(file, kind.toString());
    }
    String title = String.valueOf(file.getFileName());
    Waveform recording = AudioFiles.read(file);
    if (kind.source() == PlotKind.Source.MODEL) {
      try (Recognizer recognizer = model.open()) {
        return kind == PlotKind.FEATURES
            ? ClipFigures.stage(title, Features.of(recognizer.pipeline(), recording).last())
            : saliency(title, recording, recognizer);
      }
    }
    InputFormat whole = new InputFormat(recording.sampleRate(), recording.length(), Crop.START);
    return switch (kind) {
      case WAVEFORM -> ClipFigures.waveform(title, recording);
      case SPECTROGRAM -> ClipFigures.stage(title, last(Pipeline.logSpectrogram(whole), recording));
      case MFCC -> ClipFigures.stage(title, last(Pipeline.mfcc(whole), recording));
      case OVERVIEW ->
          ClipFigures.overview(
              title,
              recording,
              List.of(
                  last(Pipeline.logSpectrogram(whole), recording),
                  last(Pipeline.melSpec(whole), recording)));
      default -> ClipFigures.stage(title, last(Pipeline.melSpec(whole), recording));
    };
  }

  private static FeatureStage last(Pipeline<?> pipeline, Waveform recording) {
    return Features.of(pipeline, recording).last();
  }

  private Figure saliency(String title, Waveform recording, Recognizer recognizer) {
    Saliency saliency =
        label == null ? recognizer.explain(recording) : recognizer.explain(recording, label);
    String heard =
        String.format(
            Locale.ROOT,
            "%s, heard as \u201c%s\u201d (%.1f %%)",
            title,
            saliency.prediction().label(),
            100 * saliency.prediction().probability());
    return ClipFigures.saliency(heard, Features.of(recognizer.pipeline(), recording), saliency);
  }
}
