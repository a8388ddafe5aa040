package dev.shale.tools.cli.question.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers of few digits that stay: the hash of a chunk's text, within a range that is 20 times as
 * large as there are chunks. Where two are equal, the later of them in the order takes the next
 * hash, so one that is new may move another's. As webpack and rspack do.
 */
final class DeterministicIds {
  private static final int LEAST_RANGE = 1_000;
  private static final int SPARE = 20;
  private static final int RSPACK_SALT = 10;
  private static final long LARGEST_SHORT_RANGE = 1L << 24;

  private static final int OFFSET_32 = (int) 2_166_136_261L;
  private static final int PRIME_32 = 16_777_619;
  private static final long OFFSET_64 = 0xCBF2_9CE4_8422_2325L;
  private static final long PRIME_64 = 0x100_0000_01B3L;

  private final ChunkGraph chunks;
  private final ModuleTexts names;
  private final int firstSalt;

  DeterministicIds(ChunkGraph chunks, ModuleTexts names) {
    this.chunks = chunks;
    this.names = names;
    firstSalt = chunks.options().style() == ChunkStyle.COPIES ? RSPACK_SALT : 0;
  }

  /** Named chunks by their names, then the others by what runs them and by their texts. */
  static List<Integer> order(ChunkGraph chunks, ModuleTexts names) {
    List<Integer> order = new ArrayList<>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      order.add(chunk);
    }
    order.sort(
        Comparator.<Integer, Boolean>comparing(chunk -> chunks.name(chunk).isEmpty())
            .thenComparing(chunks::name)
            .thenComparing(chunk -> String.join("_", chunks.runtimes(chunk)))
            .thenComparing(chunk -> names.text(chunks, chunk)));
    return order;
  }

  List<String> ids() {
    long range = LEAST_RANGE;
    while (range < (long) SPARE * chunks.count()) {
      range *= 10;
    }
    List<String> ids = new ArrayList<>(Collections.nCopies(chunks.count(), ""));
    Set<Long> used = new HashSet<>();
    for (int chunk : order(chunks, names)) {
      String text = names.text(chunks, chunk);
      int salt = firstSalt;
      while (!used.add(hash(text + salt, range))) {
        salt++;
      }
      ids.set(chunk, Long.toString(hash(text + salt, range)));
    }
    return ids;
  }

  /** FNV-1a over UTF-16 units: of 32 bits without the sign where the range is small. */
  private static long hash(String text, long range) {
    if (range < LARGEST_SHORT_RANGE) {
      int hash = OFFSET_32;
      for (int index = 0; index < text.length(); index++) {
        hash = (hash ^ text.charAt(index)) * PRIME_32;
      }
      return (hash & Integer.MAX_VALUE) % range;
    }
    long hash = OFFSET_64;
    for (int index = 0; index < text.length(); index++) {
      hash = (hash ^ text.charAt(index)) * PRIME_64;
    }
    return Long.remainderUnsigned(hash, range);
  }
}
