package io.github.audiomnist.fuzz;

import io.github.audiomnist.examples.ArchiveTarget;
import io.github.audiomnist.examples.ConfigTarget;
import io.github.audiomnist.examples.web.UploadTarget;
import io.github.audiomnist.models.SavedRecognizerTarget;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** What is fuzzed. */
enum Target {
  WAV(WavTarget.class),
  AUDIO_FILES(AudioFilesTarget.class),
  NPY(NpyTarget.class),
  PIPELINE(PipelineTarget.class),
  WEIGHTS(WeightsTarget.class),
  SAVED_RECOGNIZER(SavedRecognizerTarget.class),
  RECOGNIZER(RecognizerTarget.class),
  ZIPPED_DATASET(ZippedDatasetTarget.class),
  ARCHIVE(ArchiveTarget.class),
  CONFIG(ConfigTarget.class),
  UPLOAD(UploadTarget.class);

  final Class<?> type;

  Target(Class<?> type) {
    this.type = type;
  }

  /** As it stands in names of folders and on the command line. */
  String dashed() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Does with an input what the fuzzer does. */
  void take(byte[] input) throws Throwable {
    try {
      type.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
