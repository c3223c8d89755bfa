/**
 * Immutable recipes of signal processing, the plans that carry them out on clips, and the stages
 * that do so on streams.
 */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.transform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
