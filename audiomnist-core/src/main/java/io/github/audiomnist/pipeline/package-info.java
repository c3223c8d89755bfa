/** Transforms in a row, from a recording of any rate and length to features of one known shape. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.pipeline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
