package dev.shale.engine.pass;

/**
 * What one pass did.
 *
 * @param name the pass
 * @param durationNanos how long it took
 * @param work what it worked on and found, for people
 */
public record PassReport(String name, long durationNanos, String work) {}
