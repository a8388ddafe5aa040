package dev.shale.engine.store;

import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.Staged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which packs a generation does without, because they are too old or too many. */
final class Eviction {
  private Eviction() {}

  /**
   * The packs that stay, in their order. Those that were used last stay, and of these the first
   * scopes.
   *
   * @param staged in the order of scopes and packs
   */
  static List<Staged> apply(List<Staged> staged, StoreOptions options, int minute) {
    long oldest = minute - options.maxAge().toMinutes();
    List<Staged> kept = new ArrayList<>();
    long bytes = 0;
    for (Staged pack : staged) {
      if (pack.record().usedMinute() >= oldest) {
        kept.add(pack);
        bytes += pack.storedBytes();
      }
    }
    return bytes <= options.maxBytes() && kept.size() <= Manifest.MAX_RECORDS
        ? kept
        : first(kept, options.maxBytes());
  }

  private static List<Staged> first(List<Staged> staged, long maxBytes) {
    List<Staged> byUse = new ArrayList<>(staged);
    byUse.sort(Comparator.comparingInt(pack -> -pack.record().usedMinute()));
    List<Staged> kept = new ArrayList<>();
    long bytes = 0;
    for (Staged pack : byUse) {
      bytes += pack.storedBytes();
      if (bytes <= maxBytes && kept.size() < Manifest.MAX_RECORDS) {
        kept.add(pack);
      }
    }
    kept.sort(
        Comparator.<Staged>comparingInt(pack -> pack.record().scope().number())
            .thenComparingInt(pack -> pack.record().pack()));
    return kept;
  }
}
