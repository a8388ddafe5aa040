package dev.shale.engine.tier;

/**
 * How large a tier is, and how long what lies in it counts.
 *
 * @param budgetBytes what the tier may hold in all: payloads, and all that it takes to find and to
 *     evict them
 * @param averageBytes how long payloads are thought to be; there is room for as many entries as fit
 *     if they are, and shorter ones are evicted by their number
 * @param blockBytes payloads are kept in blocks of so many bytes, a power of two
 * @param timeToLiveMillis how long an entry counts after it was put; {@link #FOREVER} for no end
 */
public record TierOptions(
    long budgetBytes, int averageBytes, int blockBytes, long timeToLiveMillis) {
  /** No time to live. */
  public static final long FOREVER = Long.MAX_VALUE;

  private static final int AVERAGE_BYTES = 1 << 10;
  private static final int BLOCK_BYTES = 1 << 8;

  /** Checks what was asked for. */
  public TierOptions {
    if (Integer.bitCount(blockBytes) != 1 || blockBytes < Long.BYTES) {
      throw new IllegalArgumentException("blockBytes is no power of two from 8: " + blockBytes);
    }
    if (averageBytes <= 0 || timeToLiveMillis <= 0) {
      throw new IllegalArgumentException(
          "Not positive: averageBytes %d, timeToLiveMillis %d"
              .formatted(averageBytes, timeToLiveMillis));
    }
  }

  /** For module records: 1 KiB each in blocks of 256 bytes, without a time to live. */
  public static TierOptions of(long budgetBytes) {
    return new TierOptions(budgetBytes, AVERAGE_BYTES, BLOCK_BYTES, FOREVER);
  }

  /** The least budget with room for so many entries, each no longer than a block. */
  public static TierOptions ofBlocks(int entryCount, int blockBytes) {
    long budget = new TierSize(entryCount, entryCount, blockBytes).bytes();
    return new TierOptions(budget, blockBytes, blockBytes, FOREVER);
  }

  public TierOptions withAverageBytes(int newAverageBytes) {
    return new TierOptions(budgetBytes, newAverageBytes, blockBytes, timeToLiveMillis);
  }

  public TierOptions withBlockBytes(int newBlockBytes) {
    return new TierOptions(budgetBytes, averageBytes, newBlockBytes, timeToLiveMillis);
  }

  public TierOptions withTimeToLiveMillis(long newTimeToLiveMillis) {
    return new TierOptions(budgetBytes, averageBytes, blockBytes, newTimeToLiveMillis);
  }
}
