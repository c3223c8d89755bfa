/** Random numbers that a seed decides, the same on every Java version and for any threads. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.random;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
