package io.github.audiomnist.data;

/** The shares of validation and test; the rest is train's. */
record Shares(double validation, double test) {

  Shares {
    // Written so that NaN is refused.
    if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
      throw new IllegalArgumentException(
          "Split: expected shares of validation and test from 0, together below 1, found %s and %s"
              .formatted(validation, test));
    }
  }

  /**
   * The parts of {@code total} things in turn: test's first, validation's, then train's.
   *
   * @param things what is shared out, for the message
   * @throws IllegalArgumentException if none would be left for train
   */
  Part[] deal(int total, String things, String remedy) {
    int numTest = count(test, total);
    int numValidation = count(validation, total);
    if (numTest + numValidation >= total) {
      throw new IllegalArgumentException(
          "Split: expected one of the %s for train, found %s in all, %s for validation and %s for"
                  .formatted(things, total, numValidation, numTest)
              + " test; "
              + remedy);
    }
    Part[] parts = new Part[total];
    for (int i = 0; i < total; i++) {
      parts[i] =
          i < numTest ? Part.TEST : i < numTest + numValidation ? Part.VALIDATION : Part.TRAIN;
    }
    return parts;
  }

  private static int count(double share, int total) {
    return share == 0 ? 0 : Math.max(1, (int) Math.round(share * total));
  }

  /** For example {@code validation 0.1, test 0.2}. */
  @Override
  public String toString() {
    return "validation %s, test %s".formatted(validation, test);
  }
}
