package dev.shale.engine.tier;

/** What a tier counts from its beginning. */
public enum TierCounter {
  /** Payloads that were asked for. */
  LOOKUPS,
  /** Of these, what was found. */
  HITS,
  /** What was not found, and was not there lately. */
  ABSENT_MISSES,
  /** What was found and was too old. */
  EXPIRED_MISSES,
  /** What was not found, and had been evicted not long before. */
  EVICTED_MISSES,
  /** Payloads that were put, with those in the place of another. */
  PUTS,
  /** The bytes of them. */
  PUT_BYTES,
  /** The bytes that were found. */
  HIT_BYTES,
  /** Entries that had to go because there was no room. */
  EVICTIONS,
  /** Payloads that were not taken because they are too long. */
  REFUSALS;
}
