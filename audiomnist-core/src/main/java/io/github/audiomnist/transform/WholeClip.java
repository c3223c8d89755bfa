package io.github.audiomnist.transform;

import io.github.audiomnist.signal.SpecMismatchException;

/**
 * Says that a transform's values depend on the whole clip, so that none is known before the end.
 *
 * @param reason what it needs of the clip
 * @param alternative what to take on a stream
 */
public record WholeClip(String reason, String alternative) implements Streaming {

  SpecMismatchException refusal(Transform<?, ?> transform) {
    return new SpecMismatchException(
        transform.getClass().getSimpleName(),
        "a stage that works on a stream",
        reason,
        alternative);
  }
}
