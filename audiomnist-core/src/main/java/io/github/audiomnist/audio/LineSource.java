package io.github.audiomnist.audio;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Where lines to record from come from: {@code AudioSystem}, or a test. */
@FunctionalInterface
interface LineSource {

  /**
   * A line, not yet open.
   *
   * @throws IllegalArgumentException if no device has the format
   * @throws LineUnavailableException if all that have it are in use
   */
  TargetDataLine line(AudioFormat format) throws LineUnavailableException;
}
