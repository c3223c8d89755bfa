package io.github.audiomnist.examples;

import io.github.audiomnist.training.Schedule;

/** The schedules that can be named on the command line. */
enum ScheduleRule {
  CONSTANT,
  COSINE,
  ONE_CYCLE;

  Schedule schedule() {
    return switch (this) {
      case CONSTANT -> Schedule.constant();
      case COSINE -> Schedule.cosine(0);
      case ONE_CYCLE -> Schedule.oneCycle();
    };
  }

  @Override
  public String toString() {
    return Choices.written(this);
  }
}
