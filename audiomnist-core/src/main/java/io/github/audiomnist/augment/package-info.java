/**
 * Random changes of training data, decided by (seed, epoch, clip) whatever the thread; never part
 * of a saved pipeline.
 *
 * <p>A {@link io.github.audiomnist.augment.WaveformAugment} changes a recording; several make an
 * {@link io.github.audiomnist.augment.Augmentation}. {@link
 * io.github.audiomnist.augment.VocalTractWarp} stands between spectra and mel bands. {@link
 * io.github.audiomnist.augment.SpecAugment} and {@link io.github.audiomnist.augment.Cutout} mask
 * features; {@link io.github.audiomnist.augment.Mixup} mixes clips or features, and their labels.
 * All are immutable, and threads may share them.
 */
@NullMarked
@CheckReturnValue
package io.github.audiomnist.augment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
