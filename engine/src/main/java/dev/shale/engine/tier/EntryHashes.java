package dev.shale.engine.tier;

/** The hashes of the keys of entries. */
@FunctionalInterface
interface EntryHashes {
  long hash(int entry);
}
