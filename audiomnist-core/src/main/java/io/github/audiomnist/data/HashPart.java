package io.github.audiomnist.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The part of a Speech Commands file by a hash of its name: {@code which_set} in the data set's
 * README. What follows {@code _nohash_} does not count, so that a speaker's files stay together.
 */
final class HashPart {

  // MAX_NUM_WAVS_PER_CLASS of the README, about 134 million.
  private static final int MAX_CLIPS = (1 << 27) - 1;

  private static final String NO_HASH = "_nohash_";

  private HashPart() {}

  static Part of(String fileName, double validationPercentage, double testingPercentage) {
    double percentage = percentage(fileName);
    if (percentage < validationPercentage) {
      return Part.VALIDATION;
    }
    return percentage < testingPercentage + validationPercentage ? Part.TEST : Part.TRAIN;
  }

  /** Where the name falls, from 0 to 100. */
  static double percentage(String fileName) {
    byte[] digest = sha1(hashedName(fileName).getBytes(StandardCharsets.UTF_8));
    // The README takes the digest as one big number modulo 2^27: the low bits of its last int.
    int lowBits = ByteBuffer.wrap(digest).getInt(digest.length - Integer.BYTES) & MAX_CLIPS;
    return lowBits * (100.0 / MAX_CLIPS);
  }

  static boolean isNoHash(String fileName) {
    return fileName.indexOf(NO_HASH) > 0;
  }

  /** The name up to {@code _nohash_}, or all of it. */
  static String hashedName(String fileName) {
    int end = fileName.indexOf(NO_HASH);
    return end < 0 ? fileName : fileName.substring(0, end);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
