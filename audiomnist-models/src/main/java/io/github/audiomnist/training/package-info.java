/** How a recogniser is trained, and what came of it. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.training;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
