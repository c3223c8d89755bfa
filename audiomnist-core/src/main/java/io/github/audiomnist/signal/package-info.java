/**
 * What flows through a pipeline: waveforms, spectrograms, cepstrograms, and the specs that describe
 * their shape, rate and unit.
 */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.signal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
