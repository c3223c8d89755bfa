package io.github.audiomnist.internal;

import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonObject;
import io.github.audiomnist.files.WriterLock;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.training.Ending;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns a network's weights from features, on one device, with all of them resident there. */
public final class TrainingLoop {

  /**
   * What came of it.
   *
   * @param weights of the best epoch
   * @param epochs one report each
   * @param bestEpoch number of the epoch whose weights these are
   * @param ending why there were no more epochs
   */
  public record Result(Weights weights, List<EpochReport> epochs, int bestEpoch, Ending ending) {}

  /** Stands where masks have the index of a clip. */
  private static final int DROPOUT = -2;

  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

  private final Supplier<NetworkBlock> networks;
  private final Beginning beginning;
  private final TrainingData data;
  private final Training settings;
  private final TrainingListener listener;
  private final @Nullable CheckpointFolder checkpoints;
  private final int stepsPerEpoch;

  /**
   * Of blocks without weights yet.
   *
   * @param networks gives a new one, always of the same network
   * @param beginning what weights they begin with
   * @param configuration all that decides the weights, for checkpoints
   */
  public TrainingLoop(
      Supplier<NetworkBlock> networks,
      Beginning beginning,
      TrainingData data,
      Training settings,
      JsonObject configuration,
      TrainingListener listener) {
    this.networks = networks;
    this.beginning = beginning;
    this.data = data;
    this.settings = settings;
    this.listener = listener;
    this.checkpoints =
        settings.checkpoints() == null
            ? null
            : new CheckpointFolder(settings.checkpoints(), configuration);
    this.stepsPerEpoch = (data.train().size() + settings.batchSize() - 1) / settings.batchSize();
  }

  /**
   * Trains to the last epoch, until patience is at its end, or until the training is cancelled or
   * diverges after its first epoch.
   *
   * @throws IllegalStateException if another training runs in this process
   * @throws TrainingException if it is cancelled, or loss or weights are no longer finite numbers,
   *     in its first epoch
   * @throws IOException if a checkpoint cannot be written, or read, or is of another training
   */
  public Result run() throws IOException {
    return Torch.training(this::runAlone);
  }

  @SuppressWarnings("try") // The lock is held.
  private Result runAlone() throws IOException {
    try (@Nullable WriterLock lock = checkpoints == null ? null : checkpoints.lock();
        NDManager manager = Devices.newManager(settings.device())) {
      Torch.engine().setRandomSeed(Long.hashCode(settings.seed()));
      return run(state(manager), manager);
    }
  }

  private TrainingState state(NDManager manager) throws IOException {
    TrainingState first = TrainingState.first(networks, beginning, settings, manager);
    if (checkpoints == null) {
      return first;
    }
    return checkpoints
        .read(first.checkpoint().tensors())
        .map(
            found ->
                TrainingState.resumed(found, stepsPerEpoch, networks, beginning, settings, manager))
        .orElse(first);
  }

  private Result run(TrainingState state, NDManager manager) throws IOException {
    int firstEpoch = state.reports().size() + 1;
    LOG.info("training from epoch {} of {}: {}", firstEpoch, settings.epochs(), settings);
    listener.trainingStarted(settings, firstEpoch);
    Ending ending = ending(state, manager);
    LOG.info("training ended: {}, best epoch {}", ending, state.bestEpoch());
    return new Result(state.best(), List.copyOf(state.reports()), state.bestEpoch(), ending);
  }

  private Ending ending(TrainingState state, NDManager manager) throws IOException {
    try {
      return epochs(state, manager);
    } catch (Stop stop) {
      if (state.bestEpoch() == 0) {
        throw stop.asFailure();
      }
      LOG.warn("{}; epoch {} is kept", stop.getMessage(), state.bestEpoch());
      return stop.ending();
    }
  }

  private Ending epochs(TrainingState state, NDManager manager) throws IOException {
    ParameterStore store = new ParameterStore(manager, false);
    Targets targets = Targets.of(settings, data.labels(), data.train().labels());
    EpochLearner learner =
        new EpochLearner(
            state.block(), state.updater(), state.average(), targets, store, settings, listener);
    try (EpochBatches batches = new EpochBatches(data, settings, manager);
        Judge judge = new Judge(data.validation(), data.labels(), manager)) {
      for (int epoch = state.reports().size() + 1; epoch <= settings.epochs(); epoch++) {
        if (state.bestEpoch() > 0 && epoch - 1 - state.bestEpoch() >= settings.patience()) {
          return Ending.PATIENCE;
        }
        epoch(epoch, state, learner, batches, judge, store);
      }
    }
    return Ending.COMPLETED;
  }

  private void epoch(
      int epoch,
      TrainingState state,
      EpochLearner learner,
      EpochBatches batches,
      Judge judge,
      ParameterStore store)
      throws IOException {
    if (checkpoints != null) {
      // The engine's generator cannot be saved; so it begins anew.
      long seed = SeededRandom.of(settings.seed(), epoch, DROPOUT).nextLong();
      Torch.engine().setRandomSeed(Long.hashCode(seed));
    }
    long begin = System.nanoTime();
    double loss = learner.learn(epoch, batches.of(epoch));
    double learnSeconds = (System.nanoTime() - begin) / 1e9;
    Judge.Verdict verdict = judge.judge(state.judged(), store);
    Weights reached = state.judged().weights();
    requireFinite(reached, verdict, epoch);
    double rate = learner.rate(state.updater().steps() - 1, data.train().size());
    double seconds = (System.nanoTime() - begin) / 1e9;
    double clipsPerSecond = data.train().size() / learnSeconds;
    EpochReport report =
        new EpochReport(
            epoch,
            loss,
            verdict.loss(),
            verdict.accuracy(),
            verdict.macroF1(),
            rate,
            seconds,
            clipsPerSecond,
            secondsLeft(state.reports(), epoch, seconds));
    boolean isBest =
        state
            .bestReport()
            .map(best -> !Judge.Verdict.isWorse(report, best, settings.metric()))
            .orElse(true);
    state.add(report, reached, isBest);
    if (checkpoints != null) {
      save(state.checkpoint(), checkpoints, epoch);
    }
    tell(report, reached, verdict);
  }

  /** An interrupt would close the file that is written; it waits, or else cancels. */
  private static void save(Checkpoint checkpoint, CheckpointFolder folder, int epoch)
      throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      folder.write(checkpoint);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw Stop.cancelled(epoch);
      }
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private double secondsLeft(List<EpochReport> before, int epoch, double seconds) {
    double sum = seconds + before.stream().mapToDouble(EpochReport::seconds).sum();
    return sum / epoch * (settings.epochs() - epoch);
  }

  /** The step after the last loss may be the one that goes wrong. */
  private void requireFinite(Weights weights, Judge.Verdict verdict, int epoch) {
    if (data.validation() != null && !Double.isFinite(verdict.loss())) {
      throw Stop.diverged("a finite loss on validation clips", verdict.loss(), epoch);
    }
    for (String name : weights.names()) {
      for (float value : weights.values(name)) {
        if (!Float.isFinite(value)) {
          throw Stop.diverged("finite weights", value, epoch);
        }
      }
    }
  }

  private void tell(EpochReport report, Weights reached, Judge.Verdict verdict) {
    LOG.info("{}", report);
    for (String name : reached.names()) {
      FloatBuffer values = FloatBuffer.wrap(reached.values(name)).asReadOnlyBuffer();
      listener.weightsReached(report.epoch(), name, values);
    }
    if (verdict.confusion() != null) {
      listener.validated(report.epoch(), verdict.confusion());
    }
    listener.epochDone(report);
  }
}
