package io.github.audiomnist.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.data.Split;
import io.github.audiomnist.models.RecognizerTrainer;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AblateCommandTest {

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  private Cli ablate(Path data, Object... more) {
    Path out = folder.resolve("out");
    List<Object> args = new ArrayList<>(List.of("ablate", "--data", data, "--out", out));
    args.addAll(List.of("--split", "kfold", "--k", 3, "--model", "mlp", "--epochs", 1));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  @Test
  void ablate_oneGroup_writesItsTableAndGoesOn() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    Cli run = ablate(data, "--only", "normalization").assertDone();
    Path out = folder.resolve("out");
    assertTrue(run.out().contains("\n| normalization | parameters |"), run.out());
    assertTrue(run.out().contains("\n| data set by band | "), run.out());
    assertTrue(run.out().contains("judged by the validation clips"), run.out());
    assertTrue(run.err().contains("left out: MlpNetwork: expected rows"), run.err());
    assertTrue(run.out().startsWith(Files.readString(out.resolve("ablation.md"))));
    JsonObject json =
        JsonParser.parseString(Files.readString(out.resolve("ablation.json"))).getAsJsonObject();
    JsonArray rows = json.getAsJsonArray("variants");
    assertEquals(4, rows.size());
    JsonObject usual = rows.get(0).getAsJsonObject();
    assertEquals("per clip", usual.get("variant").getAsString());
    assertEquals(0, usual.get("difference").getAsDouble());
    assertEquals(1, usual.get("pValue").getAsDouble());
    assertEquals(100, usual.get("clips").getAsInt());
    Files.delete(out.resolve("normalization/none/fold-2-seed-0.json"));
    String again = ablate(data, "--only", "normalization").assertDone().out();
    assertEquals(withoutSeconds(run.out()), withoutSeconds(again));
  }

  private static String withoutSeconds(String table) {
    return table.replaceAll("\\| [0-9]+ \\|\n", "\n");
  }

  @Test
  void ablate_optionsThatDoNotFit_saysSo() throws IOException {
    Path data = Fixtures.data(folder.resolve("set"));
    ablate(data, "--all-train").assertFails(Main.MISUSED, "--on-test");
    Path out = folder.resolve("out");
    String[] patient = {"--split", "kfold", "--model", "mlp", "--epochs", "3", "--patience", "1"};
    List<Object> args = new ArrayList<>(List.of("ablate", "--data", data, "--out", out));
    args.addAll(List.of((Object[]) patient));
    Cli.run(args.toArray()).assertFails(Main.MISUSED, "--on-test");
    List<Object> picture = new ArrayList<>(List.of("ablate", "--data", data, "--out", out));
    picture.addAll(List.of("--split", "kfold", "--model", "alex-net"));
    Cli.run(picture.toArray())
        .assertFails(Main.MISUSED, "expected a network that reads mel spectrograms", "alex-net");
    ablate(data, "--only", "nothing").assertFails(Main.MISUSED, "expected one of mels, windows");
  }

  @ParameterizedTest
  @EnumSource(AblationGroup.class)
  void variants_ofAGroup_canBeBuiltAndTellApart(AblationGroup group) throws IOException {
    try (SampleDigits sample = SampleDigits.open()) {
      Split split = Split.bySpeaker(sample.read(), 0.9, 0.05, 1);
      for (int rate : new int[] {8_000, 16_000}) {
        AblationGroup.Base base =
            new AblationGroup.Base(InputFormat.hz(rate), ModelFamily.CNN, Training.epochs(1), 10);
        List<Variant> variants = group.variants(base);
        List<String> told = new ArrayList<>();
        for (Variant variant : variants) {
          RecognizerTrainer trainer = variant.trainers().of(split);
          told.add(trainer.toString() + variant.settings());
          assertTrue(variant.folder().matches("[A-Za-z0-9.-]+"), variant.folder());
          if (group == AblationGroup.FAMILIES) {
            long parameters = trainer.summary(10).parameterCount();
            assertTrue(Math.abs(parameters - 61_050) <= 6_000, variant.name() + parameters);
          }
        }
        assertEquals(variants.size(), told.stream().distinct().count(), told.toString());
        assertEquals(variants.size(), variants.stream().map(Variant::folder).distinct().count());
      }
    }
  }
}
