package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkStyle;
import java.util.ArrayList;
import java.util.Arrays;
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

  /**
   * By their names, what runs them, and the ids of their modules. Those without a name come last,
   * as webpack has it, or first, as rspack has it.
   */
  static List<Integer> order(ChunkGraph chunks, ModuleTexts names) {
    int[] ids = moduleIds(chunks, names);
    int[][] members = new int[chunks.count()][];
    List<Integer> order = new ArrayList<>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      order.add(chunk);
      int[] modules = chunks.modules(chunk);
      members[chunk] = Arrays.stream(modules).map(module -> ids[module]).sorted().toArray();
    }
    boolean isUnnamedFirst = chunks.options().style() == ChunkStyle.COPIES;
    order.sort(
        Comparator.<Integer, Boolean>comparing(
                chunk -> chunks.name(chunk).isEmpty() != isUnnamedFirst)
            .thenComparing(chunks::name)
            .thenComparing(chunk -> runtime(chunks, chunk))
            .thenComparing(chunk -> members[chunk], Arrays::compare));
    return order;
  }

  private static String runtime(ChunkGraph chunks, int chunk) {
    List<String> names = new ArrayList<>(chunks.runtimes(chunk));
    Collections.sort(names);
    return String.join("_", names);
  }

  /** The ids that modules have, by module; where two are equal, the one found later is moved. */
  private static int[] moduleIds(ChunkGraph chunks, ModuleTexts names) {
    int count = 0;
    for (int one = 0; one < chunks.classCount(); one++) {
      count += chunks.modulesOfClass(one).length;
    }
    long range = range(count);
    Set<Long> used = new HashSet<>();
    int[] ids = new int[chunks.moduleLimit()];
    for (int module = 0; module < ids.length; module++) {
      if (chunks.classOf(module) >= 0) {
        ids[module] = (int) free(names.text(module), 0, range, used);
      }
    }
    return ids;
  }

  private static long range(int count) {
    long range = LEAST_RANGE;
    while (range < (long) SPARE * count) {
      range *= 10;
    }
    return range;
  }

  private static long free(String text, int firstSalt, long range, Set<Long> used) {
    int salt = firstSalt;
    while (!used.add(hash(text + salt, range))) {
      salt++;
    }
    return hash(text + salt, range);
  }

  List<String> ids() {
    long range = range(chunks.count());
    List<String> ids = new ArrayList<>(Collections.nCopies(chunks.count(), ""));
    Set<Long> used = new HashSet<>();
    for (int chunk : order(chunks, names)) {
      long id = free(names.text(chunks, chunk), firstSalt, range, used);
      ids.set(chunk, Long.toString(id));
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
