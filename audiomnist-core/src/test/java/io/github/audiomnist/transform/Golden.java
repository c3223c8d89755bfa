package io.github.audiomnist.transform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.signal.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One array that a reference library made, with its settings; {@code make_golden.py}, {@code
 * make_convention_golden.py} and {@code make_stage_golden.py} say what each kind is.
 */
public final class Golden {

  private static final List<Golden> ALL =
      Stream.of("", "conventions/", "stages/").flatMap(Golden::load).toList();

  private final JsonObject entry;
  private final ByteBuffer bytes;

  private Golden(JsonObject entry, ByteBuffer bytes) {
    this.entry = entry;
    this.bytes = bytes;
  }

  private static Stream<Golden> load(String folder) {
    ByteBuffer bytes =
        ByteBuffer.wrap(resource(folder + "golden.bin")).order(ByteOrder.LITTLE_ENDIAN);
    String index = new String(resource(folder + "index.json"), StandardCharsets.UTF_8);
    return JsonParser.parseString(index)
        .getAsJsonObject()
        .getAsJsonArray("arrays")
        .asList()
        .stream()
        .map(entry -> new Golden(entry.getAsJsonObject(), bytes));
  }

  private static byte[] resource(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Golden> ofKind(String kind) {
    return ALL.stream().filter(golden -> golden.text("kind").equals(kind)).toList();
  }

  public static Golden named(String name) {
    return ALL.stream().filter(golden -> golden.name().equals(name)).findFirst().orElseThrow();
  }

  public String name() {
    return text("name");
  }

  public String text(String key) {
    return value(key).getAsString();
  }

  public int integer(String key) {
    return value(key).getAsInt();
  }

  public double number(String key) {
    return value(key).getAsDouble();
  }

  private JsonElement value(String key) {
    return Objects.requireNonNull(entry.get(key), key);
  }

  public boolean flag(String key) {
    return value(key).getAsBoolean();
  }

  /** The values as stored, row-major. */
  public double[] doubles() {
    int size = 1;
    for (JsonElement length : value("shape").getAsJsonArray()) {
      size *= length.getAsInt();
    }
    boolean isFloat = text("dtype").equals("f4");
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      int offset = integer("offset");
      values[i] = isFloat ? bytes.getFloat(offset + 4 * i) : bytes.getDouble(offset + 8 * i);
    }
    return values;
  }

  /** The values as floats, row-major. */
  public float[] floats() {
    return Checks.toFloats(doubles());
  }

  public Stft stft() {
    Padding padding = text("padMode").equals("REFLECT") ? Padding.REFLECT : Padding.ZEROS;
    return new Stft(
        integer("nFft"),
        integer("windowLength"),
        integer("hopLength"),
        Window.HANN,
        padding,
        Scale.POWER);
  }

  public MelFilterbank melFilterbank() {
    return new MelFilterbank(
        integer("nMels"),
        number("fMin"),
        number("fMax"),
        MelScale.valueOf(text("melScale")),
        MelNorm.valueOf(text("melNorm")));
  }

  /** The bound in dB below the loudest value; infinite for null. */
  public float topDb() {
    return value("topDb").isJsonNull() ? Float.POSITIVE_INFINITY : value("topDb").getAsFloat();
  }

  @Override
  public String toString() {
    return name();
  }
}
