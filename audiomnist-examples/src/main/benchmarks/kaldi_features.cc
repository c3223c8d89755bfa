/*
 * Log-mel features by kaldi-native-fbank from C++, without Python's calls between: its FbankComputer kept from clip
 * to clip, given this benchmark's convention (mirrored ends, Slaney's mel scale, transforms of just n_fft samples).
 *
 *   g++ -O3 -march=native -D_GLIBCXX_USE_CXX11_ABI=0 -I WHEEL/include kaldi_features.cc -o kaldi_features \
 *     -L WHEEL/lib -Wl,-rpath,WHEEL/lib -lkaldi-native-fbank-core -lpthread
 *
 * WHEEL is the folder kaldi_native_fbank in Python's site-packages; its strings have the old C++ ABI.
 */
#include <cmath>
#include <vector>

#include "kaldi-native-fbank/csrc/feature-fbank.h"
#include "native_worker.h"

struct Features {
  knf::FbankOptions options;
  knf::FeatureWindowFunction window;
  knf::FbankComputer computer;
  int length, hop, frames;
  std::vector<float> padded, frame, bands, out;
};

static knf::FbankOptions options_of(const Setting &setting) {
  knf::FbankOptions options;
  options.frame_opts.samp_freq = setting.rate;
  options.frame_opts.frame_length_ms = 1000.0f * setting.n_fft / setting.rate;
  options.frame_opts.frame_shift_ms = 1000.0f * setting.hop / setting.rate;
  options.frame_opts.dither = 0;
  options.frame_opts.preemph_coeff = 0;
  options.frame_opts.remove_dc_offset = false;
  options.frame_opts.window_type = "hann";
  options.frame_opts.round_to_power_of_two = false;
  options.mel_opts.num_bins = setting.n_mels;
  options.mel_opts.low_freq = 0;
  options.mel_opts.is_librosa = true;
  options.mel_opts.norm = "";
  return options;
}

static Features *features_new(const Setting *setting) {
  knf::FbankOptions options = options_of(*setting);
  if (options.frame_opts.WindowSize() != setting->n_fft || options.frame_opts.WindowShift() != setting->hop) {
    fprintf(stderr, "expected sizes that are whole in Kaldi's milliseconds\n");
    exit(1);
  }
  int frames = 1 + setting->length / setting->hop;
  return new Features{options,
                      knf::FeatureWindowFunction(options.frame_opts),
                      knf::FbankComputer(options),
                      setting->length,
                      setting->hop,
                      frames,
                      std::vector<float>(setting->length + setting->n_fft),
                      {},
                      std::vector<float>(setting->n_mels),
                      std::vector<float>((size_t)setting->n_mels * frames)};
}

static int features_size(const Features *f) {
  return f->out.size();
}

static const float *features_of(Features *f, const float *samples) {
  int half = (f->padded.size() - f->length) / 2;
  memcpy(&f->padded[half], samples, f->length * sizeof(float));
  for (int i = 1; i <= half; i++) {
    f->padded[half - i] = samples[i];
    f->padded[half + f->length - 1 + i] = samples[f->length - 1 - i];
  }
  const float per_neper = 10 / M_LN10;
  for (int t = 0; t < f->frames; t++) {
    knf::ExtractWindow(0, f->padded, t, f->options.frame_opts, f->window, &f->frame);
    f->computer.Compute(0, 1, &f->frame, f->bands.data());
    for (size_t band = 0; band < f->bands.size(); band++) {
      f->out[band * f->frames + t] = per_neper * f->bands[band];
    }
  }
  return f->out.data();
}
