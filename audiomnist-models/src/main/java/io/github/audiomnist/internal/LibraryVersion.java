package io.github.audiomnist.internal;

/** The version of this library. */
public final class LibraryVersion {

  private LibraryVersion() {}

  /** The version in the jar's manifest, or that there is none outside of a jar. */
  public static String get() {
    String version = LibraryVersion.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
