/** Figures of clips, data sets, trainings and evaluations, as PNG and SVG. */
@NullMarked
package io.github.audiomnist.examples.plots;

import org.jspecify.annotations.NullMarked;
