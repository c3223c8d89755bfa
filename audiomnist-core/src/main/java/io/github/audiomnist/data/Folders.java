package io.github.audiomnist.data;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.audiomnist.audio.AudioFiles;
import io.github.audiomnist.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Listings of folders, sorted by name as UTF-16, so that every file system and locale gives the
 * same order. Names that start with a dot (resource forks, folders of tools) are left out.
 */
final class Folders {

  private static final Set<String> AUDIO =
      Set.of("wav", "aif", "aiff", "aifc", "au", "flac", "ogg", "mp3");

  private static final String COPY_AGAIN = "copy it from the data set again";

  private Folders() {}

  /**
   * Returns {@code path}.
   *
   * @throws DatasetException if it is not a folder
   */
  @CanIgnoreReturnValue
  static Path require(Path path) throws DatasetException {
    if (Files.isDirectory(path)) {
      return path;
    }
    if (Files.notExists(path)) {
      throw new DatasetException(path, "a folder", "nothing", "check the path");
    }
    String remedy =
        name(path).toLowerCase(Locale.ROOT).endsWith(".zip")
            ? "open it with ZippedDataset.open"
            : "give the folder that holds it";
    throw new DatasetException(path, "a folder", "a file", remedy);
  }

  /** The folders in {@code parent} whose name {@code accepts}. */
  static List<Path> folders(Path parent, Predicate<String> accepts) throws IOException {
    return list(parent, path -> accepts.test(name(path)) && Files.isDirectory(path));
  }

  /** The WAV files in {@code folder}, told by name. */
  static List<Path> wavFiles(Path folder) throws IOException {
    return list(folder, path -> extension(path).equals("wav"));
  }

  /** The files in {@code folder} that {@link AudioFiles} may read, told by name. */
  static List<Path> audioFiles(Path folder) throws IOException {
    return list(folder, path -> AUDIO.contains(extension(path)));
  }

  private static String extension(Path path) {
    String name = name(path);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** {@code root}'s folder of that name, or {@code root} itself if it has none. */
  static Path childOrSelf(Path root, String child) {
    Path folder = root.resolve(child);
    return Files.isDirectory(folder) ? folder : root;
  }

  /** The last name of {@code path}; empty for a root. Some zip file systems append a slash. */
  static String name(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  /**
   * The text in a file. What an archive says of a file's size is not believed.
   *
   * @throws DatasetException if there are more than {@code maxBytes}, or they are not UTF-8
   * @throws IOException if the file cannot be read
   */
  static String text(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new DatasetException(
            file, "a text of at most %d bytes".formatted(maxBytes), "more", COPY_AGAIN);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DatasetException(file, "a text in UTF-8", "other bytes", COPY_AGAIN, e);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw WholeFile.explained(file, e, "a text", COPY_AGAIN);
    }
  }

  private static List<Path> list(Path folder, Predicate<Path> accepts) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!name(entry).startsWith(".") && accepts.test(entry)) {
          paths.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw unlisted(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
    paths.sort(Comparator.comparing(Folders::name));
    return paths;
  }

  private static IOException unlisted(Path folder, IOException cause) {
    return WholeFile.explained(folder, cause, "a folder to list", "check the path");
  }
}
