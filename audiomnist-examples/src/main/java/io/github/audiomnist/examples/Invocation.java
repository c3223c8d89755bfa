package io.github.audiomnist.examples;

import java.io.File;
import java.nio.file.Path;

/** How this program was started, for commands to copy. */
final class Invocation {

  private static final String DEFAULT_JAR = "audiomnist.jar";

  private Invocation() {}

  /** For example {@code java -jar audiomnist-examples/target/audiomnist.jar}. */
  static String command() {
    String classPath = System.getProperty("java.class.path", "");
    boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    return "java -jar " + (isJar ? fromHere(Path.of(classPath)) : DEFAULT_JAR);
  }

  private static String fromHere(Path jar) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = jar.toAbsolutePath();
    return (absolute.startsWith(here) ? here.relativize(absolute) : jar).toString();
  }
}
