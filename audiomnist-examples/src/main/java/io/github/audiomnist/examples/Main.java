package io.github.audiomnist.examples;

import io.github.audiomnist.examples.EvaluateCommand.Choice;
import io.github.audiomnist.training.ComputeDevice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit codes: {@value #DONE} done, {@value #FAILED} failed, {@value #MISUSED}
 * wrong usage. A failure is one line on standard error.
 */
@Command(
    name = "audiomnist",
    description = "Recognises spoken words.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage.")
public final class Main {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int MISUSED = 2;

  private static final String DEBUG_VARIABLE = "AUDIOMNIST_DEBUG";

  private final Terminal terminal;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure; so does the variable AUDIOMNIST_DEBUG.")
  private boolean debug;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Figures need no screen.
    System.setProperty("java.awt.headless", "true");
    int exitCode = run(Terminal.ofProcess(), args);
    Interruption.commandIsOver();
    System.exit(exitCode);
  }

  /** Runs a command; gives its exit code. */
  static int run(Terminal terminal, String... args) {
    Main main = new Main(terminal);
    try {
      CommandLine commandLine = main.commandLine();
      return commandLine.execute(withConfig(commandLine, args));
    } catch (IOException e) {
      return main.failed(e);
    } catch (LinkageError | OutOfMemoryError e) {
      // picocli hands on exceptions alone; a native library that does not load is an error.
      return main.failed(e);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /** The arguments with those of the file that {@code --config} names. */
  private static String[] withConfig(CommandLine commandLine, String... args) throws IOException {
    CommandLine command =
        Arrays.stream(args)
            .map(commandLine.getSubcommands()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(commandLine);
    return command.getCommandSpec().findOption(ConfigFile.OPTION) == null
        ? args
        : ConfigFile.expand(command.getCommandSpec(), List.of(args)).toArray(String[]::new);
  }

  private CommandLine commandLine() {
    return new CommandLine(this)
        .addSubcommand(new QuickstartCommand(terminal))
        .addSubcommand(new TrainCommand(terminal))
        .addSubcommand(new PretrainCommand(terminal))
        .addSubcommand(new EvaluateCommand(terminal))
        .addSubcommand(new CrossvalCommand(terminal))
        .addSubcommand(new AblateCommand(terminal))
        .addSubcommand(new PredictCommand(terminal))
        .addSubcommand(new ListenCommand(terminal))
        .addSubcommand(
            new CommandLine(new DatasetsCommand(terminal))
                .addSubcommand(new DatasetsCommand.DownloadCommand(terminal)))
        .addSubcommand(new PlotCommand(terminal))
        .addSubcommand(new AnalyzeCommand(terminal))
        .addSubcommand(new ServeCommand(terminal))
        .addSubcommand(new DoctorCommand(terminal))
        .addSubcommand(new BenchCommand(terminal))
        .addSubcommand(new AutoComplete.GenerateCompletion())
        .registerConverter(Layout.class, new Choices<>(Layout.class))
        .registerConverter(KnownDataset.class, new Choices<>(KnownDataset.class))
        .registerConverter(SplitRule.class, new Choices<>(SplitRule.class))
        .registerConverter(AblationGroup.class, new Choices<>(AblationGroup.class))
        .registerConverter(FoldRule.class, new Choices<>(FoldRule.class))
        .registerConverter(AugmentRule.class, new Choices<>(AugmentRule.class))
        .registerConverter(FeatureRule.class, new Choices<>(FeatureRule.class))
        .registerConverter(OptimizerRule.class, new Choices<>(OptimizerRule.class))
        .registerConverter(ScheduleRule.class, new Choices<>(ScheduleRule.class))
        .registerConverter(Choice.class, new Choices<>(Choice.class))
        .registerConverter(FreezeRule.class, new Choices<>(FreezeRule.class))
        .registerConverter(ModelFamily.class, new Choices<>(ModelFamily.class))
        .registerConverter(PlotKind.class, new Choices<>(PlotKind.class))
        .registerConverter(ComputeDevice.class, new Choices<>(ComputeDevice.class))
        .setOut(new PrintWriter(terminal.out(), true, Charset.defaultCharset()))
        .setErr(new PrintWriter(terminal.err(), true, Charset.defaultCharset()))
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure))
        .setParameterExceptionHandler((misuse, args) -> misused(misuse));
  }

  private int failed(Throwable failure) {
    terminal.fail(ErrorLine.of(failure));
    if (debug || System.getenv(DEBUG_VARIABLE) != null) {
      failure.printStackTrace(terminal.err());
    }
    return FAILED;
  }

  private int misused(ParameterException misuse) {
    String command = misuse.getCommandLine().getCommandSpec().qualifiedName();
    terminal.fail(
        "%s%s; see %s --help"
            .formatted(
                Objects.requireNonNullElse(misuse.getMessage(), "wrong usage"),
                suggestion(misuse),
                command));
    return MISUSED;
  }

  private static String suggestion(ParameterException misuse) {
    List<String> similar =
        misuse instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return similar.isEmpty() ? "" : "; similar: " + String.join(", ", similar);
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {

    /** The library's version, or that there is none outside of a jar. */
    static String ofLibrary() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "unpackaged" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"audiomnist " + ofLibrary()};
    }
  }
}
