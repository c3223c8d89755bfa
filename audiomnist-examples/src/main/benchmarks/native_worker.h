/*
 * A contestant of front-end-benchmark.sh in C or C++: reads a line, does what it says, answers in a line. BenchWorker.java
 * describes the requests; here there are "prepare … features", "time" and "check". The program that includes this
 * file defines the type and the three functions below, and is started with its number of threads.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int rate, n_fft, hop, n_mels, clips, length;
  float *samples; /* [clips][length] */
} Setting;

typedef struct Features Features;

/* What one thread works with. */
static Features *features_new(const Setting *setting);

/* Values that come out of a clip. */
static int features_size(const Features *features);

/* Log-mel decibels of the samples [length], row-major [n_mels][frames]; they last until the next call. */
static const float *features_of(Features *features, const float *samples);

enum { MAX_THREADS = 64, MAX_TASKS = 64, MAX_LINE = 1 << 16 };

typedef struct {
  char id[64];
  Setting setting;
  Features *workers[MAX_THREADS];
} Task;

typedef struct {
  Task *task;
  int thread;
} Share;

static Task tasks[MAX_TASKS];
static int num_threads = 1;

static void *pass(void *argument) {
  const Share *share = (const Share *)argument;
  const Setting *setting = &share->task->setting;
  for (int clip = 0; clip < setting->clips; clip++) {
    features_of(share->task->workers[share->thread], setting->samples + (size_t)clip * setting->length);
  }
  return NULL;
}

/* Every thread goes over all clips. Starting a thread takes about 20 us, a pass some milliseconds. */
static void run_once(Task *task) {
  pthread_t threads[MAX_THREADS];
  Share shares[MAX_THREADS] = {};
  for (int i = 0; i < num_threads; i++) {
    shares[i] = (Share){task, i};
  }
  for (int i = 1; i < num_threads; i++) {
    if (pthread_create(&threads[i], NULL, pass, &shares[i]) != 0) {
      abort();
    }
  }
  pass(&shares[0]);
  for (int i = 1; i < num_threads; i++) {
    pthread_join(threads[i], NULL);
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static void answer_times(Task *task, double nanoseconds) {
  run_once(task);
  double begin = now(), end = begin;
  printf("ok");
  do {
    double start = end;
    run_once(task);
    end = now();
    printf("\t%.1f", (end - start) / task->setting.clips / num_threads);
  } while (end - begin < nanoseconds);
  printf("\n");
}

static void answer_check(Task *task, const char *path) {
  FILE *file = fopen(path, "wb");
  size_t size = features_size(task->workers[0]), written = 0;
  for (int clip = 0; file != NULL && clip < task->setting.clips; clip++) {
    const float *samples = task->setting.samples + (size_t)clip * task->setting.length;
    written += fwrite(features_of(task->workers[0], samples), sizeof(float), size, file);
  }
  int closed = file != NULL && fclose(file) == 0;
  printf(closed && written == size * task->setting.clips ? "ok\t%zu\n" : "error\twrote %zu values\n", written);
}

static float *read_samples(const char *path, size_t count) {
  float *samples = (float *)malloc(count * sizeof(float));
  FILE *file = fopen(path, "rb");
  if (file == NULL || fread(samples, sizeof(float), count, file) != count) {
    fprintf(stderr, "%s: expected %zu floats\n", path, count);
    exit(1);
  }
  fclose(file);
  return samples;
}

/* fields: features, METHOD, RATE, N_FFT, HOP, MELS, CLIPS, LENGTH, FILE */
static void prepare(Task *task, char **fields) {
  Setting *setting = &task->setting;
  int *sizes[] = {&setting->rate, &setting->n_fft, &setting->hop, &setting->n_mels, &setting->clips, &setting->length};
  for (int i = 0; i < 6; i++) {
    *sizes[i] = atoi(fields[2 + i]);
  }
  setting->samples = read_samples(fields[8], (size_t)setting->clips * setting->length);
  for (int i = 0; i < num_threads; i++) {
    task->workers[i] = features_new(setting);
  }
  printf("ok\n");
}

/* The task of this name, or a new one. */
static Task *task_named(const char *id) {
  int i = 0;
  while (tasks[i].id[0] != 0 && strcmp(tasks[i].id, id) != 0) {
    i++;
  }
  if (i == MAX_TASKS - 1) {
    abort();
  }
  snprintf(tasks[i].id, sizeof tasks[i].id, "%s", id);
  return &tasks[i];
}

int main(int argc, char **argv) {
  num_threads = argc > 1 ? atoi(argv[1]) : 1;
  static char line[MAX_LINE];
  while (fgets(line, sizeof line, stdin) != NULL) {
    char *fields[16] = {NULL};
    int count = 0;
    for (char *field = strtok(line, "\t\n"); field != NULL && count < 15; field = strtok(NULL, "\t\n")) {
      fields[count++] = field;
    }
    if (count == 11 && strcmp(fields[0], "prepare") == 0 && strcmp(fields[2], "features") == 0) {
      prepare(task_named(fields[1]), fields + 2);
    } else if (count == 3 && strcmp(fields[0], "time") == 0) {
      answer_times(task_named(fields[1]), atof(fields[2]) * 1e6);
    } else if (count == 3 && strcmp(fields[0], "check") == 0) {
      answer_check(task_named(fields[1]), fields[2]);
    } else {
      printf("error\texpected a request\n");
    }
    fflush(stdout);
  }
  return 0;
}
