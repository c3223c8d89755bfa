package io.github.audiomnist.audio;

/**
 * How {@link WavFile} stores a sample.
 *
 * <p>Integers are the sample times 2^(bits-1), rounded to the nearest (ties to even); what is out
 * of range is set to the limit. A file written and read again differs by at most half a step within
 * [-1, 1 - step]. Constants are immutable; threads may share them.
 */
public enum SampleFormat {
  /** Unsigned integers of 8 bits, 128 being zero. */
  PCM_8(1) {
    @Override
    void encode(float[] samples, byte[] bytes, int offset) {
      for (int i = 0; i < samples.length; i++) {
        bytes[offset + i] = (byte) (saturated(samples[i], 0x1p7) + 128);
      }
    }
  },
  /** Signed integers of 16 bits: what speech corpora use. */
  PCM_16(2) {
    @Override
    void encode(float[] samples, byte[] bytes, int offset) {
      for (int i = 0; i < samples.length; i++) {
        LittleEndian.putInt16(bytes, offset + 2 * i, saturated(samples[i], 0x1p15));
      }
    }
  },
  /** Signed integers of 24 bits. */
  PCM_24(3) {
    @Override
    void encode(float[] samples, byte[] bytes, int offset) {
      for (int i = 0; i < samples.length; i++) {
        LittleEndian.putInt24(bytes, offset + 3 * i, saturated(samples[i], 0x1p23));
      }
    }
  },
  /** Signed integers of 32 bits. */
  PCM_32(4) {
    @Override
    void encode(float[] samples, byte[] bytes, int offset) {
      for (int i = 0; i < samples.length; i++) {
        LittleEndian.putInt32(bytes, offset + 4 * i, saturated(samples[i], 0x1p31));
      }
    }
  },
  /** IEEE 754 floats: exact. */
  FLOAT_32(4) {
    @Override
    void encode(float[] samples, byte[] bytes, int offset) {
      for (int i = 0; i < samples.length; i++) {
        LittleEndian.putFloat32(bytes, offset + 4 * i, samples[i]);
      }
    }
  },
  /** IEEE 754 doubles: exact. */
  FLOAT_64(8) {
    @Override
    void encode(float[] samples, byte[] bytes, int offset) {
      for (int i = 0; i < samples.length; i++) {
        LittleEndian.putFloat64(bytes, offset + 8 * i, samples[i]);
      }
    }
  };

  private final int bytesPerSample;

  SampleFormat(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  /** Size of a stored sample, in bytes. */
  public int bytesPerSample() {
    return bytesPerSample;
  }

  /** Writes all samples, one after the other, from {@code bytes[offset]}. */
  abstract void encode(float[] samples, byte[] bytes, int offset);

  final boolean isFloat() {
    return this == FLOAT_32 || this == FLOAT_64;
  }

  private static int saturated(float sample, double scale) {
    return (int) Math.max(-scale, Math.min(scale - 1, Math.rint(sample * scale)));
  }
}
