/** Files that are replaced whole or not at all. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.files;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
