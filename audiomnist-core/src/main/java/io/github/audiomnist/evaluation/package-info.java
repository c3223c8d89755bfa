/** Predictions and the figures by which a recogniser is judged. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.evaluation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
