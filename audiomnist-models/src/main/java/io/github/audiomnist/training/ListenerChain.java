package io.github.audiomnist.training;

import io.github.audiomnist.evaluation.ConfusionMatrix;
import java.nio.FloatBuffer;
import java.util.List;

/** Listeners in a row. */
record ListenerChain(List<TrainingListener> listeners) implements TrainingListener {

  @Override
  public void featuresMade(int done, int total) {
    listeners.forEach(listener -> listener.featuresMade(done, total));
  }

  @Override
  public void trainingStarted(Training settings, int firstEpoch) {
    listeners.forEach(listener -> listener.trainingStarted(settings, firstEpoch));
  }

  @Override
  public void batchDone(int epoch, int clipsDone, int clipsTotal) {
    listeners.forEach(listener -> listener.batchDone(epoch, clipsDone, clipsTotal));
  }

  @Override
  public boolean isCancelled() {
    return listeners.stream().anyMatch(TrainingListener::isCancelled);
  }

  @Override
  public void weightsReached(int epoch, String name, FloatBuffer values) {
    // Each reads from the start.
    listeners.forEach(listener -> listener.weightsReached(epoch, name, values.duplicate()));
  }

  @Override
  public void validated(int epoch, ConfusionMatrix confusion) {
    listeners.forEach(listener -> listener.validated(epoch, confusion));
  }

  @Override
  public void epochDone(EpochReport report) {
    listeners.forEach(listener -> listener.epochDone(report));
  }

  @Override
  public void trainingDone(TrainingReport report) {
    listeners.forEach(listener -> listener.trainingDone(report));
  }
}
