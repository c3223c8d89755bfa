package io.github.audiomnist.examples;

import io.github.audiomnist.examples.web.Limits;
import io.github.audiomnist.examples.web.Shelf;
import io.github.audiomnist.examples.web.WebServer;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the web page and its interface until it is interrupted. */
@Command(
    name = "serve",
    description = "Recognises in the browser: serves a page and an HTTP interface.",
    footer = {
      "",
      "Examples:",
      "  audiomnist serve",
      "  audiomnist serve --model digits",
      "  audiomnist serve --models recognisers --port 9000",
      "  curl -H 'Content-Type: audio/wav' --data-binary @7.wav localhost:8080/api/predict",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the options.
final class ServeCommand implements Callable<Integer> {

  private static final String PRETRAINED = "pretrained";
  private static final String MANIFEST = "recognizer.json";

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "Folder of a recogniser; repeat it to offer several, the first is the default. With"
              + " neither this nor --models, the recogniser of digits that comes with the library.")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder whose folders are recognisers, all of which are offered.")
  private @Nullable Path shelf;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Where to listen; 0 is any free port. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description =
          "This machine's address to listen at; 0.0.0.0 lets everybody in who can reach it."
              + " Default: ${DEFAULT-VALUE}")
  private String host;

  @Option(
      names = "--client-rate",
      paramLabel = "N",
      description =
          "Requests a second of one address, after twice as many at once; 0 is no bound, as a proxy"
              + " in front needs it. Default: 100")
  private @Nullable Integer clientRate;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Limits limits = limits();
    EngineThreads.oneUnlessSaid();
    try (WebServer server = start(address(), limits)) {
      Thread stop = new Thread(server::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      server.join();
    } catch (InterruptedException e) {
      terminal.note("stopped");
    }
    return Main.DONE;
  }

  private InetSocketAddress address() throws IOException {
    if (port < 0 || port > 0xffff) {
      throw new IOException(
          "--port: expected 0 to 65535, found %s; choose another".formatted(port));
    }
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  private Limits limits() {
    try {
      Limits standard = Limits.standard();
      return clientRate == null ? standard : standard.withClientRate(clientRate);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--client-rate: " + e.getMessage(), e);
    }
  }

  private WebServer start(InetSocketAddress address, Limits limits) throws IOException {
    Shelf recognizers = Shelf.of(load());
    try {
      WebServer server =
          WebServer.start(
              recognizers, limits, address, failure -> terminal.fail(ErrorLine.of(failure)));
      tell(address, server.port());
      return server;
    } catch (BindException e) {
      throw new IOException(
          "%s:%s: expected a free port of this machine, found %s; choose another by --port or --host"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  private void tell(InetSocketAddress address, int boundPort) {
    boolean loopback = address.getAddress().isLoopbackAddress();
    terminal.note(
        "open http://%s:%s; Ctrl-C stops it".formatted(loopback ? "localhost" : host, boundPort));
    if (!loopback) {
      terminal.note("everybody who can reach this address may use it");
    }
  }

  private Map<String, Recognizer> load() throws IOException {
    Map<String, Recognizer> recognizers = new LinkedHashMap<>();
    try {
      for (Path model : models) {
        add(model, recognizers);
      }
      if (shelf != null) {
        addAll(shelf, recognizers);
      }
      if (models.isEmpty() && shelf == null) {
        recognizers.put(PRETRAINED, Recognizer.pretrained());
      } else if (recognizers.isEmpty()) {
        throw new IOException(
            "%s: expected a folder with recognisers in it, found none; name one by --model"
                .formatted(shelf));
      }
      return recognizers;
    } catch (IOException | RuntimeException e) {
      recognizers.values().forEach(Recognizer::close);
      throw e;
    }
  }

  private static void add(Path model, Map<String, Recognizer> recognizers) throws IOException {
    String name = String.valueOf(model.toAbsolutePath().normalize().getFileName());
    if (recognizers.containsKey(name)) {
      throw new IOException(
          "%s: expected a name of its own, found a second '%s'; rename the folder"
              .formatted(model, name));
    }
    recognizers.put(name, Recognizer.load(model));
  }

  /** One that cannot be loaded does not keep the others from being served. */
  private void addAll(Path folder, Map<String, Recognizer> recognizers) throws IOException {
    for (Path model : modelsIn(folder)) {
      try {
        add(model, recognizers);
      } catch (IOException e) {
        terminal.fail(ErrorLine.of(e));
      }
    }
  }

  private static List<Path> modelsIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> Files.exists(entry.resolve(MANIFEST))).sorted().toList();
    }
  }
}
