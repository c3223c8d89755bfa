/** Immutable recipes of signal processing, and the plans that carry them out. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.transform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
