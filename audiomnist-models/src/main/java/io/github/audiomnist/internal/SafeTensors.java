package io.github.audiomnist.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The safetensors format, float32 alone: eight bytes of header length, a JSON header with type,
 * shape and offsets of every tensor, and their values, all little-endian.
 *
 * <p>Files of strangers are data: lengths, offsets and shapes are checked against the bytes that
 * are there before memory is taken.
 */
public final class SafeTensors {

  private static final int LENGTH_BYTES = 8;
  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final int MAX_DIMENSIONS = 8;

  private SafeTensors() {}

  /** The bytes of a file that holds {@code weights}. */
  public static byte[] encode(Weights weights) {
    JsonObject header = new JsonObject();
    long offset = 0;
    for (String name : weights.names()) {
      long end = offset + 4L * weights.values(name).length;
      header.add(name, entry(weights.shape(name), offset, end));
      offset = end;
    }
    byte[] json = padded(header.toString().getBytes(StandardCharsets.UTF_8));
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(LENGTH_BYTES + json.length + offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(json.length).put(json);
    for (String name : weights.names()) {
      float[] values = weights.values(name);
      buffer.asFloatBuffer().put(values);
      buffer.position(buffer.position() + 4 * values.length);
    }
    return buffer.array();
  }

  private static JsonObject entry(long[] shape, long from, long to) {
    JsonArray sizes = new JsonArray();
    for (long size : shape) {
      sizes.add(size);
    }
    JsonArray offsets = new JsonArray();
    offsets.add(from);
    offsets.add(to);
    JsonObject entry = new JsonObject();
    entry.addProperty("dtype", "F32");
    entry.add("shape", sizes);
    entry.add("data_offsets", offsets);
    return entry;
  }

  /** Values begin at a multiple of eight bytes, as the format's own writer has it. */
  private static byte[] padded(byte[] json) {
    byte[] padded = Arrays.copyOf(json, json.length + Math.floorMod(-json.length, 8));
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  /**
   * The tensors in {@code bytes}.
   *
   * @param file for messages
   * @throws IOException if they are not a whole safetensors file of float32 tensors
   */
  public static Weights decode(byte[] bytes, String file) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.length < LENGTH_BYTES ? -1 : buffer.getLong();
    if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > buffer.remaining()) {
      throw damaged(file, "a header inside of " + bytes.length + " bytes");
    }
    String json = new String(bytes, LENGTH_BYTES, (int) headerLength, StandardCharsets.UTF_8);
    buffer.position(LENGTH_BYTES + (int) headerLength);
    try {
      return tensors(JsonParser.parseString(json).getAsJsonObject(), buffer.slice(), file);
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw damaged(file, "a JSON header of tensors (" + Causes.describe(e) + ")");
    }
  }

  private static Weights tensors(JsonObject header, ByteBuffer data, String file)
      throws IOException {
    Weights weights = new Weights();
    long expectedStart = 0;
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      if (entry.getKey().equals("__metadata__")) {
        continue;
      }
      JsonObject tensor = entry.getValue().getAsJsonObject();
      long[] shape = longs(tensor, "shape", MAX_DIMENSIONS, file);
      long[] offsets = longs(tensor, "data_offsets", 2, file);
      boolean float32 = tensor.has("dtype") && tensor.get("dtype").getAsString().equals("F32");
      if (!float32 || offsets.length != 2 || offsets[0] != expectedStart) {
        throw damaged(file, "float32 tensors without gaps, at '" + entry.getKey() + "'");
      }
      weights.put(entry.getKey(), shape, values(data, shape, offsets, file));
      expectedStart = offsets[1];
    }
    if (expectedStart != data.capacity()) {
      throw damaged(file, "%d bytes of values, not %d".formatted(expectedStart, data.capacity()));
    }
    return weights;
  }

  private static float[] values(ByteBuffer data, long[] shape, long[] offsets, String file)
      throws IOException {
    long count = Arrays.stream(shape).anyMatch(size -> size == 0) ? 0 : 1;
    for (long size : shape) {
      if (size < 0 || (count > 0 && count > data.capacity() / size)) {
        throw damaged(file, "shapes that fit into it");
      }
      count *= size;
    }
    if (offsets[1] > data.capacity() || offsets[1] - offsets[0] != 4 * count) {
      throw damaged(file, "offsets inside of it that agree with the shapes");
    }
    float[] values = new float[(int) count];
    data.slice((int) offsets[0], (int) (4 * count))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  private static long[] longs(JsonObject tensor, String key, int most, String file)
      throws IOException {
    if (!(tensor.get(key) instanceof JsonArray array) || array.size() > most) {
      throw damaged(file, "at most %d numbers as %s".formatted(most, key));
    }
    long[] numbers = new long[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(array.get(i) instanceof JsonPrimitive number)
          || !number.isNumber()
          || number.getAsDouble() != number.getAsLong()) {
        throw damaged(file, "whole numbers as " + key);
      }
      numbers[i] = number.getAsLong();
    }
    return numbers;
  }

  private static IOException damaged(String file, String expected) {
    return new IOException(
        "%s: expected %s, found a cut or foreign file; save the recogniser again"
            .formatted(file, Causes.shortened(expected)));
  }
}
