/**
 * What stands on DJL: engine, blocks, training loop, weights. Not for users; may change at any
 * time.
 */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.internal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
