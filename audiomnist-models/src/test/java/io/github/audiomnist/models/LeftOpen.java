package io.github.audiomnist.models;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of tests that leaves a recogniser open. JUnit finds it by its name in {@code
 * META-INF/services}; classes run one after the other.
 */
public final class LeftOpen implements BeforeAllCallback, AfterAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LeftOpen.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(NAMESPACE).put(context.getUniqueId(), LiveNetwork.numOpen());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    int before = context.getStore(NAMESPACE).get(context.getUniqueId(), Integer.class);
    int leftOpen = LiveNetwork.numOpen() - before;
    if (leftOpen != 0) {
      throw new AssertionError(
          "%s: expected all recognisers to be closed, found %s left open"
              .formatted(context.getDisplayName(), leftOpen));
    }
  }
}
