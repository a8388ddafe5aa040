package dev.shale.engine.tier;

/** Chooses entries by their key. */
@FunctionalInterface
public interface EntryTest {
  /**
   * Whether an entry is meant; must not call the tier.
   *
   * @param low the lower half of its key
   * @param high the upper half
   */
  boolean test(long low, long high);
}
