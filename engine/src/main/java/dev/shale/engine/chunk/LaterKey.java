package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.Texts;
import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;

/**
 * What decides into which group a request belongs that loads later: its name, or else what it is
 * alone with. Requests of equal keys are of one group.
 */
final class LaterKey {
  private static final int HOW_BITS = 3;
  private static final int HOW_MASK = (1 << HOW_BITS) - 1;

  private final ChunkStyle style;
  private final Texts texts;
  private final ContextNames names = new ContextNames();
  private How how = How.BY_DEPENDENCY;
  private int text;

  /** What makes a group of requests. */
  enum How {
    /** They have a name. */
    NAMED(Groups.Kind.ASYNC),
    /** They have a name, and run what they lead to apart. */
    NAMED_APART(Groups.Kind.WORKER),
    /** They are one request. */
    BY_DEPENDENCY(Groups.Kind.ASYNC),
    /** They say that they are one with a request before. */
    JOINED(Groups.Kind.ASYNC),
    /** They are of one pattern. */
    BY_PATTERN(Groups.Kind.ASYNC),
    /** They lead to one module. */
    BY_TARGET(Groups.Kind.ASYNC),
    /** They are one request, which runs what it leads to apart. */
    APART_BY_DEPENDENCY(Groups.Kind.WORKER),
    /** They run one module apart. */
    APART_BY_TARGET(Groups.Kind.WORKER);

    private final Groups.Kind kind;

    How(Groups.Kind kind) {
      this.kind = kind;
    }

    Groups.Kind kind() {
      return kind;
    }
  }

  /**
   * Keys of requests.
   *
   * @param texts takes their names
   */
  LaterKey(ChunkStyle style, Texts texts) {
    this.style = style;
    this.texts = texts;
  }

  /** Reads a request that loads later. */
  void read(Snapshot graph, int dependency) {
    int block = graph.block(dependency);
    int name = block == Snapshot.NO_BLOCK ? Snapshot.NO_NAME : graph.chunkName(block);
    DependencyKind kind = graph.dependencyKind(dependency);
    boolean isApart = kind.isApart();
    text = Texts.NONE;
    if (style.isDisjoint()) {
      how = isApart ? How.APART_BY_TARGET : How.BY_TARGET;
    } else if (name != Snapshot.NO_NAME) {
      how = isApart ? How.NAMED_APART : How.NAMED;
      boolean isOneOfMany = !isApart && !kind.isResolved() && !isOnce(graph, block);
      text = text(graph, dependency, name, isOneOfMany);
    } else if (isApart) {
      how = style.hasWorkersByTarget() ? How.APART_BY_TARGET : How.APART_BY_DEPENDENCY;
    } else {
      int flags = flags(graph, dependency);
      boolean isPattern = (flags & BlockFlags.LAZY_ONCE) != 0;
      boolean isJoined = (flags & BlockFlags.JOINED) != 0;
      how = isPattern ? How.BY_PATTERN : isJoined ? How.JOINED : How.BY_DEPENDENCY;
    }
  }

  /** The request that one which {@link How#JOINED is joined} is one with; it may lead nowhere. */
  static int leader(Snapshot graph, int dependency) {
    DependencyKind kind = graph.dependencyKind(dependency);
    int first = graph.begin(graph.parent(dependency));
    int depth = depth(graph, dependency);
    for (int leader = dependency - 1; leader >= first; leader--) {
      boolean isAlike = graph.dependencyKind(leader) == kind && depth(graph, leader) == depth;
      if (isAlike && !isJoined(graph, leader)) {
        return leader;
      }
    }
    return dependency;
  }

  /**
   * The first request of the block that one lies in, or {@link Links#NONE}; it may lead nowhere.
   */
  static int outer(Snapshot graph, int dependency) {
    int depth = depth(graph, dependency);
    if (depth == 0) {
      return Links.NONE;
    }
    boolean isInLater = (flags(graph, dependency) & BlockFlags.IN_LATER) != 0;
    int module = graph.parent(dependency);
    int step = isInLater ? 1 : -1;
    int outer = written(graph, dependency) + step;
    while (outer >= graph.begin(module) && outer < graph.end(module)) {
      if (graph.block(outer) != Snapshot.NO_BLOCK && depth(graph, outer) < depth) {
        return isJoined(graph, outer) ? leader(graph, outer) : outer;
      }
      outer += step;
    }
    return Links.NONE;
  }

  /** The next request that is joined with one and those before, or {@link Links#NONE}. */
  static int nextJoined(Snapshot graph, int dependency) {
    int end = graph.end(graph.parent(dependency));
    DependencyKind kind = graph.dependencyKind(dependency);
    int depth = depth(graph, dependency);
    for (int next = dependency + 1; next < end; next++) {
      if (graph.dependencyKind(next) == kind && depth(graph, next) == depth) {
        return isJoined(graph, next) ? next : Links.NONE;
      }
    }
    return Links.NONE;
  }

  /**
   * The first request at the place of one: what a pattern leads to is behind all that is written.
   */
  private static int written(Snapshot graph, int dependency) {
    int written = graph.begin(graph.parent(dependency));
    int span = graph.spanStart(dependency);
    while (written < dependency && graph.spanStart(written) != span) {
      written++;
    }
    return written;
  }

  private static int flags(Snapshot graph, int dependency) {
    int block = graph.block(dependency);
    return block == Snapshot.NO_BLOCK ? 0 : graph.blockFlags(block);
  }

  private static int depth(Snapshot graph, int dependency) {
    return BlockFlags.depth(flags(graph, dependency));
  }

  private static boolean isJoined(Snapshot graph, int dependency) {
    return (flags(graph, dependency) & BlockFlags.JOINED) != 0;
  }

  private int text(Snapshot graph, int dependency, int name, boolean isOneOfMany) {
    if (isOneOfMany) {
      names.ofContext(graph, dependency, name);
    } else {
      names.plain(graph, name);
    }
    return texts.add(names.bytes(), names.length());
  }

  private static boolean isOnce(Snapshot graph, int block) {
    return (graph.blockFlags(block) & BlockFlags.LAZY_ONCE) != 0;
  }

  How how() {
    return how;
  }

  /** The name; {@link Texts#NONE} for a request without one. */
  int text() {
    return text;
  }

  /**
   * The key as a number, which means the same whatever became of other modules; the target belongs
   * to it. Of a request without a name it says which one of its module before it is of its group.
   *
   * @param places of the requests of a module, from {@code begin} to this one at {@code at}
   * @param keys of those before it
   */
  int number(Snapshot graph, int module, IntList places, IntList keys, int begin, int at) {
    if (text != Texts.NONE) {
      return text << HOW_BITS | how.ordinal();
    }
    int back = 0;
    if (how == How.BY_DEPENDENCY || how == How.APART_BY_DEPENDENCY) {
      back = at > begin && places.get(at - 1) == places.get(at) ? 1 : 0;
    } else if (how == How.JOINED) {
      int first = graph.begin(module);
      int leader = leader(graph, first + places.get(at)) - first;
      for (int other = at - 1; back == 0 && other >= begin; other--) {
        boolean isJoined = (keys.get(other) & HOW_MASK) == How.JOINED.ordinal();
        int place = places.get(other);
        boolean isSame = isJoined && leader(graph, first + place) == first + leader;
        back = isSame || place == leader ? at - other : 0;
      }
    } else if (how == How.BY_PATTERN) {
      int first = graph.begin(module);
      int span = graph.spanStart(first + places.get(at));
      for (int other = at - 1; back == 0 && other >= begin; other--) {
        boolean isOfPattern = (keys.get(other) & HOW_MASK) == How.BY_PATTERN.ordinal();
        boolean isSame = isOfPattern && graph.spanStart(first + places.get(other)) == span;
        back = isSame ? at - other : 0;
      }
    }
    return back << HOW_BITS | how.ordinal();
  }
}
