package io.github.audiomnist.api;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public types and members of a library as text: a line each, sorted, with simple names. As a
 * program it writes those of core and models to the folder that is its argument.
 *
 * <p>A text is compared in place of jars: there is no release yet whose jar could be fetched, and
 * who reads a change sees in the text what it does to others.
 */
final class PublicApi {

  /** What is published. */
  enum Library {
    CORE(WavFile.class),
    MODELS(Recognizer.class);

    private final Class<?> member;

    Library(Class<?> member) {
      this.member = member;
    }

    /** Where in {@code folder} its text is. */
    Path file(Path folder) {
      return folder.resolve("api-%s.txt".formatted(name().toLowerCase(Locale.ROOT)));
    }

    /** Its public types and members. */
    String text() throws IOException {
      return classes(member).stream()
          .filter(PublicApi::isPublic)
          .map(type -> new PublicApi(type).lines())
          .collect(Collectors.joining("\n"));
    }
  }

  /** Packages in front of names of types. */
  private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])");

  private final Class<?> type;

  private PublicApi(Class<?> type) {
    this.type = type;
  }

  public static void main(String[] args) throws IOException {
    for (Library library : Library.values()) {
      Files.writeString(library.file(Path.of(args[0])), library.text());
    }
  }

  private static List<Class<?>> classes(Class<?> member) throws IOException {
    Path place = place(member);
    if (Files.isDirectory(place)) {
      return classesIn(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return classesIn(jar.getPath("/"));
    }
  }

  private static Path place(Class<?> member) throws IOException {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<Class<?>> classesIn(Path root) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(root)) {
      names =
          files
              .map(file -> root.relativize(file).toString().replaceAll("[/\\\\]", "."))
              .filter(name -> name.matches("io\\.github\\..*(?<!-info)\\.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()))
              .sorted()
              .toList();
    }
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      if (!name.contains(".internal.")) {
        classes.add(loaded(name));
      }
    }
    return classes;
  }

  private static Class<?> loaded(String name) throws IOException {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  private String lines() {
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors()).filter(PublicApi::isOffered).map(this::line);
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> isOffered(method) && !isOfAllEnums(method))
            .map(this::line);
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> isOffered(field) && !field.isEnumConstant())
            .map(this::line);
    Stream<String> members =
        Stream.of(fields, constructors, methods).flatMap(lines -> lines.sorted());
    return Stream.of(Stream.of(header()), constants(), members)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isOffered(Member member) {
    return (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()))
        && !member.isSynthetic();
  }

  private boolean isOfAllEnums(Method method) {
    return type.isEnum()
        && (method.getName().equals("values") || method.getName().equals("valueOf"));
  }

  private String header() {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    // Constants with bodies make an enum sealed.
    boolean isSealed = type.isSealed() && !type.isEnum();
    String modifiers =
        isSealed
            ? "sealed "
            : Modifier.isFinal(type.getModifiers()) && kind.equals("class") ? "final " : "";
    String parameters =
        type.getTypeParameters().length == 0
            ? ""
            : Arrays.stream(type.getTypeParameters())
                .map(each -> each + " extends " + names(each.getBounds()))
                .collect(Collectors.joining(", ", "<", ">"));
    String parent =
        kind.equals("class") && type.getSuperclass() != Object.class
            ? " extends " + Objects.requireNonNull(type.getGenericSuperclass()).getTypeName()
            : "";
    String interfaces =
        type.getInterfaces().length == 0 ? "" : " is " + names(type.getGenericInterfaces());
    String permitted =
        isSealed ? " permits " + names(Objects.requireNonNull(type.getPermittedSubclasses())) : "";
    return modifiers
        + kind
        + " "
        + type.getName().replace("io.github.audiomnist.", "").replace('$', '.')
        + simple(parameters + parent + interfaces + permitted).replace('$', '.');
  }

  private static String names(Type... types) {
    return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
  }

  /** Those of an enum in their order, which is part of what they are. */
  private Stream<String> constants() {
    return type.isEnum()
        ? Stream.of(
            "  "
                + Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                    .map(each -> ((Enum<?>) each).name())
                    .toList())
        : Stream.empty();
  }

  private String line(Executable member) {
    return "  "
        + simple(member.toGenericString().replace(type.getName() + ".", "").replace('$', '.'));
  }

  /** The value of a constant is compiled into what uses it. */
  private String line(Field field) {
    String line =
        "  " + simple(field.toGenericString().replace(type.getName() + ".", "").replace('$', '.'));
    try {
      boolean isConstant =
          Modifier.isStatic(field.getModifiers())
              && (field.getType().isPrimitive() || field.getType() == String.class);
      return isConstant && Modifier.isPublic(field.getModifiers())
          ? line + " = " + field.get(null)
          : line;
    } catch (IllegalAccessException e) {
      throw new AssertionError(line, e);
    }
  }

  private static String simple(String text) {
    return PACKAGES.matcher(text).replaceAll("").replace("public ", "").replace("abstract ", "");
  }
}
