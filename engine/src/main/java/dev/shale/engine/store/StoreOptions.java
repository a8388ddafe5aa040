package dev.shale.engine.store;

import java.time.Duration;

/**
 * How much a store keeps, and in which form.
 *
 * @param maxBytes of packs that are named by the last generation; the file can be twice as large
 *     until it is compacted
 * @param maxAge how long packs stay that are retained and not used
 * @param isCompressing whether packs that are read only after a change are compressed when they are
 *     written. Packs that are there stay what they are, and are read in either form, until they are
 *     copied
 * @param isTrusting whether what another user wrote is believed, and added to. What the superuser
 *     wrote is in any case
 */
public record StoreOptions(
    long maxBytes, Duration maxAge, boolean isCompressing, boolean isTrusting) {
  private static final long DEFAULT_BYTES = 1L << 30;
  private static final Duration DEFAULT_AGE = Duration.ofDays(30);

  /** One GiB and thirty days, nothing compressed, nobody trusted. */
  public static final StoreOptions DEFAULT =
      new StoreOptions(DEFAULT_BYTES, DEFAULT_AGE, false, false);

  /** Checks the values. */
  public StoreOptions {
    if (maxBytes < 0 || maxAge.isNegative()) {
      throw new IllegalArgumentException("Negative: " + maxBytes + " bytes, " + maxAge);
    }
  }

  /** These options with another limit. */
  public StoreOptions withMaxBytes(long bytes) {
    return new StoreOptions(bytes, maxAge, isCompressing, isTrusting);
  }

  /** These options, for compressing what is read only after a change or not. */
  public StoreOptions withCompressed(boolean newCompressing) {
    return new StoreOptions(maxBytes, maxAge, newCompressing, isTrusting);
  }

  /** These options, with trust in other users or without. */
  public StoreOptions withTrusting(boolean newTrusting) {
    return new StoreOptions(maxBytes, maxAge, isCompressing, newTrusting);
  }
}
