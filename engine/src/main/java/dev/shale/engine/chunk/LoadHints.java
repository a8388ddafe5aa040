package dev.shale.engine.chunk;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * How requests say that what they lead to is to be loaded: ahead of time, and how urgently. Of a
 * group the first request counts, or what all say together: the highest order, and the first
 * urgency. A chunk has ahead what its groups ask for.
 */
final class LoadHints {
  private static final int NONE = -1;
  private static final int AHEAD = BlockFlags.PREFETCH | BlockFlags.PRELOAD;
  private static final int HINTS = AHEAD | BlockFlags.FETCH;

  private final ChunkStyle style;

  /** What requests that load later say; by request three numbers. */
  private final IntList ofLater;

  /** What groups are to be; by group three numbers. */
  private final IntList ofGroup;

  /** Pairs of chunks of which one loads the other ahead; by pair five numbers. */
  private final IntList pairs;

  /** By chunk the last pair of which it is the first. */
  private final IntList last;

  /** Columns of all lists. */
  private static final int FLAGS = 0;

  private static final int PREFETCH_ORDER = 1;
  private static final int PRELOAD_ORDER = 2;
  private static final int COLUMNS = 3;
  private static final int CHUNK = 3;
  private static final int BEFORE = 4;
  private static final int PAIR_COLUMNS = 5;

  /** No hints. */
  LoadHints(ChunkStyle style, Region region, Region scratch) {
    this.style = style;
    ofLater = new IntList(scratch);
    ofGroup = new IntList(region);
    pairs = new IntList(region);
    last = new IntList(region);
  }

  /** Forgets all hints. */
  void clear() {
    ofLater.clear();
    ofGroup.clear();
    pairs.clear();
    last.clear();
  }

  /** Adds what the next request says. */
  void add(Snapshot graph, int dependency) {
    int block = graph.block(dependency);
    int flags = flags(graph, block);
    ofLater.add(flags);
    ofLater.add(prefetchOrder(graph, block, flags));
    ofLater.add(preloadOrder(graph, block, flags));
  }

  private int flags(Snapshot graph, int block) {
    return style.isDisjoint() || block == Snapshot.NO_BLOCK ? 0 : graph.blockFlags(block) & HINTS;
  }

  private static int prefetchOrder(Snapshot graph, int block, int flags) {
    return (flags & BlockFlags.PREFETCH) == 0 ? 0 : graph.prefetchOrder(block);
  }

  private static int preloadOrder(Snapshot graph, int block, int flags) {
    return (flags & BlockFlags.PRELOAD) == 0 ? 0 : graph.preloadOrder(block);
  }

  /** Whether a request says what it said. */
  boolean isSame(Snapshot graph, int dependency, int later) {
    int block = graph.block(dependency);
    int flags = flags(graph, block);
    int row = later * COLUMNS;
    return ofLater.get(row + FLAGS) == flags
        && ofLater.get(row + PREFETCH_ORDER) == prefetchOrder(graph, block, flags)
        && ofLater.get(row + PRELOAD_ORDER) == preloadOrder(graph, block, flags);
  }

  /** Says that a request is one of a group, all of whose requests before have joined it. */
  void join(int later, int group) {
    boolean isFirst = ofGroup.size() <= group * COLUMNS;
    if (!isFirst && !style.joinsHints()) {
      return;
    }
    ofGroup.fill((group + 1) * COLUMNS, 0);
    int from = later * COLUMNS;
    int to = group * COLUMNS;
    int flags = ofLater.get(from + FLAGS);
    int known = ofGroup.get(to + FLAGS);
    raise(from, to, PREFETCH_ORDER, known & BlockFlags.PREFETCH, flags & BlockFlags.PREFETCH);
    raise(from, to, PRELOAD_ORDER, known & BlockFlags.PRELOAD, flags & BlockFlags.PRELOAD);
    int fetch = (known & BlockFlags.FETCH) == 0 ? flags & BlockFlags.FETCH : 0;
    ofGroup.set(to + FLAGS, known | (flags & AHEAD) | fetch);
  }

  private void raise(int from, int to, int column, int known, int more) {
    int order = ofLater.get(from + column);
    if (more != 0 && (known == 0 || order > ofGroup.get(to + column))) {
      ofGroup.set(to + column, order);
    }
  }

  /** Bits of {@link BlockFlags}: how a group is to be loaded. */
  int flags(int group) {
    int row = group * COLUMNS;
    return row < ofGroup.size() ? ofGroup.get(row + FLAGS) : 0;
  }

  /** A chunk asks for a group of another chunk. */
  void pair(int chunk, int other, int group) {
    int flags = flags(group) & AHEAD;
    if (flags == 0) {
      return;
    }
    last.fill(chunk + 1, NONE);
    int pair = pairs.size() / PAIR_COLUMNS;
    pairs.add(flags);
    pairs.add(ofGroup.get(group * COLUMNS + PREFETCH_ORDER));
    pairs.add(ofGroup.get(group * COLUMNS + PRELOAD_ORDER));
    pairs.add(other);
    pairs.add(last.get(chunk));
    last.set(chunk, pair);
  }

  /**
   * The chunks that one loads ahead, each once with its highest order.
   *
   * @param how {@link BlockFlags#PREFETCH} or {@link BlockFlags#PRELOAD}
   */
  List<Ahead> ahead(int chunk, int how) {
    List<Ahead> found = new ArrayList<>();
    int column = how == BlockFlags.PREFETCH ? PREFETCH_ORDER : PRELOAD_ORDER;
    int pair = chunk < last.size() ? last.get(chunk) : NONE;
    while (pair != NONE) {
      int row = pair * PAIR_COLUMNS;
      if ((pairs.get(row + FLAGS) & how) != 0) {
        add(found, new Ahead(pairs.get(row + CHUNK), pairs.get(row + column)));
      }
      pair = pairs.get(row + BEFORE);
    }
    return found;
  }

  private static void add(List<Ahead> found, Ahead more) {
    for (int index = 0; index < found.size(); index++) {
      if (found.get(index).chunk() == more.chunk()) {
        if (found.get(index).order() < more.order()) {
          found.set(index, more);
        }
        return;
      }
    }
    found.add(more);
  }
}
