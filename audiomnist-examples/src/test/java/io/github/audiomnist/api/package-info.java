/** What the libraries promise to those who compile against them. */
@NullMarked
package io.github.audiomnist.api;

import org.jspecify.annotations.NullMarked;
