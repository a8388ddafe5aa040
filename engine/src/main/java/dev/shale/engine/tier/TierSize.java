package dev.shale.engine.tier;

/**
 * How a budget is divided: so many entries may there be, and so many blocks for their payloads.
 *
 * @param entryCapacity the most entries
 * @param blockCapacity the most blocks
 */
record TierSize(int entryCapacity, int blockCapacity, int blockBytes) {
  private static final long MOST_BLOCKS = Integer.MAX_VALUE / 4;

  /** The largest tier that a budget has room for. */
  static TierSize of(TierOptions options) {
    int blockBytes = options.blockBytes();
    long blocksPerEntry = Math.ceilDiv(options.averageBytes(), blockBytes);
    long fits = 0;
    long above = options.budgetBytes() / (EntryTable.LEAST_BYTES + blocksPerEntry * blockBytes) + 1;
    above = Math.clamp(above, 1, MOST_BLOCKS / blocksPerEntry);
    while (above - fits > 1) {
      long middle = (fits + above) >>> 1;
      TierSize size = new TierSize((int) middle, (int) (middle * blocksPerEntry), blockBytes);
      if (size.bytes() <= options.budgetBytes()) {
        fits = middle;
      } else {
        above = middle;
      }
    }
    if (fits == 0) {
      throw new IllegalArgumentException(
          "budgetBytes has no room for an entry: " + options.budgetBytes());
    }
    return new TierSize((int) fits, (int) (fits * blocksPerEntry), blockBytes);
  }

  /** What a tier of this size holds when it is full. */
  long bytes() {
    return TierCounters.BYTES
        + EntryTable.bytes(entryCapacity)
        + S3FifoPolicy.bytes(entryCapacity)
        + BlockStore.bytes(blockCapacity, blockBytes);
  }
}
