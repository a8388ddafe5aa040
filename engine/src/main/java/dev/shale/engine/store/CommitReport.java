package dev.shale.engine.store;

/**
 * What a commit did.
 *
 * @param generation its number
 * @param packs how many the generation has
 * @param bytes of their payloads
 * @param packsWritten those whose bytes were not stored yet, or had to be copied
 * @param bytesWritten of them, as they are stored
 * @param packsLost were kept or retained and cannot be read any more
 * @param packsEvicted were retained for too long, or are more than the store may keep
 * @param isCompacted whether the packs were copied to a new file
 */
public record CommitReport(
    long generation,
    int packs,
    long bytes,
    int packsWritten,
    long bytesWritten,
    int packsLost,
    int packsEvicted,
    boolean isCompacted) {}
