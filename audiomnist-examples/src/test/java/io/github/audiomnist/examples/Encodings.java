package io.github.audiomnist.examples;

import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Crop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Recordings as others write them: by javax.sound, not by this library. */
final class Encodings {

  private Encodings() {}

  /** The same sound at another rate. */
  static Waveform atRate(Waveform clip, int rate) {
    int length = (int) ((long) clip.length() * rate / clip.sampleRate());
    return Pipeline.from(new InputFormat(rate, length, Crop.CENTER)).apply(clip);
  }

  /**
   * Writes a WAV file.
   *
   * @param encoding PCM_SIGNED (16 bits), ALAW or ULAW
   * @param channels that all have the clip, each of its own loudness
   */
  static Path write(Path file, Waveform clip, Encoding encoding, int channels) throws IOException {
    int rate = clip.sampleRate();
    AudioFormat pcm = new AudioFormat(rate, 16, channels, true, false);
    byte[] bytes = bytes(clip, channels);
    try (AudioInputStream stream =
            new AudioInputStream(
                new ByteArrayInputStream(bytes), pcm, bytes.length / pcm.getFrameSize());
        AudioInputStream encoded =
            encoding.equals(Encoding.PCM_SIGNED)
                ? stream
                : AudioSystem.getAudioInputStream(
                    new AudioFormat(encoding, rate, 8, channels, channels, rate, false), stream)) {
      AudioSystem.write(encoded, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  private static byte[] bytes(Waveform clip, int channels) {
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * channels * clip.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : clip.values()) {
      for (int channel = 1; channel <= channels; channel++) {
        bytes.putShort((short) Math.round(sample * Short.MAX_VALUE / channel));
      }
    }
    return bytes.array();
  }
}
