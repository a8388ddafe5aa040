package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of chunks, in one of the ways in which bundlers give them. */
final class ChunkIds {
  private static final int LONGEST = 100;
  private static final int HASH_DIGITS = 6;
  private static final int PATH_DIGITS = 8;

  private ChunkIds() {}

  /**
   * The ids of all chunks, by chunk; no two are equal.
   *
   * @param names of modules, relative to the root
   */
  static List<String> of(ChunkGraph chunks, IdScheme scheme, ModuleTexts names) {
    return switch (scheme) {
      case NAMED -> named(chunks, names);
      case PATH -> paths(chunks, names);
      case DETERMINISTIC -> new DeterministicIds(chunks, names).ids();
      case NATURAL -> natural(chunks, names);
    };
  }

  private static List<String> named(ChunkGraph chunks, ModuleTexts names) {
    List<String> ids = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      String text = names.words(chunks, chunk);
      String id = shorten(text);
      for (int more = 1; !known.add(id); more++) {
        id = shorten(text) + "-" + more;
      }
      ids.add(id);
    }
    return ids;
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - HASH_DIGITS - 1)
            + "-"
            + Hashes.of(text).substring(0, HASH_DIGITS);
  }

  private static List<String> paths(ChunkGraph chunks, ModuleTexts names) {
    List<String> ids = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      String hash = Hashes.of(names.text(chunks, chunk));
      int digits = PATH_DIGITS;
      while (digits < hash.length() && known.contains(hash.substring(0, digits))) {
        digits++;
      }
      ids.add(hash.substring(0, digits));
      known.add(ids.getLast());
    }
    return ids;
  }

  private static List<String> natural(ChunkGraph chunks, ModuleTexts names) {
    List<Integer> order = DeterministicIds.order(chunks, names);
    List<String> ids = new ArrayList<>(Collections.nCopies(chunks.count(), ""));
    for (int place = 0; place < order.size(); place++) {
      ids.set(order.get(place), Integer.toString(place));
    }
    return ids;
  }
}
