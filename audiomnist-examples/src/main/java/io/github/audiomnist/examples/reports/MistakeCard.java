package io.github.audiomnist.examples.reports;

import io.github.audiomnist.audio.SampleFormat;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.evaluation.Evaluation;
import io.github.audiomnist.evaluation.Evaluation.Mistake;
import io.github.audiomnist.evaluation.Prediction;
import io.github.audiomnist.examples.plots.ClipFigures;
import io.github.audiomnist.examples.plots.Figure;
import io.github.audiomnist.examples.plots.Markup;
import io.github.audiomnist.pipeline.Features;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A clip that was taken for something else, to listen to and to look at. */
final class MistakeCard {

  private static final int MOST_CARDS = 24;

  /** Of all recordings on a page together, so that it stays one that browsers open at once. */
  private static final int MOST_BYTES = 6 << 20;

  /** Lower rates have no 40 bands. */
  private static final int LOWEST_RATE = 8_000;

  private static final int CANDIDATES = 3;

  private final Mistake mistake;
  private final byte[] wav;
  private final Figure picture;

  private MistakeCard(Mistake mistake, byte[] wav, Figure picture) {
    this.mistake = mistake;
    this.wav = wav;
    this.picture = picture;
  }

  /** The surest mistakes of an evaluation, as many as a page bears. */
  static List<MistakeCard> of(Evaluation evaluation) throws IOException {
    List<MistakeCard> cards = new ArrayList<>();
    int bytes = 0;
    for (Mistake mistake : surestFirst(evaluation.mistakes())) {
      Waveform recording = mistake.clip().read();
      byte[] wav = WavFile.bytes(recording, SampleFormat.PCM_16);
      bytes += wav.length;
      if (cards.size() == MOST_CARDS || bytes > MOST_BYTES) {
        break;
      }
      cards.add(new MistakeCard(mistake, wav, picture(mistake.clip().name(), recording)));
    }
    return cards;
  }

  private static List<Mistake> surestFirst(List<Mistake> mistakes) {
    return mistakes.stream()
        .sorted(Comparator.comparing((Mistake m) -> m.prediction().probability()).reversed())
        .toList();
  }

  private static Figure picture(String name, Waveform recording) {
    int rate = Math.max(LOWEST_RATE, recording.sampleRate());
    return ClipFigures.small(
        name, Features.of(Pipeline.melSpec(InputFormat.hz(rate)), recording).last());
  }

  /** An item of a list. */
  String markup() {
    Prediction prediction = mistake.prediction();
    String others =
        prediction.top(CANDIDATES).stream()
            .map(c -> String.format(Locale.ROOT, "%s (%.1f %%)", c.label(), 100 * c.probability()))
            .collect(Collectors.joining(", "));
    String name = Markup.escaped(mistake.clip().name());
    return """
    <li><h3>%s</h3>
    <p>Said: %s, by %s. Heard: %s.</p>
    <figure>%s</figure>
    <audio controls="controls" preload="none" aria-label="Listen to %s" src="data:audio/wav;base64,%s"></audio>
    </li>\
    """
        .formatted(
            name,
            Markup.escaped(mistake.clip().label()),
            Markup.escaped(mistake.clip().speaker()),
            Markup.escaped(others),
            picture.svgForPage(),
            name,
            Base64.getEncoder().encodeToString(wav));
  }
}
