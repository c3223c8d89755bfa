package io.github.audiomnist.examples;

import io.github.audiomnist.data.DatasetSummary;
import io.github.audiomnist.files.WriterLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Public data sets: a list, and downloads. */
@Command(
    name = "datasets",
    description = "Lists public data sets of spoken words, or downloads one.",
    footer = {
      "%nExamples:",
      "  audiomnist datasets",
      "  audiomnist datasets download fsdd --to free-spoken-digit-dataset",
      "%nExit codes: 0 done, 1 failed, 2 wrong usage."
    })
final class DatasetsCommand implements Callable<Integer> {

  private final Terminal terminal;

  DatasetsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (KnownDataset dataset : KnownDataset.values()) {
      terminal
          .out()
          .println(
              "%s\t%s; %s\t%s"
                  .formatted(dataset, dataset.title(), dataset.licence(), dataset.address()));
    }
    return Main.DONE;
  }

  /** Archive in, folder out. */
  @Command(
      name = "download",
      description = {
        "Downloads a data set from its publisher and unpacks it. What was cut goes on where it"
            + " stopped, if the server can.",
        "The archive's SHA-256 is checked if its publisher's is known (speech-commands); the others"
            + " are held to the length that the server tells and to the archive's own checksums."
      },
      footer = {
        "%nExamples:",
        "  audiomnist datasets download fsdd --to free-spoken-digit-dataset",
        "  audiomnist datasets download speech-commands --to speech-commands",
        "%nExit codes: 0 done, 1 failed, 2 wrong usage."
      })
  @SuppressWarnings("NullAway.Init") // picocli sets the options.
  static final class DownloadCommand implements Callable<Integer> {

    private static final int MAX_TIMEOUT = 3_600;

    private final Terminal terminal;

    @Spec private CommandSpec command;

    @Parameters(paramLabel = "DATASET", description = "${COMPLETION-CANDIDATES}.")
    private KnownDataset dataset;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "DIR",
        description = "Folder that it becomes: a new or empty one.")
    private Path to;

    @Option(
        names = "--from",
        paramLabel = "URL",
        description = "Another address of the same archive, such as a mirror.")
    private @Nullable URI from;

    @Option(
        names = "--timeout",
        defaultValue = "60",
        paramLabel = "SECONDS",
        description =
            "Ask for the rest if no byte comes for so long, from 1 to 3600. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    DownloadCommand(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      URI address = address();
      if (timeout < 1 || timeout > MAX_TIMEOUT) {
        throw new ParameterException(
            command.commandLine(),
            "--timeout: expected 1 to %s, found %s".formatted(MAX_TIMEOUT, timeout));
      }
      DatasetFolder folder = new DatasetFolder(to);
      terminal.note("%s; %s; from %s".formatted(dataset.title(), dataset.licence(), address));
      download(folder, address);
      return Main.DONE;
    }

    private URI address() {
      URI address = from == null ? dataset.address() : from;
      if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
        throw new ParameterException(
            command.commandLine(), "--from: expected http or https, found " + address);
      }
      return address;
    }

    @SuppressWarnings("try") // The lock is held.
    private void download(DatasetFolder folder, URI address) throws IOException {
      try (WriterLock lock = folder.lock()) {
        DownloadProgress progress = new DownloadProgress(terminal);
        folder.download(address, Duration.ofSeconds(timeout), progress);
        progress.done();
        if (dataset.sha256().isPresent()) {
          folder.requireSha256(dataset.sha256().get());
          terminal.note("SHA-256 is the published one");
        }
        terminal.note("unpacking");
        tell(folder.unpack());
      }
    }

    private void tell(DatasetSummary summary) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%,d clips of %,d speakers in %s",
                  summary.numClips(),
                  summary.bySpeaker().size(),
                  to));
    }
  }
}
