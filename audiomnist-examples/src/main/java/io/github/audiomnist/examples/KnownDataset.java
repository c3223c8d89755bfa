package io.github.audiomnist.examples;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Public data sets and where their publishers offer them. */
enum KnownDataset {
  FSDD(
      "Free Spoken Digit Dataset: 6 speakers, 3,000 clips, 8 kHz",
      "CC BY-SA 4.0",
      "https://github.com/Jakobovski/free-spoken-digit-dataset/archive/refs/heads/master.zip",
      null),
  AUDIOMNIST(
      "AudioMNIST: 60 speakers, 30,000 clips, 48 kHz",
      "MIT",
      "https://github.com/soerenab/AudioMNIST/archive/refs/heads/master.zip",
      null),
  SPEECH_COMMANDS(
      "Speech Commands v0.02: 35 words, 105,829 clips, 16 kHz, 2.4 GB",
      "CC BY 4.0",
      "https://storage.googleapis.com/download.tensorflow.org/data/speech_commands_v0.02.tar.gz",
      "af14739ee7dc311471de98f5f9d2c9191b18aedfe957f4a6ff791c709868ff58");

  private final String title;
  private final String licence;
  private final URI address;
  private final @Nullable String sha256;

  KnownDataset(String title, String licence, String address, @Nullable String sha256) {
    this.title = title;
    this.licence = licence;
    this.address = URI.create(address);
    this.sha256 = sha256;
  }

  /** What it is. */
  String title() {
    return title;
  }

  String licence() {
    return licence;
  }

  /** Of its archive. */
  URI address() {
    return address;
  }

  /** SHA-256 of the archive, in hexadecimal; GitHub makes its archives anew and promises none. */
  Optional<String> sha256() {
    return Optional.ofNullable(sha256);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return Choices.written(this);
  }
}
