package dev.shale.engine.tier;

/**
 * Which entry has to go when there is no room. Entries are numbers below the capacity that the
 * policy was made for; hashes are those of their keys. Called with the lock of the tier held, and
 * allocates nothing.
 */
interface EvictionPolicy {
  /** An entry was found. */
  void hit(int entry, long hash);

  /** There is a new entry. */
  void inserted(int entry, long hash);

  /** The entry that is to go next, of at least one; it stays until {@link #evicted}. */
  int victim();

  /** The victim is gone for want of room. */
  void evicted(int entry, long hash);

  /** An entry is gone for another reason. */
  void removed(int entry);

  /** Whether a key without an entry was evicted not long ago. */
  boolean wasEvicted(long hash);

  /** All entries are gone, and everything is forgotten. */
  void clear();
}
