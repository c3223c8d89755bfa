package io.github.audiomnist.models;

import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.data.LabeledClips;
import io.github.audiomnist.data.Labels;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.evaluation.RejectionRule;
import io.github.audiomnist.internal.Weights;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.training.ComputeDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trained network with the pipeline that makes its features: recordings in, predictions out.
 *
 * <p>Any number of threads may use it at once, also while others train. It holds the engine's
 * memory, which the collector does not know, until it is closed; closing waits for running calls,
 * may be repeated, and every later call that needs the network throws {@link
 * IllegalStateException}: load the recogniser again, or close it later. One that is let go of
 * unclosed frees its memory when it is collected, at some time, and a warning is logged.
 */
public final class Recognizer implements AutoCloseable {

  private final LiveNetwork live;
  private final Labels networkLabels;
  private final Provenance provenance;
  private final @Nullable RejectionRule rejection;

  Recognizer(
      LiveNetwork live,
      Labels networkLabels,
      Provenance provenance,
      @Nullable RejectionRule rejection) {
    this.live = live;
    this.networkLabels = networkLabels;
    this.provenance = provenance;
    this.rejection = rejection;
    if (rejection != null) {
      Labels unused = networkLabels.without(rejection.label());
    }
  }

  /**
   * A recogniser of English digits that is part of this library, on the CPU: trained on people and
   * on synthetic voices, in rooms and noises of many kinds, for recordings of any rate. It has a
   * {@link #rejection} rule: {@link Prediction#isUnknown} says that no digit was heard. What it was
   * trained on, how well it does and where its limits are, its {@code MODEL_CARD.md} tells, which
   * stands beside it in the jar.
   *
   * <pre>{@code
   * try (Recognizer digits = Recognizer.pretrained()) {
   *   Prediction prediction = digits.recognize(Path.of("seven.wav")); // 7, 0.998
   * }
   * }</pre>
   *
   * @throws java.io.UncheckedIOException if it cannot be copied to the folder of temporary files,
   *     through which it is loaded
   */
  public static Recognizer pretrained() {
    return Pretrained.load();
  }

  /**
   * The recogniser that {@link #save} wrote to {@code directory}, on the CPU.
   *
   * <p>Files are data: nothing in them names code, sizes and hashes are checked, and a probe clip
   * must give the logits that it gave when the recogniser was saved.
   *
   * @throws IOException if a file is missing, damaged, foreign, or of a newer format
   */
  public static Recognizer load(Path directory) throws IOException {
    return load(directory, ComputeDevice.CPU);
  }

  /**
   * As {@link #load(Path)}, on the given device.
   *
   * @throws IllegalStateException if the engine sees no such device
   */
  public static Recognizer load(Path directory, ComputeDevice device) throws IOException {
    return RecognizerArchive.load(directory, device, null);
  }

  /**
   * Writes this recogniser to {@code directory}, whole or not at all: a recogniser that stood there
   * before stays until the new one is complete.
   *
   * @param directory is made if need be; an existing one must be empty or hold a recogniser
   * @throws IOException if the directory holds something else or cannot be written
   */
  public void save(Path directory) throws IOException {
    save(directory, provenance);
  }

  /**
   * As {@link #save(Path)}, with what it did on its test clips.
   *
   * @throws IOException if the directory holds something else or cannot be written
   */
  public void save(Path directory, TestResult result) throws IOException {
    save(directory, provenance.withResult(result));
  }

  private void save(Path directory, Provenance told) throws IOException {
    RecognizerArchive.save(this, live.weights(), told, directory);
  }

  /**
   * Passes if a recogniser can be saved to {@code directory}; worth asking before a long training.
   *
   * @throws IOException as {@link #save} would throw it
   */
  public static void requireSavable(Path directory) throws IOException {
    RecognizerFolder.requireFree(directory);
  }

  /**
   * What is said in a WAV file of any rate and length.
   *
   * @throws io.github.audiomnist.audio.AudioFormatException if it is not a WAV file that can be
   *     read
   * @throws IOException if it cannot be read
   */
  public Prediction recognize(Path file) throws IOException {
    return recognize(WavFile.read(file));
  }

  /**
   * What is said in a recording of any rate and length.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Prediction recognize(Waveform recording) {
    return prediction(logits(recording));
  }

  LiveNetwork live() {
    return live;
  }

  /** The network's output, of all of its labels. */
  float[] logits(Waveform recording) {
    return live.logits(recording);
  }

  /** What an output of the network means. */
  Prediction prediction(float[] logits) {
    return rejection == null
        ? Prediction.ofLogits(networkLabels, logits)
        : Prediction.ofLogits(networkLabels, logits, rejection);
  }

  /** What in a recording speaks for the label that it is taken for; see {@link Explanation}. */
  public Saliency explain(Waveform recording) {
    return explain(recording, recognize(recording).label());
  }

  /**
   * What in a recording speaks for {@code label}. Waits while a network is trained in this process.
   *
   * @throws IllegalArgumentException if the recording is empty or the label is not known
   * @throws IllegalStateException if the calling thread is training
   */
  public Saliency explain(Waveform recording, String label) {
    return Explanation.of(this, live, recording, label);
  }

  /** As {@link #spotter(int, Spotting, SpotterListener)}, by {@link Spotting#STANDARD}. */
  public Spotter spotter(int sourceRate, SpotterListener listener) {
    return spotter(sourceRate, Spotting.STANDARD, listener);
  }

  /**
   * A spotter of the words that this recogniser knows, for a stream.
   *
   * @param sourceRate samples per second of the stream, in Hz
   * @param spotting how words are told from other sounds
   * @param listener hears the words
   * @throws IllegalArgumentException if {@code sourceRate} is outside 1 to {@link
   *     io.github.audiomnist.signal.SignalSpec#MAX_SAMPLE_RATE}
   */
  public Spotter spotter(int sourceRate, Spotting spotting, SpotterListener listener) {
    return new Spotter(this, sourceRate, spotting, listener);
  }

  /**
   * Judges this recogniser by clips whose labels are known.
   *
   * @throws IllegalArgumentException if there is no clip, or a clip has a label that this
   *     recogniser does not know
   * @throws IOException if a clip cannot be read; the message names it
   */
  public Evaluation evaluate(LabeledClips clips) throws IOException {
    return evaluate("", clips);
  }

  /**
   * As {@link #evaluate(LabeledClips)}, by the test clips of a split, with its protocol.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  public Evaluation evaluate(Split split) throws IOException {
    return evaluate(split.protocol(), split.test());
  }

  /**
   * As {@link #evaluate(LabeledClips)}, with how the clips were chosen, for the report.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  public Evaluation evaluate(String protocol, LabeledClips clips) throws IOException {
    LabeledClips known = new LabeledClips(labels(), clips.clips());
    return Evaluation.of(protocol, known, predictions(known));
  }

  /**
   * What this recogniser makes of clips, whatever their labels: of words that it does not know too,
   * for a {@link io.github.audiomnist.evaluation.Rejection}.
   *
   * @throws IOException if a clip cannot be read; the message names it
   */
  public List<Prediction> recognize(LabeledClips clips) throws IOException {
    Labels known = labels();
    return predictions(clips.relabel(known, clip -> known.name(0)));
  }

  /**
   * The evaluation by the test clips of {@code split}, which must be what this recogniser was saved
   * with.
   *
   * @param split the one it was trained on, made again
   * @throws IllegalStateException if it was saved without a result, or the clips of a part are not
   *     those of its training, or a clip is taken for another label than then
   * @throws IOException if a clip cannot be read; the message names it
   */
  public Evaluation verify(Split split) throws IOException {
    return Verification.of(this, split);
  }

  private List<Prediction> predictions(LabeledClips clips) throws IOException {
    return Stream.of(live.logits(clips)).map(this::prediction).toList();
  }

  /**
   * A trainer that begins with this recogniser's pipeline, network and weights, to be fine-tuned on
   * other clips. It outlives this recogniser.
   */
  public RecognizerTrainer toTrainer() {
    return new RecognizerTrainer(
        pipeline(), network(), FineTuning.of(weights(), networkLabels, provenance));
  }

  Weights weights() {
    return live.weights();
  }

  /** The pipeline that makes the network's features. */
  public Pipeline<?> pipeline() {
    return live.pipeline();
  }

  /** The labels among which it chooses; the label of a rejection rule is none of them. */
  public Labels labels() {
    return rejection == null ? networkLabels : networkLabels.without(rejection.label());
  }

  /** The labels of the network's outputs, in their order. */
  Labels networkLabels() {
    return networkLabels;
  }

  /** When it says that it has heard none of its labels; empty if it always chooses one. */
  public Optional<RejectionRule> rejection() {
    return Optional.ofNullable(rejection);
  }

  /**
   * This recogniser under a rule. The network is the same and is not copied: closing one of the two
   * closes both.
   *
   * @throws IllegalArgumentException if the rule's label is none of the network's, or the only one
   */
  public Recognizer withRejection(RejectionRule rule) {
    return new Recognizer(live, networkLabels, provenance, rule);
  }

  /** The network. */
  public Network<?> network() {
    return live.network();
  }

  /** Where it comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /**
   * Frees the engine's memory, once all running calls have returned. May be called again; then, and
   * while others close it, it does nothing but wait.
   *
   * @throws IllegalStateException if the calling thread is within a call of this recogniser
   */
  @Override
  public void close() {
    live.close();
  }
}
