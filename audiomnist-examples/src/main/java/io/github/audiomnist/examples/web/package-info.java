/**
 * The web page and its server: recordings in, predictions out, over HTTP and a WebSocket.
 *
 * <p>A request passes, outermost first, {@code RequestLedger} (counts and bounds it), {@code
 * Draining}, {@code SecurityHeaders}, {@code ClientRates}, {@code OriginGuard}, and {@code Router},
 * which knows every path. {@code Upload} is what comes in, {@code Problem} what goes wrong, {@code
 * Workers} where recordings are recognised. No path of a request ever becomes the path of a file:
 * the page is read once, from the class path, and recognisers are known by name.
 */
@NullMarked
package io.github.audiomnist.examples.web;

import org.jspecify.annotations.NullMarked;
