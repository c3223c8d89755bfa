/** The command line: train, evaluate, predict, and a quickstart on bundled synthetic speech. */
@NullMarked
package io.github.audiomnist.examples;

import org.jspecify.annotations.NullMarked;
