package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * A shortest way on from where a path stands to one of some targets, past modules that are closed.
 * A*: how far the targets are when nothing is closed is the least that is still to go, so the
 * search looks at little more than the way itself. Of several ways as short the one is found whose
 * requests come first in their files.
 *
 * <p>Modules wait in buckets by how long a way through them is at least; the last that came to the
 * bucket is looked at first.
 */
final class PathSearch {
  private static final int NONE = -1;

  private final Snapshot graph;
  private final EdgeReader edges;
  private final Neighbours toTargets;
  private final boolean[] isStart;

  /** By module the last search that closed it, passed it over, saw it and looked at it. */
  private final int[] closed;

  private final int[] passedOver;
  private final int[] seen;
  private final int[] done;
  private final int[] lengths;
  private final int[] origins;

  /** The last that waits in a bucket; an index of the two lists. */
  private final int[] buckets;

  private final IntArrayList waiting = new IntArrayList();
  private final IntArrayList waitingBefore = new IntArrayList();
  private int search;
  private int least;
  private int most = NONE;
  private int end = NONE;

  PathSearch(Snapshot graph, EdgeChoice choice) {
    this.graph = graph;
    edges = graph.edges(choice);
    toTargets = new Neighbours(graph, choice);
    int moduleCount = graph.moduleCount();
    isStart = new boolean[moduleCount];
    closed = new int[moduleCount];
    passedOver = new int[moduleCount];
    seen = new int[moduleCount];
    done = new int[moduleCount];
    lengths = new int[moduleCount];
    origins = new int[moduleCount];
    buckets = new int[moduleCount];
    Arrays.fill(buckets, NONE);
  }

  /** What follows leads from some modules to others, through none of either and none left out. */
  void aim(int[] from, int[] to, boolean[] leftOut) {
    Arrays.fill(isStart, false);
    for (int module : from) {
      graph.identifier(module);
      isStart[module] = true;
    }
    toTargets.begin();
    toTargets.leaveOut(leftOut);
    for (int module : to) {
      graph.identifier(module);
      toTargets.start(module);
    }
    toTargets.backward(Neighbours.ANY_DISTANCE);
  }

  /** Begins a search; nothing is closed. */
  void begin() {
    search++;
    for (int bucket = least; bucket <= most; bucket++) {
      buckets[bucket] = NONE;
    }
    waiting.clear();
    waitingBefore.clear();
    least = buckets.length;
    most = NONE;
    end = NONE;
  }

  /** No way leads through a module. */
  void close(int module) {
    closed[module] = search;
  }

  /** No way begins with a module; it may lead through it. */
  void passOver(int module) {
    passedOver[module] = search;
  }

  /** A way may begin with a module. */
  void start(int module) {
    wait(module, 0, NONE);
  }

  /** A way may begin with what a module leads to. */
  void startBehind(int module) {
    follow(module, 0);
  }

  /** Whether there is a way; the first module of it is one that it was started with. */
  boolean find() {
    for (int bucket = least; bucket <= most && end == NONE; bucket++) {
      while (buckets[bucket] != NONE && end == NONE) {
        int index = buckets[bucket];
        buckets[bucket] = waitingBefore.getInt(index);
        look(waiting.getInt(index), bucket);
      }
    }
    return end != NONE;
  }

  private void look(int module, int bucket) {
    boolean isLate = lengths[module] + toTargets.distance(module) != bucket;
    if (done[module] == search || isLate) {
      return;
    }
    done[module] = search;
    if (toTargets.distance(module) == 0) {
      end = module;
    } else {
      follow(module, lengths[module] + 1);
    }
  }

  private void follow(int module, int length) {
    // What comes last is looked at first.
    for (int index = edges.read(module) - 1; index >= 0; index--) {
      int target = edges.targets()[index];
      if (!isStart[target]) {
        wait(target, length, module);
      }
    }
  }

  private void wait(int module, int length, int origin) {
    boolean isOpen =
        toTargets.isFound(module)
            && closed[module] != search
            && (length > 0 || passedOver[module] != search)
            && (seen[module] != search || length < lengths[module]);
    if (!isOpen) {
      return;
    }
    int bucket = length + toTargets.distance(module);
    // A path has no more modules than there are.
    if (bucket < buckets.length) {
      seen[module] = search;
      lengths[module] = length;
      origins[module] = origin;
      waiting.addInt(module);
      waitingBefore.addInt(buckets[bucket]);
      buckets[bucket] = waiting.size() - 1;
      least = Math.min(least, bucket);
      most = Math.max(most, bucket);
    }
  }

  /** How many modules the way has that was found. */
  int size() {
    return lengths[end] + 1;
  }

  /** Adds the modules of the way to a list. */
  void appendTo(IntArrayList modules) {
    int first = modules.size();
    int size = size();
    for (int index = 0; index < size; index++) {
      modules.addInt(NONE);
    }
    int module = end;
    for (int index = size - 1; index >= 0; index--) {
      modules.setInt(first + index, module);
      module = origins[module];
    }
  }
}
