package io.github.audiomnist.transform;

/**
 * How a transform works on a stream, a signal of unlimited length that comes in chunks: by a {@link
 * StreamStage}, or, because it needs the {@link WholeClip}, not at all.
 */
public sealed interface Streaming permits StreamStage, WholeClip {}
