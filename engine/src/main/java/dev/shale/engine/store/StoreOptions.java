package dev.shale.engine.store;

import java.time.Duration;

/**
 * How much a store keeps.
 *
 * @param maxBytes of packs that are named by the last generation; the file can be twice as large
 *     until it is compacted
 * @param maxAge how long packs stay that are retained and not used
 */
public record StoreOptions(long maxBytes, Duration maxAge) {
  private static final long DEFAULT_BYTES = 1L << 30;
  private static final Duration DEFAULT_AGE = Duration.ofDays(30);

  /** One GiB and thirty days. */
  public static final StoreOptions DEFAULT = new StoreOptions(DEFAULT_BYTES, DEFAULT_AGE);

  /** Checks the values. */
  public StoreOptions {
    if (maxBytes < 0 || maxAge.isNegative()) {
      throw new IllegalArgumentException("Negative: " + maxBytes + " bytes, " + maxAge);
    }
  }

  /** These options with another limit. */
  public StoreOptions withMaxBytes(long bytes) {
    return new StoreOptions(bytes, maxAge);
  }
}
