package io.github.audiomnist.examples.web;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** A recording that came in a request's body, as it is or as the one file of a form. */
final class Upload {

  private static final Set<String> WAV_TYPES =
      Set.of(
          "audio/wav",
          "audio/wave",
          "audio/x-wav",
          "audio/vnd.wave",
          "audio/x-pn-wav",
          "application/octet-stream");
  private static final String FORM_TYPE = "multipart/form-data";
  private static final String UNNAMED = "recording";
  private static final int MAX_PARTS = 8;
  private static final int MAX_PART_HEADER_BYTES = 4096;
  private static final int MAX_BOUNDARY = 70;

  private final byte[] bytes;
  private final @Nullable String name;

  private Upload(byte[] bytes, @Nullable String name) {
    this.bytes = bytes;
    this.name = name;
  }

  /**
   * Passes if a body of this type can be an upload.
   *
   * @throws RefusedException otherwise
   */
  static void requireType(@Nullable String contentType) {
    String type = plainType(contentType);
    if (!WAV_TYPES.contains(type) && !type.equals(FORM_TYPE)) {
      throw new RefusedException(
          Problem.of(
              415,
              "Content-Type",
              "audio/wav or " + FORM_TYPE,
              type.isEmpty() ? "none" : "'%s'".formatted(Problem.shortened(type)),
              "send a WAV file with the header Content-Type: audio/wav"));
    }
  }

  /**
   * The recording in a body.
   *
   * @throws RefusedException if it is a form without exactly one file
   */
  static Upload of(String contentType, byte[] body) {
    return plainType(contentType).equals(FORM_TYPE)
        ? ofForm(contentType, body)
        : new Upload(body, null);
  }

  private static String plainType(@Nullable String contentType) {
    return contentType == null
        ? ""
        : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static Upload ofForm(String contentType, byte[] body) {
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary(contentType));
    parser.setMaxParts(MAX_PARTS);
    parser.setMaxLength(body.length);
    parser.setPartHeadersMaxLength(MAX_PART_HEADER_BYTES);
    // Parts stay in memory, which the body's size bounds; nothing is written to a disk.
    parser.setMaxMemoryFileSize(-1);
    try (MultiPartFormData.Parts parts =
        Blocker.blockWithPromise(
            promise -> parser.parse(Content.Source.from(ByteBuffer.wrap(body)), promise))) {
      return onlyFile(parts);
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException | IOException e) {
      throw form("one that can be read", "a broken one");
    }
  }

  private static String boundary(String contentType) {
    String boundary = anyBoundary(contentType);
    if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw form("a boundary of 1 to %d characters".formatted(MAX_BOUNDARY), "another");
    }
    return boundary;
  }

  /** Null also if a quote is not closed, of which Jetty makes an exception. */
  private static @Nullable String anyBoundary(String contentType) {
    try {
      return MultiPart.extractBoundary(contentType);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Upload onlyFile(MultiPartFormData.Parts parts) throws IOException {
    Upload file = null;
    for (MultiPart.Part part : parts) {
      if (part.getFileName() != null) {
        if (file != null) {
          throw form("one file", "more");
        }
        file = new Upload(bytes(part), part.getFileName());
      }
    }
    if (file == null) {
      throw form("one file", "none");
    }
    return file;
  }

  private static byte[] bytes(MultiPart.Part part) throws IOException {
    return BufferUtil.toArray(Content.Source.asByteBuffer(part.createContentSource()));
  }

  private static RefusedException form(String expected, String found) {
    return new RefusedException(
        Problem.of(
            400,
            "form",
            expected,
            found,
            "send one request for each file: curl -F file=@clip.wav"));
  }

  /** The name that its sender gave it, or null; only ever repeated, never opened. */
  @Nullable String name() {
    return name;
  }

  /**
   * The recording.
   *
   * @throws io.github.audiomnist.audio.AudioFormatException if it is no WAV file that can be read
   * @throws RefusedException if it is longer than {@code maxSeconds}
   */
  Waveform waveform(int maxSeconds) throws IOException {
    String said = name == null ? UNNAMED : Problem.shortened(name);
    Waveform waveform = WavFile.parse(bytes, said);
    if (waveform.durationSeconds() > maxSeconds) {
      throw new RefusedException(
          Problem.of(
              413,
              said,
              "at most %d s".formatted(maxSeconds),
              String.format(Locale.ROOT, "%.1f s", waveform.durationSeconds()),
              "cut it"));
    }
    return waveform;
  }
}
