package io.github.audiomnist.augment;

import io.github.audiomnist.signal.SignalSpec;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Plan;
import io.github.audiomnist.transform.Resample;

/** Other rates of whole arrays, by {@link Resample}. */
final class Resampling {

  private Resampling() {}

  /** {@code ceil(samples.length * to / from)} samples. */
  static float[] resample(float[] samples, int from, int to) {
    Plan plan = new Resample(to).plan(SignalSpec.waveform(from, samples.length));
    float[] out = new float[plan.output().size()];
    plan.process(samples, samples.length, out, plan.newScratch());
    return out;
  }

  /** The samples of {@code recording} at {@code sampleRate} Hz. */
  static float[] atRate(Waveform recording, int sampleRate) {
    return resample(recording.values(), recording.sampleRate(), sampleRate);
  }
}
