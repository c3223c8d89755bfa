package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.audiomnist.signal.SignalSpec;
import java.util.ArrayList;
import java.util.List;

/** The frames that a stream gave, for tests. */
final class Frames implements FrameListener {

  private final List<float[]> frames = new ArrayList<>();

  @Override
  public void frameDecided(long frame, float[] values) {
    assertEquals(frames.size(), frame, "number of the frame");
    frames.add(values.clone());
  }

  int count() {
    return frames.size();
  }

  /** Row-major {@code [rows][count()]}, as a batch writes them. */
  float[] values(int rows) {
    float[] values = new float[rows * frames.size()];
    for (int t = 0; t < frames.size(); t++) {
      for (int row = 0; row < rows; row++) {
        values[row * frames.size() + t] = frames.get(t)[row];
      }
    }
    return values;
  }

  /** Fails unless the frames are those of a batch, bit for bit. */
  void assertAre(SignalSpec spec, float[] batch) {
    assertEquals(spec.columns(), count(), "frames");
    assertArrayEquals(batch, values(spec.rows()));
  }
}
