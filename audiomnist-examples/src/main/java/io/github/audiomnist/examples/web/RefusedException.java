package io.github.audiomnist.examples.web;

/** A request is refused for a reason that its sender may know. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedException(Problem problem) {
    // Who is refused is refused often; where in the server says nothing.
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** Too much at once; another attempt may do better. */
  static RefusedException busy(String stage, String expected, String found) {
    return new RefusedException(Problem.of(503, stage, expected, found, "try again in a second"));
  }
}
