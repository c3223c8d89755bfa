/** Files of strangers: what reads them, fed with what a fuzzer finds. */
@NullMarked
package io.github.audiomnist.fuzz;

import org.jspecify.annotations.NullMarked;
