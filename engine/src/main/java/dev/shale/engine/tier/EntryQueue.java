package dev.shale.engine.tier;

import static dev.shale.engine.tier.EntryTable.NO_ENTRY;

import dev.shale.offheap.Ints;
import java.lang.foreign.MemorySegment;

/**
 * Entries in the order in which they were added. The links lie in memory of the policy, where an
 * entry has one place, as it is in one queue at a time.
 */
final class EntryQueue {
  private final MemorySegment newer;
  private final MemorySegment older;
  private int oldest = NO_ENTRY;
  private int newest = NO_ENTRY;
  private int size;

  EntryQueue(MemorySegment newer, MemorySegment older) {
    this.newer = newer;
    this.older = older;
  }

  int size() {
    return size;
  }

  /** The entry that was added first, or {@link EntryTable#NO_ENTRY}. */
  int oldest() {
    return oldest;
  }

  void add(int entry) {
    Ints.set(older, entry, newest);
    Ints.set(newer, entry, NO_ENTRY);
    if (newest == NO_ENTRY) {
      oldest = entry;
    } else {
      Ints.set(newer, newest, entry);
    }
    newest = entry;
    size++;
  }

  void remove(int entry) {
    int before = Ints.get(older, entry);
    int after = Ints.get(newer, entry);
    if (before == NO_ENTRY) {
      oldest = after;
    } else {
      Ints.set(newer, before, after);
    }
    if (after == NO_ENTRY) {
      newest = before;
    } else {
      Ints.set(older, after, before);
    }
    size--;
  }

  void clear() {
    oldest = NO_ENTRY;
    newest = NO_ENTRY;
    size = 0;
  }
}
