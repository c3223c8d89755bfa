/** Seeded changes of training data; never part of a saved pipeline. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.augment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
