package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import org.agrona.collections.IntArrayList;

/**
 * The paths from some modules to others, one after the other, the shortest first: no module is
 * twice in one, and one in the middle is none of those that paths begin or end with. There may be
 * more paths than anyone can wait for, so each is looked for when it is asked for.
 *
 * <p>J. Y. Yen, "Finding the K shortest loopless paths in a network", Management Science 17 (1971):
 * the next path leaves one that was found at some module. E. L. Lawler (1972): it does so no
 * earlier than that one left another. A path costs a search for each of its modules. Takes 41 bytes
 * of heap per module of the graph, and what was found. Belongs to one thread.
 *
 * <pre>{@code
 * paths.begin(from, to, NONE_LEFT_OUT);
 * while (paths.next()) {
 *   ... paths.length(), paths.module(index), paths.dependency(index) ...
 * }
 * }</pre>
 */
public final class ShortestPaths {
  private static final int NONE = -1;

  private final PathSearch search;
  private final FirstDependencies dependencies;

  /** The modules of all paths, one path behind the other. */
  private final IntArrayList modules = new IntArrayList();

  /** By path where its modules begin. */
  private final IntArrayList begins = new IntArrayList();

  /** By path the first place where it is not as the one that it left. */
  private final IntArrayList turns = new IntArrayList();

  /** Paths that were given out, and those that wait to be. */
  private final IntArrayList given = new IntArrayList();

  private final IntArrayList candidates = new IntArrayList();
  private int[] from = {};
  private int path = NONE;
  private boolean isBegun;

  /** Paths of a graph, which is to stay open. */
  public ShortestPaths(Snapshot graph, EdgeChoice choice) {
    search = new PathSearch(graph, choice);
    dependencies = new FirstDependencies(graph, choice);
  }

  /**
   * Begins before the shortest path.
   *
   * @param from where paths may begin; none of {@code to}
   * @param to where they may end
   * @param leftOut by module, whether no path leads through it; an empty array leaves out none
   */
  public void begin(int[] from, int[] to, boolean[] leftOut) {
    this.from = from;
    search.aim(from, to, leftOut);
    modules.clear();
    begins.clear();
    begins.addInt(0);
    turns.clear();
    given.clear();
    candidates.clear();
    path = NONE;
    isBegun = false;
  }

  /** Goes to the next path; false when there is none. */
  public boolean next() {
    if (!isBegun) {
      isBegun = true;
      leave(NONE, 0);
    } else if (path != NONE) {
      int last = path;
      for (int place = turns.getInt(last); place < size(last); place++) {
        leave(last, place);
      }
    }
    path = takeShortest();
    return path != NONE;
  }

  /**
   * Looks for the shortest path that has the first modules of another, and at a place one that no
   * path has that begins like it and was given out.
   */
  private void leave(int other, int place) {
    search.begin();
    for (int index = 0; index < place; index++) {
      search.close(module(other, index));
    }
    for (int index = 0; index < given.size(); index++) {
      int one = given.getInt(index);
      if (place < size(one) && isSame(one, other, place)) {
        search.passOver(module(one, place));
      }
    }
    start(other, place);
    if (search.find()) {
      add(other, place);
    }
  }

  private void start(int other, int place) {
    if (place > 0) {
      search.startBehind(module(other, place - 1));
      return;
    }
    // What comes last is looked at first.
    for (int index = from.length - 1; index >= 0; index--) {
      search.start(from[index]);
    }
  }

  private void add(int other, int place) {
    for (int index = 0; index < place; index++) {
      modules.addInt(module(other, index));
    }
    search.appendTo(modules);
    candidates.addInt(turns.size());
    turns.addInt(place);
    begins.addInt(modules.size());
  }

  private boolean isSame(int one, int other, int count) {
    for (int index = 0; index < count; index++) {
      if (module(one, index) != module(other, index)) {
        return false;
      }
    }
    return true;
  }

  private int takeShortest() {
    int shortest = NONE;
    for (int index = 0; index < candidates.size(); index++) {
      int candidate = candidates.getInt(index);
      if (shortest == NONE || size(candidate) < size(candidates.getInt(shortest))) {
        shortest = index;
      }
    }
    if (shortest == NONE) {
      return NONE;
    }
    int taken = candidates.removeAt(shortest);
    given.addInt(taken);
    return taken;
  }

  private int size(int one) {
    return begins.getInt(one + 1) - begins.getInt(one);
  }

  private int module(int one, int index) {
    return modules.getInt(begins.getInt(one) + index);
  }

  /** How many requests the path has, one less than modules. */
  public int length() {
    return size(path) - 1;
  }

  /** A module of the path, from 0 to {@link #length}. */
  public int module(int index) {
    return module(path, index);
  }

  /** The dependency by which a module of the path leads to the next; one that loads it at once. */
  public int dependency(int index) {
    return dependencies.of(module(path, index), module(path, index + 1));
  }
}
