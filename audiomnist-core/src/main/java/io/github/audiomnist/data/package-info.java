/** Labelled recordings, the layouts of the known data sets, and splits that do not leak. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.data;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
