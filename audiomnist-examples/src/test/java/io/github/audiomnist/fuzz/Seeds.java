package io.github.audiomnist.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.audiomnist.audio.AudioStreams;
import io.github.audiomnist.audio.SampleFormat;
import io.github.audiomnist.audio.WavFile;
import io.github.audiomnist.files.NpyArray;
import io.github.audiomnist.models.Recognizer;
import io.github.audiomnist.models.SavedRecognizerSeeds;
import io.github.audiomnist.pipeline.InputFormat;
import io.github.audiomnist.pipeline.Pipeline;
import io.github.audiomnist.pipeline.Presets;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.KaldiStft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A program that wrote the inputs {@code seed-*} with which fuzzing begins: small sound files of
 * every kind, no recording among them. It is run in the folder of this module, with a recogniser of
 * the tests as its argument ({@code ../audiomnist-models/src/test/resources/recognizers/v1/cnn}).
 */
final class Seeds {

  private static final Waveform TONE = tone(24);
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Seeds() {}

  public static void main(String[] args) throws IOException {
    wav();
    audioFiles();
    npy();
    pipelines();
    weights();
    recognizer(Path.of(args[0]));
    zippedDatasets();
    archives();
    configs();
    uploads();
  }

  private static Waveform tone(int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) Math.sin(i * 0.7);
    }
    return Waveform.of(samples, 8000);
  }

  private static void write(Target target, String name, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(Fuzzing.SEEDS.resolve(target.dashed()));
    Files.write(folder.resolve("seed-" + name), bytes);
  }

  private static void write(Target target, String name, String text) throws IOException {
    write(target, name, text.getBytes(UTF_8));
  }

  private static void wav() throws IOException {
    for (SampleFormat format : SampleFormat.values()) {
      String name = format.name().toLowerCase(Locale.ROOT).replace('_', '-');
      write(Target.WAV, name, WavFile.bytes(TONE, format));
    }
    write(Target.WAV, "a-law", riff("RIFF", fmt(6, 1, 8), -1, new byte[8]));
    write(Target.WAV, "mu-law-3-channels", riff("RIFF", fmt(7, 3, 8), -1, new byte[9]));
    write(Target.WAV, "extensible", riff("RIFF", extensible(), 8, new byte[8]));
    write(Target.WAV, "rf64", riff("RF64", fmt(1, 2, 16), -1, new byte[8]));
    write(Target.WAV, "bw64-unknown-size", riff("BW64", fmt(3, 1, 32), 0, new byte[8]));
  }

  /** A file with ds64, a list, and data of the given size, of which -1 stands for ds64's. */
  private static byte[] riff(String id, byte[] fmt, int dataSize, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(id.getBytes(ISO_8859_1)).putInt(-1).put("WAVEds64".getBytes(ISO_8859_1)).putInt(28);
    bytes.putLong(0).putLong(data.length).putLong(0).putInt(0);
    bytes
        .put("LIST".getBytes(ISO_8859_1))
        .putInt(13)
        .put("INFOISFT\u0001\0\0\0x\0".getBytes(ISO_8859_1));
    bytes.put("fmt ".getBytes(ISO_8859_1)).putInt(fmt.length).put(fmt);
    bytes.put("data".getBytes(ISO_8859_1)).putInt(dataSize).put(data);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static byte[] fmt(int codec, int channels, int bits) {
    int frame = channels * bits / 8;
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) codec)
        .putShort((short) channels)
        .putInt(8000)
        .putInt(8000 * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .array();
  }

  private static byte[] extensible() {
    return ByteBuffer.allocate(40)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(fmt(0xFFFE, 2, 32))
        .putShort((short) 22)
        .putShort((short) 24)
        .putInt(3)
        .put(HexFormat.of().parseHex("0100000000001000800000aa00389b71"))
        .array();
  }

  private static void audioFiles() throws IOException {
    write(Target.AUDIO_FILES, "aiff", sound(AudioFileFormat.Type.AIFF, SampleFormat.PCM_16));
    write(Target.AUDIO_FILES, "aiff-24", sound(AudioFileFormat.Type.AIFF, SampleFormat.PCM_24));
    write(Target.AUDIO_FILES, "au", sound(AudioFileFormat.Type.AU, SampleFormat.PCM_16));
    AudioFormat law = new AudioFormat(AudioFormat.Encoding.ULAW, 8000, 8, 1, 1, 8000, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AudioInputStream in = AudioStreams.of(TONE, SampleFormat.PCM_16);
        AudioInputStream companded = AudioSystem.getAudioInputStream(law, in)) {
      AudioSystem.write(companded, AudioFileFormat.Type.AU, out);
    }
    write(Target.AUDIO_FILES, "mu-law-au", out.toByteArray());
    write(
        Target.AUDIO_FILES,
        "mu-law-aifc",
        HexFormat.of()
            .parseHex(
                "464f524d0000004441494643" // FORM, AIFC
                    + "46564552"
                    + "00000004"
                    + "a2805140"
                    + "434f4d4d"
                    + "00000018"
                    + "0001"
                    + "00000004"
                    + "0008"
                    + "400bfa00000000000000"
                    + "756c6177"
                    + "0000" // 8000 Hz, ulaw
                    + "53534e44"
                    + "0000000c"
                    + "0000000000000000"
                    + "ff807f00"));
    write(Target.AUDIO_FILES, "wav", WavFile.bytes(TONE, SampleFormat.PCM_16));
  }

  private static byte[] sound(AudioFileFormat.Type type, SampleFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AudioInputStream in = AudioStreams.of(TONE, format)) {
      AudioSystem.write(in, type, out);
    }
    return out.toByteArray();
  }

  private static void npy() throws IOException {
    Path file = MemoryDisk.folder().resolve("a.npy");
    NpyArray.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).write(file);
    write(Target.NPY, "float32", Files.readAllBytes(file));
    NpyArray.of(new double[] {Math.PI}, 1).write(file);
    write(Target.NPY, "float64", Files.readAllBytes(file));
    String header = "{'descr': '>i2', 'fortran_order': True, 'shape': (2, 2), }\n";
    ByteBuffer bytes = ByteBuffer.allocate(12 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0002\0".getBytes(ISO_8859_1)).putInt(header.length());
    write(Target.NPY, "fortran-v2", bytes.put(header.getBytes(ISO_8859_1)).array());
  }

  private static void pipelines() throws IOException {
    InputFormat second = InputFormat.hz(16000).seconds(1);
    Map<String, Pipeline<?>> pipelines = new TreeMap<>();
    pipelines.put("mel", Pipeline.melSpec(second));
    pipelines.put("log-spectrogram", Pipeline.logSpectrogram(second));
    pipelines.put("librosa-mfcc", Presets.librosaMfcc(second, 400, 160, 40, 13));
    pipelines.put("kaldi-fbank", Presets.kaldiFbank(second, 40, KaldiStft.INT16_RANGE));
    pipelines.put("whisper", Presets.whisperLogMel(second, 80));
    pipelines.put("image", Presets.alexNetImage());
    for (Map.Entry<String, Pipeline<?>> pipeline : pipelines.entrySet()) {
      write(Target.PIPELINE, pipeline.getKey(), pipeline.getValue().toJson());
    }
    String input =
        "{\"input\":{\"sampleRate\":8000,\"length\":800,\"crop\":\"START\"},\"stages\":[";
    write(
        Target.PIPELINE,
        "waveform",
        input
            + "{\"stage\":\"Resample\",\"sampleRate\":11025,\"quality\":\"FAST\"},"
            + "{\"stage\":\"PreEmphasis\",\"coefficient\":0.97,\"first\":\"KEPT\"},"
            + "{\"stage\":\"Normalize\",\"measure\":\"PEAK\",\"level\":-1.0},"
            + "{\"stage\":\"PadOrTrim\",\"length\":900,\"crop\":\"CENTER\"}]}");
  }

  private static void weights() throws IOException {
    write(Target.WEIGHTS, "none", safetensors("{}", 0));
    write(
        Target.WEIGHTS,
        "two",
        safetensors(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}",
            12));
  }

  private static byte[] safetensors(String header, int values) {
    return ByteBuffer.allocate(8 + header.length() + values)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length())
        .put(header.getBytes(UTF_8))
        .array();
  }

  /** A saved recogniser with a shorter probe clip, so that less of the input is noise. */
  private static void recognizer(Path folder) throws IOException {
    JsonObject manifest =
        JsonParser.parseString(Files.readString(folder.resolve("recognizer.json")))
            .getAsJsonObject();
    byte[] weights = Files.readAllBytes(folder.resolve(manifest.get("weightsFile").getAsString()));
    Waveform clip = tone(240);
    ByteBuffer pcm = ByteBuffer.allocate(2 * clip.length()).order(ByteOrder.LITTLE_ENDIAN);
    float[] heard = new float[clip.length()];
    for (int i = 0; i < heard.length; i++) {
      short sample = (short) Math.round(clip.at(i) * 16_000);
      pcm.putShort(sample);
      heard[i] = sample / 32768f;
    }
    JsonElement rule = manifest.remove("rejection");
    JsonArray logits = new JsonArray();
    for (float logit : logits(manifest, weights, Waveform.of(heard, clip.sampleRate()))) {
      logits.add(logit);
    }
    manifest.add("rejection", rule);
    JsonObject probe = manifest.getAsJsonObject("probe");
    probe.addProperty("pcm16", Base64.getEncoder().encodeToString(pcm.array()));
    probe.add("logits", logits);
    manifest.addProperty("weightsFile", SavedFolder.NAME);
    manifest.addProperty("weightsBytes", "@SIZE@");
    manifest.addProperty("weightsSha256", SavedFolder.HASH);
    write(Target.RECOGNIZER, "cnn", input(manifest, weights));
    write(Target.RECOGNIZER, "without-weights", manifest.toString());
    for (Map.Entry<String, byte[]> family :
        SavedRecognizerSeeds.all(manifest, Seeds::input).entrySet()) {
      write(Target.SAVED_RECOGNIZER, family.getKey(), family.getValue());
    }
  }

  private static byte[] input(JsonObject manifest, byte[] weights) {
    byte[] json = manifest.toString().getBytes(UTF_8);
    byte[] both = Arrays.copyOf(json, json.length + 1 + weights.length);
    System.arraycopy(weights, 0, both, json.length + 1, weights.length);
    return both;
  }

  private static float[] logits(JsonObject manifest, byte[] weights, Waveform clip)
      throws IOException {
    Path folder = MemoryDisk.folder();
    Files.write(folder.resolve(manifest.get("weightsFile").getAsString()), weights);
    Files.writeString(folder.resolve("recognizer.json"), manifest.toString());
    try (Recognizer recognizer = Recognizer.load(folder)) {
      return recognizer.recognize(clip).logits();
    }
  }

  private static void zippedDatasets() throws IOException {
    byte[] clip = WavFile.bytes(TONE, SampleFormat.PCM_8);
    write(
        Target.ZIPPED_DATASET,
        "fsdd",
        zip(Map.of("set/recordings/7_theo_0.wav", clip, "set/recordings/1_theo_1.wav", clip)));
    write(
        Target.ZIPPED_DATASET,
        "speech-commands",
        zip(
            Map.of(
                "yes/0a7c2a8d_nohash_0.wav",
                clip,
                "no/0a7c2a8d_nohash_1.wav",
                clip,
                "testing_list.txt",
                "yes/0a7c2a8d_nohash_0.wav\n".getBytes(UTF_8),
                "validation_list.txt",
                "no/0a7c2a8d_nohash_1.wav\n".getBytes(UTF_8))));
    write(
        Target.ZIPPED_DATASET,
        "audio-mnist",
        zip(
            Map.of(
                "data/01/7_01_0.wav",
                clip,
                "data/audioMNIST_meta.txt",
                "{\"01\":{\"age\":\"30\",\"gender\":\"male\"}}".getBytes(UTF_8))));
    write(Target.ZIPPED_DATASET, "folders", zip(Map.of("yes/yes_anna_1.wav", clip)));
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LONG_AGO);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void archives() throws IOException {
    byte[] text = "seven".getBytes(UTF_8);
    write(Target.ARCHIVE, "zip", zip(Map.of("a/seven.txt", text, "b.txt", new byte[0])));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (String name : new String[] {"a/seven.txt", "long/".repeat(25) + "seven.txt"}) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setModTime(0);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    write(Target.ARCHIVE, "tar", bytes.toByteArray());
  }

  private static void configs() throws IOException {
    write(Target.CONFIG, "plain", "model: cnn\nepochs: 3   # few\nall-train: true\nseed: 0x7\n");
    write(
        Target.CONFIG,
        "anchors",
        "learning-rate: &rate 1e-3\nweight-decay: *rate\nout: \"a\\tb\"\ndata: |\n  a\n  b\n");
    write(Target.CONFIG, "types", "seed: !!int 3\nname: !!binary aGVsbG8=\ndate: 2026-01-01\n");
    write(Target.CONFIG, "nested", "a: {b: [1, &x [2], *x]}\n<<: {c: ~}\n? [k]\n: v\n");
  }

  private static void uploads() throws IOException {
    byte[] clip = WavFile.bytes(TONE, SampleFormat.PCM_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    plain.write("audio/wav\n".getBytes(UTF_8));
    plain.write(clip);
    write(Target.UPLOAD, "wav", plain.toByteArray());
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(
        """
        multipart/form-data; boundary="b"
        --b\r
        Content-Disposition: form-data; name="n"\r
        \r
        v\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="7.wav"\r
        Content-Type: audio/wav\r
        \r
        """
            .getBytes(UTF_8));
    form.write(clip);
    form.write("\r\n--b--\r\n".getBytes(UTF_8));
    write(Target.UPLOAD, "form", form.toByteArray());
  }
}
