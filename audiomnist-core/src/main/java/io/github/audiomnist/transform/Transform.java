package io.github.audiomnist.transform;

import io.github.audiomnist.signal.Signal;
import io.github.audiomnist.signal.SignalSpec;

/**
 * An immutable recipe of one step of signal processing: parameters only, equal when they are.
 *
 * @param <I> kind of signal that goes in
 * @param <O> kind of signal that comes out
 */
public interface Transform<I extends Signal, O extends Signal> {

  /**
   * The spec of what comes out when {@code input} goes in.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if this step cannot work on {@code
   *     input}
   */
  SignalSpec outputSpec(SignalSpec input);

  /**
   * The tables for one input spec.
   *
   * @throws io.github.audiomnist.signal.SpecMismatchException if this step cannot work on {@code
   *     input}
   */
  Plan plan(SignalSpec input);

  /**
   * This step on a stream: a stage, new each time, or what to take instead. A transform that says
   * nothing of it works on whole clips alone.
   *
   * @param input spec of what goes in; its {@code columns} mean nothing
   * @throws io.github.audiomnist.signal.SpecMismatchException if this step cannot work on {@code
   *     input}
   */
  default Streaming streaming(SignalSpec input) {
    return new WholeClip("one for whole clips alone", "leave it out or put another in its place");
  }
}
