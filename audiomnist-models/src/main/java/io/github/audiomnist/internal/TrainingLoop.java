package io.github.audiomnist.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.random.SeededRandom;
import io.github.audiomnist.training.EpochReport;
import io.github.audiomnist.training.Training;
import io.github.audiomnist.training.TrainingException;
import io.github.audiomnist.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
   */
  public record Result(Weights weights, List<EpochReport> epochs, int bestEpoch) {}

  /** Stands where masks have the index of a clip. */
  private static final int ORDER = -1;

  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

  private final NetworkBlock block;
  private final Labels labels;
  private final Training settings;
  private final TrainingListener listener;
  private final FeatureSet train;
  private final @Nullable FeatureSet validation;
  private final List<EpochReport> reports = new ArrayList<>();

  /** Of a block without weights yet. */
  public TrainingLoop(
      NetworkBlock block,
      Labels labels,
      FeatureSet train,
      @Nullable FeatureSet validation,
      Training settings,
      TrainingListener listener) {
    this.block = block;
    this.labels = labels;
    this.train = train;
    this.validation = validation;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Trains to the last epoch, or until patience is at its end.
   *
   * @throws IllegalStateException if another training runs in this process
   * @throws TrainingException if the loss or a weight is no longer a finite number
   */
  public Result run() {
    if (Torch.TRAINING.isHeldByCurrentThread() || !Torch.TRAINING.tryLock()) {
      throw new IllegalStateException(
          "training: expected one at a time in a process, found another; wait for it to end");
    }
    try (NDManager manager = Devices.newManager(settings.device())) {
      Torch.engine().setRandomSeed(Long.hashCode(settings.seed()));
      block.load(block.firstWeights(settings.seed()), manager, true);
      return epochs(manager);
    } finally {
      Torch.TRAINING.unlock();
    }
  }

  private Result epochs(NDManager manager) {
    int stepsPerEpoch = (train.size() + settings.batchSize() - 1) / settings.batchSize();
    OneCycle schedule = new OneCycle(settings.learningRate(), stepsPerEpoch * settings.epochs());
    AdamW optimizer =
        new AdamW(
            block.getDirectParameters().values(),
            manager,
            settings.weightDecay(),
            settings.maxGradientNorm());
    ParameterStore store = new ParameterStore(manager, false);
    Weights best = block.weights();
    int bestEpoch = 0;
    try (ResidentBatches trainBatches = new ResidentBatches(train, manager);
        Judge judge = new Judge(validation, labels, manager)) {
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        long begin = System.nanoTime();
        int firstStep = (epoch - 1) * stepsPerEpoch;
        double loss = epoch(epoch, firstStep, schedule, optimizer, store, trainBatches);
        Judge.Verdict verdict = judge.judge(block, store);
        Weights reached = block.weights();
        requireFinite(reached, verdict, epoch);
        double rate = schedule.rate(firstStep + stepsPerEpoch - 1);
        report(epoch, loss, verdict, rate, (System.nanoTime() - begin) / 1e9);
        if (bestEpoch == 0 || !verdict.isWorseThan(judge.best())) {
          best = reached;
          bestEpoch = epoch;
          judge.keep(verdict);
        } else if (epoch - bestEpoch >= settings.patience()) {
          break;
        }
      }
    }
    return new Result(best, List.copyOf(reports), bestEpoch);
  }

  private double epoch(
      int epoch,
      int firstStep,
      OneCycle schedule,
      AdamW optimizer,
      ParameterStore store,
      ResidentBatches batches) {
    int[] order = order(epoch);
    double lossSum = 0;
    int step = firstStep;
    for (int start = 0; start < order.length; start += settings.batchSize()) {
      int end = Math.min(order.length, start + settings.batchSize());
      int[] indices = Arrays.copyOfRange(order, start, end);
      double loss = step(epoch, indices, schedule.rate(step++), optimizer, store, batches);
      if (!Double.isFinite(loss)) {
        throw diverged("a finite loss", loss, epoch);
      }
      lossSum += loss * indices.length;
      listener.batchDone(epoch, end, order.length);
    }
    return lossSum / order.length;
  }

  /** The step after the last loss may be the one that goes wrong. */
  private void requireFinite(Weights weights, Judge.Verdict verdict, int epoch) {
    if (validation != null && !Double.isFinite(verdict.loss())) {
      throw diverged("a finite loss on validation clips", verdict.loss(), epoch);
    }
    for (String name : weights.names()) {
      for (float value : weights.values(name)) {
        if (!Float.isFinite(value)) {
          throw diverged("finite weights", value, epoch);
        }
      }
    }
  }

  private static TrainingException diverged(String expected, double found, int epoch) {
    return new TrainingException(
        "training: expected %s, found %s in epoch %d; lower the learning rate"
            .formatted(expected, found, epoch));
  }

  private double step(
      int epoch,
      int[] indices,
      double learningRate,
      AdamW optimizer,
      ParameterStore store,
      ResidentBatches batches) {
    try (NDManager scope = store.getManager().newSubManager()) {
      NDList inputs =
          batches.augmentedBatch(indices, scope, settings.specAugment(), settings.seed(), epoch);
      NDArray targets =
          Loss.targets(scope, labelsOf(indices), labels.size(), settings.labelSmoothing());
      double loss;
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray logits = block.forward(store, inputs, true).singletonOrThrow();
        NDArray mean = Loss.crossEntropy(logits, targets);
        collector.backward(mean);
        loss = mean.getFloat();
      }
      optimizer.step(learningRate, scope);
      return loss;
    }
  }

  private int[] labelsOf(int[] indices) {
    int[] batchLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      batchLabels[i] = train.label(indices[i]);
    }
    return batchLabels;
  }

  /** A permutation of the clips that depends on seed and epoch alone. */
  private int[] order(int epoch) {
    List<Integer> clips = IntStream.range(0, train.size()).boxed().toList();
    return SeededRandom.of(settings.seed(), epoch, ORDER).shuffled(clips).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void report(
      int epoch, double loss, Judge.Verdict verdict, double learningRate, double seconds) {
    EpochReport report =
        new EpochReport(
            epoch,
            loss,
            verdict.loss(),
            verdict.accuracy(),
            verdict.macroF1(),
            learningRate,
            seconds);
    reports.add(report);
    listener.epochDone(report);
    LOG.debug("{}", report);
  }
}
