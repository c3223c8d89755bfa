package io.github.audiomnist.examples;

import io.github.audiomnist.data.LabeledClip;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.models.Recognizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Files to labels.
 *
 * @param recognizer is closed with it
 * @param clips whose files are read
 * @param way how
 */
record TimedRecognition(Recognizer recognizer, LabeledClips clips, Way way) implements TimedWork {

  /** How clips are recognised. */
  enum Way {
    /** Each by itself, and timed by itself. */
    ONE_BY_ONE,
    /** All in one call. */
    TOGETHER
  }

  @Override
  public void close() {
    recognizer.close();
  }

  @Override
  public double[] time(double milliseconds) throws IOException {
    DoubleStream.Builder times = DoubleStream.builder();
    long begin = System.nanoTime();
    do {
      addPass(times);
    } while (System.nanoTime() - begin < milliseconds * 1e6);
    return times.build().toArray();
  }

  private void addPass(DoubleStream.Builder times) throws IOException {
    long start = System.nanoTime();
    if (way == Way.TOGETHER) {
      Evaluation unused = recognizer.evaluate(clips);
      times.add((double) (System.nanoTime() - start) / clips.size());
      return;
    }
    for (LabeledClip clip : clips.clips()) {
      var unused = recognizer.recognize(clip.read());
      long end = System.nanoTime();
      times.add((double) (end - start));
      start = end;
    }
  }

  /** Of every clip, in order. */
  List<float[]> logits() throws IOException {
    List<float[]> logits = new ArrayList<>();
    for (LabeledClip clip : clips.clips()) {
      logits.add(recognizer.recognize(clip.read()).logits());
    }
    return logits;
  }
}
