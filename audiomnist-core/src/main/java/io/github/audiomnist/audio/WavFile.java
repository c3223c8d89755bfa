package io.github.audiomnist.audio;

import io.github.audiomnist.files.WholeFile;
import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Reads WAV files as waveforms and writes waveforms as WAV files.
 *
 * <p>Read are RIFF, RF64 and BW64 files, plain or extensible, of integers (8 bits unsigned; 16, 24
 * and 32 bits), floats (32 and 64 bits), A-law and µ-law, with 1 to 65535 channels at 1 to {@link
 * SignalSpec#MAX_SAMPLE_RATE} Hz. Integers are divided by 2^(bits-1), as librosa and soundfile do;
 * floats are taken as they are, also outside [-1, 1]. Channels are mixed to their mean. Nothing is
 * resampled.
 *
 * <p>Sizes in a file are checked against what is there; memory is taken only in proportion to the
 * bytes that were really read. A data chunk that is shorter than declared is an error; one of
 * undeclared size, as programs leave it that write to a pipe (0, 0xFFFFFFFF, or sox's 0x7FFFF000),
 * reaches to the end of the file. An incomplete last sample frame is dropped. Chunks that hold no
 * samples are passed over.
 *
 * <p>Messages of all exceptions have one line: {@code file: expected …, found …; remedy}. Paths may
 * belong to any file system, such as that of a zip archive. Threads may use this class freely.
 */
public final class WavFile {

  private static final String KIND = "a WAV file";

  private WavFile() {}

  /**
   * The recording in {@code file}, mixed down to one channel.
   *
   * @throws AudioFormatException if the file is not WAV, or is truncated, damaged, without samples,
   *     of an unsupported codec, longer than 2 GiB - 9 bytes, or has a sample that is NaN or
   *     infinite
   * @throws FileSystemException if the file does not exist, is a folder, or cannot be read
   */
  public static Waveform read(Path file) throws IOException {
    return parse(AudioBytes.read(file, KIND), file.toString());
  }

  /**
   * The recording in a stream, mixed down to one channel. Reads to the end of the stream and leaves
   * it open.
   *
   * @param in for example standard input
   * @param name what to call the stream in messages
   * @throws AudioFormatException if the stream is not one WAV file as for {@link #read(Path)}
   * @throws IOException if reading fails
   */
  public static Waveform read(InputStream in, String name) throws IOException {
    return parse(AudioBytes.read(in, name, KIND, AudioBytes.MAX_BYTES), name);
  }

  /**
   * The recording in the bytes of a file, mixed down to one channel.
   *
   * @param bytes of a whole WAV file; not changed, not kept
   * @param name what to call the file in messages
   * @throws AudioFormatException if the bytes are not one WAV file as for {@link #read(Path)}
   */
  public static Waveform parse(byte[] bytes, String name) throws AudioFormatException {
    RiffReader.Samples stored = RiffReader.find(bytes, name);
    WavFormat format = stored.format();
    float[] samples = new float[stored.numFrames()];
    format
        .decoder()
        .decodeMono(bytes, stored.offset(), format.channels(), samples, 0, samples.length);
    if (format.decoder().isFloat()) {
      requireFinite(samples, name);
    }
    return Waveform.of(samples, format.sampleRate());
  }

  /**
   * Writes 16-bit PCM; otherwise as {@link #write(Path, Waveform, SampleFormat)}.
   *
   * @throws IllegalArgumentException if the waveform has no samples, or too many for 2 GiB
   * @throws FileSystemException if the folder does not exist or cannot be written, or {@code file}
   *     is there and is not a regular file
   */
  public static void write(Path file, Waveform waveform) throws IOException {
    write(file, waveform, SampleFormat.PCM_16);
  }

  /**
   * Writes a file of one channel, whole or not at all: an existing file is replaced in one step,
   * and stays as it was if writing fails.
   *
   * @param file a file to create or replace, in a folder that exists
   * @param waveform samples; those outside [-1, 1] are set to the limit if the format is PCM
   * @param format how a sample is stored
   * @throws IllegalArgumentException if the waveform has no samples, or too many for 2 GiB
   * @throws FileSystemException if the folder does not exist or cannot be written, or {@code file}
   *     is there and is not a regular file
   */
  public static void write(Path file, Waveform waveform, SampleFormat format) throws IOException {
    WholeFile.write(file, bytes(waveform, format));
  }

  /**
   * The bytes of a file, as {@link #write(Path, Waveform, SampleFormat)} would write it.
   *
   * @throws IllegalArgumentException if the waveform has no samples, or too many for 2 GiB
   */
  public static byte[] bytes(Waveform waveform, SampleFormat format) {
    return WavEncoder.encode(waveform, format);
  }

  /**
   * Passes if all samples are finite.
   *
   * @throws AudioFormatException otherwise
   */
  static void requireFinite(float[] samples, String name) throws AudioFormatException {
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new AudioFormatException(
            name,
            "finite samples",
            "%s at index %s".formatted(samples[i], i),
            "export the recording again as 16-bit PCM");
      }
    }
  }
}
