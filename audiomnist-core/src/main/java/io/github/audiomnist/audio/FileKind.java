package io.github.audiomnist.audio;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file that is not WAV seems to be, judged by its first bytes: a hint for messages. */
final class FileKind {

  /** {@code bytes}, as ISO 8859-1, stand at {@code offset} in files of that kind. */
  private record Signature(int offset, String bytes, String kind) {
    boolean matches(String head) {
      return head.startsWith(bytes, offset);
    }
  }

  private static final String MIDI_START = "MThd";
  private static final String MIDI = "a MIDI file, notes and no recording";

  /** Bytes looked at; enough to tell text from data. */
  private static final int HEAD = 64;

  private static final int WAV_HEADER = 12;

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(8, "WEBP", "a WebP image"),
          new Signature(8, "AVI ", "an AVI video"),
          new Signature(0, "RIFX", "a big-endian WAV file (RIFX)"),
          new Signature(0, "RIFF", "a RIFF file without WAVE"),
          new Signature(0, "RF64", "an RF64 file without WAVE"),
          new Signature(0, "BW64", "a BW64 file without WAVE"),
          new Signature(0, "riff", "a Wave64 file"),
          new Signature(28, "\u0001vorbis", "an Ogg Vorbis file"),
          new Signature(28, "OpusHead", "an Ogg Opus file"),
          new Signature(0, "OggS", "an Ogg file (Vorbis or Opus)"),
          new Signature(0, "fLaC", "a FLAC file"),
          new Signature(0, "ID3", "an MP3 file"),
          new Signature(0, "\u00ff\u00fb", "an MP3 file"),
          new Signature(0, "\u00ff\u00f3", "an MP3 file"),
          new Signature(0, "\u00ff\u00f1", "an AAC file"),
          new Signature(8, "AIFC", "an AIFF-C file"),
          new Signature(0, "FORM", "an AIFF file"),
          new Signature(0, ".snd", "a Sun AU file"),
          new Signature(0, MIDI_START, MIDI),
          new Signature(0, "caff", "a Core Audio file"),
          new Signature(0, "wvpk", "a WavPack file"),
          new Signature(0, "#!AMR", "an AMR file"),
          new Signature(0, "NIST_1A", "a NIST Sphere file"),
          new Signature(4, "ftyp", "an MP4 or M4A file"),
          new Signature(0, "\u001aE\u00df\u00a3", "a WebM or Matroska file"),
          new Signature(0, "PK\u0003\u0004", "a zip archive"),
          new Signature(0, "\u001f\u008b", "a gzip archive"),
          new Signature(0, "version https://git-lfs", "a Git LFS pointer, not the file itself"),
          new Signature(0, "<", "text (HTML or XML)"));

  /** Libraries, by groupId and artifactId, with a provider for the JDK. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "a FLAC file", "org.jflac:jflac-codec",
          "an Ogg Vorbis file", "com.github.trilarion:java-vorbis-support",
          "an MP3 file", "com.googlecode.soundlibs:mp3spi");

  private FileKind() {}

  /** Whether {@code bytes} are notes, which the JDK would play: hours of sound from a few bytes. */
  static boolean isMidi(byte[] bytes) {
    return of(bytes).equals(MIDI);
  }

  /** The library with which the JDK reads such files, if one is known. */
  static Optional<String> provider(byte[] bytes) {
    return Optional.ofNullable(PROVIDERS.get(of(bytes)));
  }

  /** A noun phrase for the kind of file that {@code bytes} are. */
  static String of(byte[] bytes) {
    if (bytes.length == 0) {
      return "an empty file";
    }
    int length = Math.min(HEAD, bytes.length);
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    if (bytes.length < WAV_HEADER && "RIFF".startsWith(head.substring(0, Math.min(4, length)))) {
      return "the first %d bytes of one".formatted(bytes.length);
    }
    return SIGNATURES.stream()
        .filter(signature -> signature.matches(head))
        .map(Signature::kind)
        .findFirst()
        .orElseGet(() -> isText(head) ? "text" : "data that begins with " + firstBytes(bytes));
  }

  /** No control characters but white space; bytes over 0x7F may be UTF-8. */
  private static boolean isText(String head) {
    return head.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
  }

  private static String firstBytes(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(4, bytes.length));
  }
}
