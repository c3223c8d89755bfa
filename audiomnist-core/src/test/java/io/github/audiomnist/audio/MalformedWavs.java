package io.github.audiomnist.audio;

import static io.github.audiomnist.audio.WavBytes.*;

import io.github.audiomnist.signal.Waveform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * WAV files that are cut, damaged or absurd, by what is wrong with them, and as a page what {@link
 * WavFile} says of each. As a program it writes that page to the file that is its argument.
 */
final class MalformedWavs {

  /** A chunk that is whole. */
  private static final class Chunk {

    private final String id;
    private final byte[] content;

    Chunk(String id, byte[] content) {
      this.id = id;
      this.content = content;
    }

    int size() {
      return content.length;
    }
  }

  private static final String NAME = "x.wav";

  private static final byte[] MONO_16 = fmt(PCM, 1, 8000, 16);
  private static final byte[] SAMPLES = int16(1, -2, 3, -4);
  private static final byte[] LIST = text("INFOISFT\u0004\0\0\0abc\0");

  private static final List<Chunk> PLAIN =
      List.of(
          new Chunk("LIST", LIST),
          new Chunk("fmt ", extensible(PCM, 1, 8000, 16, 16)),
          new Chunk("fact", new byte[] {4, 0, 0, 0}),
          new Chunk("data", SAMPLES));

  private static final List<Chunk> LONG =
      List.of(
          new Chunk("ds64", ds64(SAMPLES.length)),
          new Chunk("fmt ", MONO_16),
          new Chunk("data", SAMPLES));

  private static final long[] SIZES = {
    0, 1, 7, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL, 0xFFFF_FFFFL
  };

  private final Map<String, Map<String, byte[]>> groups = new LinkedHashMap<>();
  private Map<String, byte[]> group = new LinkedHashMap<>();

  private MalformedWavs() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), markdown());
  }

  /** What is wrong, by heading and words, and the bytes of such a file. */
  static Map<String, Map<String, byte[]>> all() {
    MalformedWavs all = new MalformedWavs();
    all.addCuts("RIFF", PLAIN);
    all.addCuts("RF64", LONG);
    all.addSizes();
    all.addSizesOf64Bits();
    all.addFormats();
    all.addLists();
    all.addOrders();
    return all.groups;
  }

  private void open(String heading) {
    group = new LinkedHashMap<>();
    groups.put(heading, group);
  }

  private void addCuts(String id, List<Chunk> chunks) {
    open("A %s file cut off".formatted(id));
    byte[] whole = file(id, chunks);
    for (int length = 0; length < whole.length; length++) {
      group.put("after %d bytes".formatted(length), Arrays.copyOf(whole, length));
    }
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      open("%s, chunk `%s` of %d bytes cut, its size right".formatted(id, chunk.id, chunk.size()));
      for (int length = 0; length < chunk.size(); length++) {
        Chunk cut = new Chunk(chunk.id, Arrays.copyOf(chunk.content, length));
        group.put("after %d bytes".formatted(length), file(id, with(chunks, i, cut)));
      }
      open("%s, chunk `%s` of %d bytes cut, its size left".formatted(id, chunk.id, chunk.size()));
      for (int length = 0; length < chunk.size(); length++) {
        byte[] rest = Arrays.copyOf(chunk.content, length);
        group.put(
            "after %d bytes".formatted(length), file(id, chunks, i, declared(id, chunk), rest));
      }
    }
  }

  private void addSizes() {
    for (int i = 0; i < PLAIN.size(); i++) {
      Chunk chunk = PLAIN.get(i);
      open("Chunk `%s` of %d bytes that declares another size".formatted(chunk.id, chunk.size()));
      for (long size : SIZES) {
        group.put("%d (0x%08X)".formatted(size, size), file("RIFF", PLAIN, i, size, chunk.content));
      }
    }
  }

  private void addSizesOf64Bits() {
    open("RF64 of 8 bytes of samples whose chunk `ds64` declares another size");
    for (long size : new long[] {0, 7, 9, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      List<Chunk> chunks = with(LONG, 0, new Chunk("ds64", ds64(size)));
      group.put("%s (0x%X)".formatted(Long.toUnsignedString(size), size), file("RF64", chunks));
    }
  }

  private void addFormats() {
    open("Sample rate");
    for (int rate : new int[] {0, 1, 384_000, 384_001, Integer.MAX_VALUE, -1}) {
      group.put(Integer.toUnsignedString(rate) + " Hz", ofFmt(fmt(PCM, 1, rate, 16)));
    }
    open("Channels");
    for (int channels : new int[] {0, 4, 5, 65_535}) {
      group.put(
          "%d of 16 bits in %d bytes".formatted(channels, SAMPLES.length),
          ofFmt(fmt(PCM, channels, 8000, 16)));
    }
    group.put(
        "65535 of 8 bits, a frame of them",
        WavBytes.file(fmt(PCM, 65_535, 8000, 8), new byte[65_535]));
    open("Bits of a PCM sample");
    for (int bits : new int[] {0, 1, 12, 33, 65_535}) {
      group.put("%d".formatted(bits), ofFmt(fmt(PCM, 1, 8000, bits)));
    }
    open("Bytes of a frame, of one channel of 16 bits");
    for (int blockAlign : new int[] {0, 1, 4, 65_535}) {
      group.put("%d".formatted(blockAlign), ofFmt(fmt(PCM, 1, 8000, 16, blockAlign)));
    }
    open("Codec");
    for (int codec : new int[] {0, 2, 0x55, 0xFFFE, 0xFFFF}) {
      group.put("0x%04X".formatted(codec), ofFmt(fmt(codec, 1, 8000, 16)));
    }
    open("Floats");
    group.put("of 32 bits, the second not a number", ofFloats(0, Float.NaN));
    group.put("of 32 bits, the first infinite", ofFloats(Float.NEGATIVE_INFINITY, 0));
    group.put("of 16 bits", ofFmt(fmt(FLOAT, 1, 8000, 16)));
  }

  private void addLists() {
    open("Chunk `LIST` before the samples");
    byte[] nested = LIST;
    for (int depth = 0; depth < 1000; depth++) {
      nested = list(nested.length + 4, nested);
    }
    group.put("in a list, in a list, 1000 deep", ofList(nested));
    group.put("in a list that declares 4 GiB - 1", ofList(list(0xFFFF_FFFFL, LIST)));
    group.put("in a list that declares 0", ofList(list(0, LIST)));
    byte[] format = riff().chunk("fmt ", MONO_16).bytes();
    group.put(
        "that holds the format",
        riff()
            .chunk("LIST", Arrays.copyOfRange(format, 8, format.length))
            .chunk("data", SAMPLES)
            .bytes());
    byte[] samples = riff().chunk("data", SAMPLES).bytes();
    group.put(
        "that holds the samples",
        riff()
            .chunk("fmt ", MONO_16)
            .chunk("LIST", Arrays.copyOfRange(samples, 8, samples.length))
            .bytes());
    group.put("of no bytes", ofList(new byte[0]));
    group.put("of odd size, without its pad byte", oddList().bytes());
  }

  private void addOrders() {
    open("Chunks in another order, twice, or not at all");
    group.put("no chunk", riff().bytes());
    group.put("format alone", riff().chunk("fmt ", MONO_16).bytes());
    group.put("samples alone", riff().chunk("data", SAMPLES).bytes());
    group.put("samples first", riff().chunk("data", SAMPLES).chunk("fmt ", MONO_16).bytes());
    group.put(
        "two formats, of which the second counts",
        riff()
            .chunk("fmt ", fmt(PCM, 2, 4000, 16))
            .chunk("fmt ", MONO_16)
            .chunk("data", SAMPLES)
            .bytes());
    group.put(
        "samples twice, of which the first count",
        riff().chunk("fmt ", MONO_16).chunk("data", int16(5)).chunk("data", SAMPLES).bytes());
    group.put("a file in a file", riff().raw(ofFmt(MONO_16)).bytes());
    group.put("1000 chunks of no bytes and no name", ofEmptyChunks());
  }

  private static byte[] ofFmt(byte[] fmt) {
    return WavBytes.file(fmt, SAMPLES);
  }

  private static byte[] ofFloats(float... samples) {
    return WavBytes.file(fmt(FLOAT, 1, 8000, 32), float32(samples));
  }

  private static byte[] ofList(byte[] content) {
    return riff().chunk("LIST", content).chunk("fmt ", MONO_16).chunk("data", SAMPLES).bytes();
  }

  private static WavBytes oddList() {
    return riff().chunk("LIST", 5, text("INFOx")).chunk("fmt ", MONO_16).chunk("data", SAMPLES);
  }

  private static byte[] ofEmptyChunks() {
    WavBytes wav = riff().chunk("fmt ", MONO_16).raw(new byte[8000]);
    return wav.chunk("data", SAMPLES).bytes();
  }

  /**
   * A list of the kind adtl that holds another, of which it says that it has {@code size} bytes.
   */
  private static byte[] list(long size, byte[] inner) {
    byte[] wav = riff().raw(text("adtl")).chunk("LIST", size, inner).bytes();
    return Arrays.copyOfRange(wav, 12, wav.length);
  }

  private static byte[] file(String id, List<Chunk> chunks) {
    return append(withId(id), id, chunks).bytes();
  }

  /** A file in which the chunk at {@code index} declares {@code size} and holds {@code content}. */
  private static byte[] file(String id, List<Chunk> chunks, int index, long size, byte[] content) {
    WavBytes before = append(withId(id), id, chunks.subList(0, index));
    WavBytes with = before.chunk(chunks.get(index).id, size, content);
    return append(with, id, chunks.subList(index + 1, chunks.size())).bytes();
  }

  private static WavBytes append(WavBytes wav, String id, List<Chunk> chunks) {
    WavBytes longer = wav;
    for (Chunk chunk : chunks) {
      byte[] pad = new byte[chunk.size() % 2];
      longer = longer.chunk(chunk.id, declared(id, chunk), chunk.content).raw(pad);
    }
    return longer;
  }

  private static long declared(String id, Chunk chunk) {
    return id.equals("RF64") && chunk.id.equals("data") ? STREAMED : chunk.size();
  }

  private static List<Chunk> with(List<Chunk> chunks, int index, Chunk other) {
    List<Chunk> changed = new ArrayList<>(chunks);
    changed.set(index, other);
    return changed;
  }

  /** What comes of a file: its samples, or the refusal without the file's name. */
  static String outcome(byte[] file) {
    try {
      Waveform waveform = WavFile.parse(file, NAME);
      return "%d sample%s at %d Hz"
          .formatted(waveform.length(), waveform.length() == 1 ? "" : "s", waveform.sampleRate());
    } catch (AudioFormatException e) {
      return String.valueOf(e.getMessage()).substring(NAME.length() + 2);
    }
  }

  /**
   * The page: for every heading a table, in which cuts that differ in numbers alone are one row.
   */
  static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# What is said of malformed WAV files\n\n");
    page.append(
        "`WavFile.read` gives the samples that are there, or refuses the file in one line that");
    page.append(" begins with its name.\nThis page is written by `MalformedWavs` in");
    page.append(" `audiomnist-core/src/test`, and `MalformedWavTest` holds it to what happens.\n");
    all()
        .forEach(
            (heading, files) -> {
              page.append("\n## ").append(heading).append("\n\n| file | outcome |\n|---|---|\n");
              rows(files, page);
            });
    return page.toString();
  }

  private static void rows(Map<String, byte[]> files, StringBuilder page) {
    String first = "";
    String last = "";
    String told = "";
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String outcome = outcome(file.getValue());
      boolean isCut = file.getKey().startsWith("after ");
      if (!first.isEmpty() && !(isCut && numberless(outcome).equals(numberless(told)))) {
        row(first, last, told, page);
        first = "";
      }
      if (first.isEmpty()) {
        first = file.getKey();
        told = outcome;
      }
      last = file.getKey();
    }
    row(first, last, told, page);
  }

  private static String numberless(String outcome) {
    return outcome
        .replaceAll("'[^']*'|\\b[0-9a-f]{32}\\b|[0-9]+", "#")
        .replace("samples", "sample");
  }

  private static void row(String first, String last, String outcome, StringBuilder page) {
    String what =
        first.equals(last)
            ? first
            : first.replace(" bytes", "") + " to " + last.replace("after ", "");
    page.append("| %s | %s |\n".formatted(what, outcome.replace("|", "\\|")));
  }

  /** The committed page. */
  static String committed() throws IOException {
    return Files.readString(Path.of("../docs/malformed-wav.md"), StandardCharsets.UTF_8);
  }
}
