package io.github.audiomnist.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.github.audiomnist.signal.MelSpectrogram;
import io.github.audiomnist.signal.Waveform;
import io.github.audiomnist.transform.Kernel;
import io.github.audiomnist.transform.TestSignals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The Vector API in a process that used vectors of other lengths before: the compiler then cannot
 * guess which class a vector is of, and code that relies on its guess boxes every vector.
 */
class OtherVectorsTest {

  private static final String MODULE = "jdk.incubator.vector";
  private static final int ROUNDS = 5000;
  private static final int MOST_SECONDS = 60;

  @Test
  void extractInto_afterVectorsOfOtherLengths_allocatesNothing() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule(MODULE).isPresent()) {
      command.addAll(List.of("--add-modules", MODULE));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OtherVectorsTest.class.getName());
    assertEquals("0 bytes", lastLine(new ProcessBuilder(command)));
  }

  private static String lastLine(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().reduce("nothing printed", (line, next) -> next);
  }

  /** Prints the least that three clips allocate. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    if (ModuleLayer.boot().findModule(MODULE).isPresent()) {
      useAllLengths("FloatVector", float[].class);
      useAllLengths("DoubleVector", double[].class);
    }
    System.out.println(leastAllocated() + " bytes");
  }

  /** By reflection: tests are compiled without the module. */
  private static void useAllLengths(String name, Class<?> arrayType)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(MODULE + "." + name);
    Class<?> vector = Class.forName(MODULE + ".Vector");
    Class<?> species = Class.forName(MODULE + ".VectorSpecies");
    Method zero = type.getMethod("zero", species);
    Method add = type.getMethod("add", vector);
    Method fma = type.getMethod("fma", vector, vector);
    Method store = type.getMethod("intoArray", arrayType, int.class);
    Object array = Array.newInstance(arrayType.getComponentType(), 16);
    for (int round = 0; round < ROUNDS; round++) {
      for (int bits : new int[] {64, 128, 256, 512}) {
        Object value = zero.invoke(null, type.getField("SPECIES_" + bits).get(null));
        store.invoke(fma.invoke(add.invoke(value, value), value, value), array, 0);
      }
    }
  }

  private static long leastAllocated() {
    FeatureExtractor<MelSpectrogram> extractor =
        Pipeline.melSpec().withKernel(Kernel.AUTO).newExtractor();
    List<Waveform> clips = List.of(clip(8000), clip(44_100), clip(48_000));
    float[] out = new float[Pipeline.melSpec().output().size()];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
    while (least > 0 && System.nanoTime() < deadline) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < clips.size(); i++) {
        extractor.extractInto(clips.get(i), out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static Waveform clip(int sampleRate) {
    return Waveform.of(TestSignals.noise(1, sampleRate, 0.3), sampleRate);
  }
}
