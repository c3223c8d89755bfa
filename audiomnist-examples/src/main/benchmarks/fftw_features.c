/*
 * Log-mel features by a C program as one would write it for speed: FFTW's patient plan in float, a bank of which only the
 * bins under a triangle are kept, and, from power on, sixteen frames side by side, so that the compiler makes
 * vectors of bank and logarithm (glibc's libmvec).
 *
 *   gcc -O3 -march=native -ffast-math fftw_features.c -o fftw_features -lfftw3f -lm -lpthread
 */
#include <fftw3.h>
#include <math.h>

#include "native_worker.h"

enum { LANES = 16 };

static const float AMIN = 1e-10f;

struct Features {
  int n_fft, hop, n_mels, length, bins, frames;
  float *window;      /* [n_fft], Hann, periodic */
  int *first, *count; /* [n_mels]: the bins under each triangle */
  float **weights;    /* [n_mels][count] */
  float *padded;      /* [length + n_fft], mirrored at both ends */
  float *frame;       /* [n_fft] */
  fftwf_complex *spectrum; /* [bins] */
  float *power;       /* [bins][LANES] */
  float *out;         /* [n_mels][frames] */
  fftwf_plan plan;
};

/* Slaney's scale: linear below 1 kHz, then 27 mels for each factor of 6.4. */
static double mel_of(double hz) {
  return hz < 1000 ? hz * 3 / 200 : 15 + 27 * log(hz / 1000) / log(6.4);
}

static double hz_of(double mel) {
  return mel < 15 ? mel * 200 / 3 : 1000 * exp(log(6.4) * (mel - 15) / 27);
}

/* Triangles of height 1 between 0 Hz and half the sample rate. */
static void make_bank(Features *f, int rate) {
  double top = mel_of(rate / 2.0), width = (double)rate / f->n_fft;
  for (int band = 0; band < f->n_mels; band++) {
    double low = hz_of(top * band / (f->n_mels + 1));
    double middle = hz_of(top * (band + 1) / (f->n_mels + 1));
    double high = hz_of(top * (band + 2) / (f->n_mels + 1));
    f->weights[band] = (float *)calloc(f->bins, sizeof(float));
    for (int bin = 0; bin < f->bins; bin++) {
      double rising = (bin * width - low) / (middle - low), falling = (high - bin * width) / (high - middle);
      double weight = rising < falling ? rising : falling;
      if (weight > 0) {
        f->first[band] = f->count[band] == 0 ? bin : f->first[band];
        f->weights[band][f->count[band]++] = weight;
      }
    }
  }
}

static float *aligned(size_t count) {
  return (float *)fftwf_malloc(count * sizeof(float));
}

static Features *features_new(const Setting *setting) {
  Features *f = (Features *)calloc(1, sizeof(Features));
  f->n_fft = setting->n_fft;
  f->hop = setting->hop;
  f->n_mels = setting->n_mels;
  f->length = setting->length;
  f->bins = f->n_fft / 2 + 1;
  f->frames = 1 + f->length / f->hop;
  f->window = aligned(f->n_fft);
  for (int i = 0; i < f->n_fft; i++) {
    f->window[i] = 0.5 - 0.5 * cos(2 * M_PI * i / f->n_fft);
  }
  f->first = (int *)calloc(f->n_mels, sizeof(int));
  f->count = (int *)calloc(f->n_mels, sizeof(int));
  f->weights = (float **)calloc(f->n_mels, sizeof(float *));
  make_bank(f, setting->rate);
  f->padded = aligned(f->length + f->n_fft);
  f->frame = aligned(f->n_fft);
  f->spectrum = (fftwf_complex *)fftwf_malloc(f->bins * sizeof(fftwf_complex));
  f->power = aligned((size_t)f->bins * LANES);
  f->out = aligned((size_t)f->n_mels * f->frames);
  f->plan = fftwf_plan_dft_r2c_1d(f->n_fft, f->frame, f->spectrum, FFTW_PATIENT);
  return f;
}

static int features_size(const Features *f) {
  return f->n_mels * f->frames;
}

static void pad(Features *f, const float *samples) {
  int half = f->n_fft / 2;
  memcpy(f->padded + half, samples, f->length * sizeof(float));
  for (int i = 1; i <= half; i++) {
    f->padded[half - i] = samples[i];
    f->padded[half + f->length - 1 + i] = samples[f->length - 1 - i];
  }
}

static void power_of(Features *f, int frame, int lane) {
  const float *restrict from = f->padded + (size_t)frame * f->hop;
  const float *restrict window = f->window;
  float *restrict weighted = f->frame;
  for (int i = 0; i < f->n_fft; i++) {
    weighted[i] = from[i] * window[i];
  }
  fftwf_execute(f->plan);
  for (int bin = 0; bin < f->bins; bin++) {
    float re = f->spectrum[bin][0], im = f->spectrum[bin][1];
    f->power[(size_t)bin * LANES + lane] = re * re + im * im;
  }
}

static void band_of(const Features *f, int band, float *restrict out) {
  const float *restrict power = f->power + (size_t)f->first[band] * LANES;
  const float *restrict weights = f->weights[band];
  float sums[LANES] = {0};
  for (int i = 0; i < f->count[band]; i++) {
    for (int lane = 0; lane < LANES; lane++) {
      sums[lane] += weights[i] * power[i * LANES + lane];
    }
  }
  memcpy(out, sums, sizeof sums);
}

static void to_decibels(float *values, int count) {
  const float per_neper = 10 / M_LN10;
  for (int i = 0; i < count; i++) {
    values[i] = per_neper * logf(values[i] > AMIN ? values[i] : AMIN);
  }
}

/* The last frames are taken together with some before them, so that all lanes are full. */
static const float *features_of(Features *f, const float *samples) {
  pad(f, samples);
  for (int begin = 0; begin < f->frames; begin += LANES) {
    int first = begin + LANES <= f->frames ? begin : f->frames - LANES;
    for (int lane = 0; lane < LANES; lane++) {
      power_of(f, first + lane, lane);
    }
    for (int band = 0; band < f->n_mels; band++) {
      band_of(f, band, f->out + (size_t)band * f->frames + first);
    }
  }
  to_decibels(f->out, features_size(f));
  return f->out;
}
