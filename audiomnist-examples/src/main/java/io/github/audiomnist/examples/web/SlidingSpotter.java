package io.github.audiomnist.examples.web;

import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.signal.Waveform;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Spots words by recognising what was said between two silences, as loud as the level of speech
 * demands.
 */
final class SlidingSpotter implements WordSpotter {

  private static final double BLOCK_SECONDS = 0.02;
  private static final double TAIL_SECONDS = 0.2;
  private static final double LONGEST_SECONDS = 1.2;
  private static final double SPEECH_RMS = 0.01;
  private static final float LEAST_PROBABILITY = 0.5f;

  private final Recognizer recognizer;
  private final int sampleRate;
  private final Consumer<SpottedWord> listener;
  private final float[] block;
  private final float[] word;
  private int inBlock;
  private int inWord;
  private int quiet;
  private long total;

  SlidingSpotter(Recognizer recognizer, int sampleRate, Consumer<SpottedWord> listener) {
    this.recognizer = recognizer;
    this.sampleRate = sampleRate;
    this.listener = listener;
    this.block = new float[(int) Math.ceil(BLOCK_SECONDS * sampleRate)];
    this.word = new float[(int) (LONGEST_SECONDS * sampleRate) / block.length * block.length];
  }

  @Override
  public void accept(float[] samples) {
    for (float sample : samples) {
      block[inBlock++] = sample;
      if (inBlock == block.length) {
        acceptBlock();
        inBlock = 0;
      }
    }
  }

  private void acceptBlock() {
    total += block.length;
    double power = 0;
    for (float sample : block) {
      power += sample * sample;
    }
    boolean speech = Math.sqrt(power / block.length) > SPEECH_RMS;
    quiet = speech ? 0 : quiet + block.length;
    if (speech || inWord > 0) {
      System.arraycopy(block, 0, word, inWord, block.length);
      inWord += block.length;
    }
    if (inWord == word.length || (inWord > 0 && quiet > TAIL_SECONDS * sampleRate)) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (inWord > 0) {
      Prediction prediction =
          recognizer.recognize(Waveform.of(Arrays.copyOf(word, inWord), sampleRate));
      if (prediction.probability() >= LEAST_PROBABILITY) {
        double seconds = (double) (total - inWord) / sampleRate;
        listener.accept(new SpottedWord(prediction.label(), prediction.probability(), seconds));
      }
      inWord = 0;
    }
  }
}
