package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.RecordReferences;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Paths of names as lists of name ids. Belongs to one thread. */
final class UsePath {
  /** Stands for the name {@code default} where the graph has no such name. */
  static final int DEFAULT = -2;

  static final byte[] DEFAULT_TEXT = "default".getBytes(StandardCharsets.UTF_8);

  private final Snapshot graph;
  private final IntList names;
  private byte[] text = new byte[256];

  UsePath(Snapshot graph, Region region) {
    this.graph = graph;
    names = new IntList(region);
  }

  void clear() {
    names.clear();
  }

  /** Where what is added next begins. */
  int end() {
    return names.size();
  }

  int name(int at) {
    return names.get(at);
  }

  /** Adds the names of a path, from the outside in. */
  void add(int path) {
    if (path == Snapshot.NO_NAME) {
      return;
    }
    int length = graph.nameBytes(path);
    if (length > text.length) {
      text = new byte[Math.max(length, 2 * text.length)];
    }
    graph.copyName(path, text, 0);
    int begin = 0;
    for (int at = 0; at < length; at++) {
      if (text[at] == RecordReferences.SEPARATOR) {
        names.add(find(begin, at));
        begin = at + 1;
      }
    }
    names.add(begin == 0 ? path : find(begin, length));
  }

  private int find(int begin, int end) {
    int name = graph.findName(text, begin, end);
    boolean isDefault =
        name == Snapshot.NO_NAME
            && Arrays.equals(text, begin, end, DEFAULT_TEXT, 0, DEFAULT_TEXT.length);
    return isDefault ? DEFAULT : name;
  }

  /** Adds a name. */
  void addName(int name) {
    names.add(name);
  }

  /** Adds names that are there. */
  void copy(int begin, int end) {
    for (int at = begin; at < end; at++) {
      names.add(names.get(at));
    }
  }
}
