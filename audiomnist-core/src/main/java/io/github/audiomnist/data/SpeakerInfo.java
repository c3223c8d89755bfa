package io.github.audiomnist.data;

import java.util.OptionalInt;

/**
 * What {@link AudioMnist#speakers AudioMNIST} tells of a speaker; texts as they stand there, empty
 * if missing. Immutable; threads may share it.
 *
 * @param accent for example "German"
 * @param age in years; empty if missing or not in 1 to 120 (the published file has a 1234)
 * @param gender "female" or "male"
 * @param nativeSpeaker whether English is said to be the first language
 * @param origin continent, country, town
 * @param recordingDate as yy-mm-dd-hh-mm-ss
 * @param recordingRoom for example "vr-room"
 */
public record SpeakerInfo(
    String accent,
    OptionalInt age,
    String gender,
    boolean nativeSpeaker,
    String origin,
    String recordingDate,
    String recordingRoom) {}
