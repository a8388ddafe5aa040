package dev.shale.tools.cli.view;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.PathNames;
import java.util.Arrays;

/** Texts as one column of UTF-8 and one of their lengths in UTF-16 units, as scripts count. */
final class Texts {
  private static final int NONE = -1;

  private final PathNames names;
  private final Column text;
  private final Column lengths;
  private final int[] numbers;
  private int count;

  Texts(Columns columns, String name, Snapshot graph, PathNames names) {
    this.names = names;
    text = columns.bytes(name);
    lengths = columns.ints(name + ".length");
    numbers = new int[graph.nameCount()];
    Arrays.fill(numbers, NONE);
  }

  /** The number of a name of the graph; names are numbered when they are first asked for. */
  int number(int name) {
    if (numbers[name] == NONE) {
      add(names.loadName(name));
      numbers[name] = count++;
    }
    return numbers[name];
  }

  /** Adds the name that was just loaded. */
  void add(PathNames loaded) {
    text.add(loaded.bytes(), loaded.begin(), loaded.end());
    lengths.add(unitCount(loaded.bytes(), loaded.begin(), loaded.end()));
  }

  /** A character takes one unit, and two if it takes four bytes. */
  private static int unitCount(byte[] bytes, int begin, int end) {
    int units = 0;
    for (int index = begin; index < end; index++) {
      boolean isFirst = (bytes[index] & 0xc0) != 0x80;
      units += isFirst ? ((bytes[index] & 0xf8) == 0xf0 ? 2 : 1) : 0;
    }
    return units;
  }
}
