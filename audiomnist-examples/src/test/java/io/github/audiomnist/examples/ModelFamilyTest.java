package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.signal.SignalSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFamilyTest {

  @ParameterizedTest
  @EnumSource(ModelFamily.class)
  void family_isWrittenAsInFiles_withHyphensOrWithout(ModelFamily family) {
    RecognizerTrainer trainer = family.recipe().trainer(InputFormat.hz(8_000));
    assertEquals(family.toString(), trainer.network().family());
    Choices<ModelFamily> choices = new Choices<>(ModelFamily.class);
    assertEquals(family, choices.convert(family.toString()));
    assertEquals(family, choices.convert(family.toString().replace("-", "")));
  }

  @ParameterizedTest
  @EnumSource(ModelFamily.class)
  void network_thatReadsOtherFeatures_isNotPutBehindMels(ModelFamily family) {
    if (family.readsMels()) {
      assertEquals(family.toString(), family.network().family());
    } else {
      assertThrows(IllegalStateException.class, family::network);
    }
  }

  @Test
  void audioNet_readsSamples_alexNetAPicture() {
    SignalSpec samples = spec(ModelFamily.AUDIO_NET);
    assertEquals(List.of(1, 8_000), List.of(samples.rows(), samples.columns()));
    SignalSpec picture = spec(ModelFamily.ALEX_NET);
    assertEquals(List.of(227, 227), List.of(picture.rows(), picture.columns()));
  }

  private static SignalSpec spec(ModelFamily family) {
    return family.recipe().trainer(InputFormat.hz(8_000)).pipeline().output();
  }

  @ParameterizedTest
  @CsvSource({"audionet, audio-net", "alexnet, alex-net"})
  void train_networkWithFeaturesOfItsOwn_wholeWay(
      String written, String family, @TempDir Path folder) throws IOException {
    Path words = Fixtures.words(folder.resolve("words"));
    Path out = folder.resolve("out");
    Cli train =
        Cli.run(
                "train",
                "--data",
                words,
                "--split",
                "stratified",
                "--model",
                written,
                "--epochs",
                1,
                "--out",
                out)
            .assertDone();
    assertTrue(train.err().contains(" at 8000 Hz"), train.err());
    try (Recognizer recognizer = Recognizer.load(out)) {
      assertEquals(family, recognizer.network().family());
    }
    Cli predict = Cli.run("predict", "--model", out, words.resolve("yes")).assertDone();
    assertEquals(5, predict.outLines().size());
    assertFalse(predict.out().contains("NaN"), predict.out());
  }
}
