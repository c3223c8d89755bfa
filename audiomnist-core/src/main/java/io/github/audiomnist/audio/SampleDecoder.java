package io.github.audiomnist.audio;

/**
 * How the samples of a WAV file are stored, and the loop that reads them.
 *
 * <p>Integers are divided by 2^(bits-1), so that the most negative one becomes -1, as libsndfile
 * and with it librosa do. The product with a power of two is exact up to 24 bits; 32-bit integers
 * are rounded to the nearest float. Constants are immutable; threads may share them.
 */
enum SampleDecoder {
  /** Unsigned, with 128 as zero. */
  UNSIGNED_8(1) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = ((bytes[offset + i] & 0xFF) - 128) * 0x1p-7f;
      }
    }
  },
  INT_16(2) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = LittleEndian.int16(bytes, offset + 2 * i) * 0x1p-15f;
      }
    }
  },
  INT_24(3) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = LittleEndian.int24(bytes, offset + 3 * i) * 0x1p-23f;
      }
    }
  },
  INT_32(4) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = LittleEndian.int32(bytes, offset + 4 * i) * 0x1p-31f;
      }
    }
  },
  FLOAT_32(4) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = LittleEndian.float32(bytes, offset + 4 * i);
      }
    }
  },
  /** Rounded to float; what a float cannot hold becomes infinite. */
  FLOAT_64(8) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = (float) LittleEndian.float64(bytes, offset + 8 * i);
      }
    }
  },
  A_LAW(1) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = Companding.aLaw(bytes[offset + i]);
      }
    }
  },
  MU_LAW(1) {
    @Override
    void decode(byte[] bytes, int offset, float[] samples, int start, int count) {
      for (int i = 0; i < count; i++) {
        samples[start + i] = Companding.muLaw(bytes[offset + i]);
      }
    }
  };

  /** Samples decoded before they are mixed; they stay in the first-level cache. */
  private static final int MIX_BLOCK = 4096;

  private final int bytesPerSample;

  SampleDecoder(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  /** Size of a stored sample. */
  final int bytesPerSample() {
    return bytesPerSample;
  }

  /** Whether a sample may be NaN or infinite. */
  final boolean isFloat() {
    return this == FLOAT_32 || this == FLOAT_64;
  }

  /**
   * Reads samples one after the other.
   *
   * @param bytes of the file
   * @param offset of the first sample in {@code bytes}
   * @param samples receives the samples
   * @param start of the first sample in {@code samples}
   * @param count number of samples
   */
  abstract void decode(byte[] bytes, int offset, float[] samples, int start, int count);

  /**
   * Reads the mean of the channels.
   *
   * @param bytes of the file
   * @param offset of the first sample frame in {@code bytes}
   * @param channels samples in a frame
   * @param mono receives a sample for each frame
   * @param start of the first of them in {@code mono}
   * @param numFrames sample frames
   */
  final void decodeMono(
      byte[] bytes, int offset, int channels, float[] mono, int start, int numFrames) {
    if (channels == 1) {
      decode(bytes, offset, mono, start, numFrames);
      return;
    }
    int blockFrames = Math.min(numFrames, Math.max(1, MIX_BLOCK / channels));
    float[] block = new float[blockFrames * channels];
    int frameBytes = bytesPerSample * channels;
    for (int first = 0; first < numFrames; first += blockFrames) {
      int count = Math.min(blockFrames, numFrames - first);
      decode(bytes, offset + first * frameBytes, block, 0, count * channels);
      for (int frame = 0; frame < count; frame++) {
        mono[start + first + frame] = mean(block, frame * channels, channels);
      }
    }
  }

  private static float mean(float[] samples, int start, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += samples[start + i];
    }
    return (float) (sum / count);
  }
}
