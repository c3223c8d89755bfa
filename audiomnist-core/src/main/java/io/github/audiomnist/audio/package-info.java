/** Audio files to waveforms and back. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.audio;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
