/** Networks, and the recognisers that they become by training. */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.models;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
