/** Saved recognisers of strangers, where what reads them is not public. */
@NullMarked
package io.github.audiomnist.models;

import org.jspecify.annotations.NullMarked;
