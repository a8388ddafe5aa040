package dev.shale.arena;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages that were replaced since the checkpoints, oldest first, with what was there before. */
final class UndoLog {
  private final List<Entry> entries = new ArrayList<>();

  void add(Table table, int page, @Nullable MemorySegment segment, long created) {
    entries.add(new Entry(table, page, segment, created));
  }

  /** Where the next entry goes. */
  int size() {
    return entries.size();
  }

  /** Takes every entry from {@code mark} on back, the last first. */
  void rollback(int mark) {
    for (int entry = entries.size() - 1; entry >= mark; entry--) {
      entries.get(entry).restore();
    }
    truncate(mark);
  }

  /**
   * Retires what was there before, from {@code mark} on, where a rollback to an outer checkpoint of
   * {@code epoch} would not need it. The other entries now belong to that checkpoint.
   */
  void merge(int mark, long epoch) {
    int kept = mark;
    for (int index = mark; index < entries.size(); index++) {
      Entry entry = entries.get(index);
      if (entry.created <= epoch) {
        entries.set(kept++, entry);
      } else {
        entry.retire();
      }
    }
    truncate(kept);
  }

  /** Retires everything: no checkpoint is left that would need it. */
  void clear() {
    entries.forEach(Entry::retire);
    entries.clear();
  }

  private void truncate(int mark) {
    entries.subList(mark, entries.size()).clear();
  }

  private record Entry(Table table, int page, @Nullable MemorySegment segment, long created) {
    void restore() {
      table.restorePage(page, segment, created);
    }

    void retire() {
      table.retire(segment, created);
    }
  }
}
