/** Reports of data sets and trainings, as JSON and as pages that hold all they show. */
@NullMarked
package io.github.audiomnist.examples.reports;

import org.jspecify.annotations.NullMarked;
