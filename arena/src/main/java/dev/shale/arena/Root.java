package dev.shale.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The root record of a state: all numbers that do not lie in pages, a few kilobytes however large
 * the graph.
 *
 * <pre>
 * root = part*             in the order in which the parts joined their {@link Layers}
 * part = length number*    what {@link Saved#save} gives
 * </pre>
 *
 * <p>A table has its row count, a {@link RunAllocator} the heads of its free lists and how many
 * rows they have, a {@link NameTable} where its text ends; the tables of an engine may add their
 * own. A hash index has none: its buckets, their number and the key are rows.
 */
final class Root {
  private Root() {}

  static int[] of(List<int[]> parts) {
    int[] root = new int[parts.stream().mapToInt(part -> 1 + part.length).sum()];
    int at = 0;
    for (int[] part : parts) {
      root[at++] = part.length;
      System.arraycopy(part, 0, root, at, part.length);
      at += part.length;
    }
    return root;
  }

  /**
   * The parts of a root.
   *
   * @throws IllegalArgumentException when their lengths do not fit it, or are not those of {@code
   *     expected}
   */
  static List<int[]> parts(int[] root, List<int[]> expected) {
    List<int[]> parts = new ArrayList<>();
    int at = 0;
    for (int[] part : expected) {
      int length = at < root.length ? root[at++] : -1;
      if (length != part.length || length > root.length - at) {
        throw new IllegalArgumentException(
            "Part %d of a root of %d numbers has %d of them, not %d"
                .formatted(parts.size(), root.length, length, part.length));
      }
      parts.add(Arrays.copyOfRange(root, at, at + length));
      at += length;
    }
    if (at != root.length) {
      throw new IllegalArgumentException(
          "A root has %d numbers, not %d".formatted(root.length, at));
    }
    return parts;
  }
}
