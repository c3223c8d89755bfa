package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.ZippedDataset;
import java.io.Closeable;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bundled sample set of synthetic speech, read in place: a ZIP file that lies in a folder of
 * classes or within the jar. Its clips can be read until it is closed.
 */
final class SampleDigits implements Closeable {

  static final String NAME = "sample-digits.zip";

  private final @Nullable FileSystem jar;
  private final ZippedDataset zip;

  private SampleDigits(@Nullable FileSystem jar, Path zip) throws IOException {
    this.jar = jar;
    this.zip = ZippedDataset.open(zip);
  }

  /** Opens the bundled set. */
  static SampleDigits open() throws IOException {
    URL resource = SampleDigits.class.getResource(NAME);
    if (resource == null) {
      throw new IOException(
          "%s: expected the sample set in the jar, found none; build the jar again"
              .formatted(NAME));
    }
    return open(resource);
  }

  /** Opens the set at {@code resource}, a file or a jar's entry. */
  static SampleDigits open(URL resource) throws IOException {
    try {
      return resource.openConnection() instanceof JarURLConnection entry
          ? openInJar(entry)
          : new SampleDigits(null, Path.of(resource.toURI()));
    } catch (URISyntaxException e) {
      throw new IOException(
          "%s: expected the path of a file, found other characters; move the jar"
              .formatted(resource),
          e);
    }
  }

  private static SampleDigits openInJar(JarURLConnection entry)
      throws IOException, URISyntaxException {
    URI file = entry.getJarFileURL().toURI();
    // Java 23 and later know this mode; earlier ones pass it over. Nothing is written either way.
    FileSystem jar = FileSystems.newFileSystem(Path.of(file), Map.of("accessMode", "readOnly"));
    try {
      return new SampleDigits(jar, jar.getPath(entry.getEntryName()));
    } catch (IOException | RuntimeException e) {
      jar.close();
      throw e;
    }
  }

  /** The clips: ten digits, in thirty voices that no person has. */
  LabeledClips read() throws IOException {
    return zip.read();
  }

  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } finally {
      if (jar != null) {
        jar.close();
      }
    }
  }
}
