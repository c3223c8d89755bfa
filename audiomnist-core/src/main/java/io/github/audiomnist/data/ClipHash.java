package io.github.audiomnist.data;

import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of clips. Texts are preceded by their lengths, so that no two lists of clips are written
 * alike; each recording counts by its own hash, made by any thread.
 */
final class ClipHash {

  private ClipHash() {}

  static String of(LabeledClips clips) throws IOException {
    MessageDigest digest = newDigest();
    digest.update(bytes(clips.labels().size()));
    clips.labels().names().forEach(name -> add(digest, name));
    List<byte[]> recordings = recordings(clips);
    for (int i = 0; i < clips.size(); i++) {
      add(digest, clips.clips().get(i).label());
      add(digest, clips.clips().get(i).speaker());
      digest.update(recordings.get(i));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<byte[]> recordings(LabeledClips clips) throws IOException {
    try {
      return clips.clips().parallelStream().map(ClipHash::recording).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static byte[] recording(LabeledClip clip) {
    try {
      Waveform waveform = clip.read();
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * waveform.length());
      bytes.putInt(waveform.sampleRate()).asFloatBuffer().put(waveform.values());
      return newDigest().digest(bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes(encoded.length));
    digest.update(encoded);
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
