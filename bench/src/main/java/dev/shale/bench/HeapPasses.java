package dev.shale.bench;

import dev.shale.engine.walk.Adjacency;
import java.util.Arrays;

/**
 * The algorithms of the passes over {@code int[]} on the heap, by one thread: what they are
 * measured by.
 */
final class HeapPasses {
  private static final int NOT_REACHED = -1;
  private static final int ALPHA = 15;
  private static final int BETA = 18;

  private final int moduleCount;
  private final int[] begins;
  private final int[] targets;
  private final int[] reverseBegins;
  private final int[] sources;
  final int[] depths;
  final int[] ranks;
  private final int[] queue;
  private final int[] nextEdges;
  private long[] front;
  private long[] following;

  HeapPasses(Adjacency adjacency) {
    moduleCount = adjacency.moduleCount();
    begins = new int[moduleCount + 1];
    targets = new int[adjacency.edgeCount()];
    reverseBegins = new int[moduleCount + 1];
    sources = new int[targets.length];
    depths = new int[moduleCount];
    ranks = new int[moduleCount];
    queue = new int[moduleCount];
    nextEdges = new int[moduleCount];
    front = new long[(moduleCount + 63) >>> 6];
    following = new long[front.length];
    copy(adjacency);
    reverse();
  }

  private void copy(Adjacency adjacency) {
    int edge = 0;
    for (int module = 0; module < moduleCount; module++) {
      begins[module] = edge;
      for (int from = adjacency.begin(module); from != adjacency.end(module); from++) {
        targets[edge++] = adjacency.target(from);
      }
    }
    begins[moduleCount] = edge;
  }

  private void reverse() {
    for (int target : targets) {
      reverseBegins[target]++;
    }
    int sum = 0;
    for (int module = 0; module < moduleCount; module++) {
      sum += reverseBegins[module];
      reverseBegins[module] = sum;
    }
    reverseBegins[moduleCount] = sum;
    for (int module = moduleCount - 1; module >= 0; module--) {
      for (int edge = begins[module + 1] - 1; edge >= begins[module]; edge--) {
        sources[--reverseBegins[targets[edge]]] = module;
      }
    }
  }

  int edgeCount() {
    return targets.length;
  }

  int[] begins() {
    return begins;
  }

  int[] targets() {
    return targets;
  }

  /** Direction-optimising breadth-first search from module 0; returns the greatest depth. */
  int depth() {
    Arrays.fill(depths, NOT_REACHED);
    depths[0] = 0;
    queue[0] = 0;
    int head = 0;
    int tail = 1;
    int depth = 0;
    long unexplored = targets.length;
    long frontEdges = (long) begins[1] - begins[0];
    while (head != tail) {
      if (frontEdges > unexplored / ALPHA) {
        Arrays.fill(front, 0);
        for (int index = head; index < tail; index++) {
          front[queue[index] >>> 6] |= 1L << queue[index];
        }
        int found = tail - head;
        int before;
        do {
          before = found;
          found = backward(reverseBegins, sources, depths, front, following, ++depth);
          long[] swapped = front;
          front = following;
          following = swapped;
        } while (found >= before || found > moduleCount / BETA);
        head = 0;
        tail = 0;
        for (int module = 0; module < moduleCount; module++) {
          if (depths[module] == depth) {
            queue[tail++] = module;
          }
        }
        frontEdges = 1;
      } else {
        unexplored -= frontEdges;
        long step = forward(begins, targets, depths, queue, head, tail, ++depth);
        frontEdges = step >>> 32;
        head = tail;
        tail = (int) step;
      }
    }
    return depth - 1;
  }

  private static long forward(
      int[] begins, int[] targets, int[] depths, int[] queue, int begin, int end, int depth) {
    int tail = end;
    long frontEdges = 0;
    for (int head = begin; head < end; head++) {
      int module = queue[head];
      int last = begins[module + 1];
      for (int edge = begins[module]; edge < last; edge++) {
        int target = targets[edge];
        if (depths[target] == NOT_REACHED) {
          depths[target] = depth;
          queue[tail++] = target;
          frontEdges += begins[target + 1] - begins[target];
        }
      }
    }
    return frontEdges << 32 | tail;
  }

  private static int backward(
      int[] begins, int[] sources, int[] depths, long[] front, long[] following, int depth) {
    int found = 0;
    for (int first = 0; first < depths.length; first += 64) {
      long word = 0;
      int last = Math.min(depths.length, first + 64);
      for (int module = first; module < last; module++) {
        if (depths[module] == NOT_REACHED) {
          int end = begins[module + 1];
          for (int edge = begins[module]; edge < end; edge++) {
            int source = sources[edge];
            if ((front[source >>> 6] >>> source & 1) != 0) {
              depths[module] = depth;
              word |= 1L << module;
              found++;
              break;
            }
          }
        }
      }
      following[first >>> 6] = word;
    }
    return found;
  }

  /** Breadth-first search that only goes forward; returns how many modules it reaches. */
  int depthForward() {
    Arrays.fill(depths, NOT_REACHED);
    depths[0] = 0;
    queue[0] = 0;
    int head = 0;
    int tail = 1;
    for (int depth = 1; head != tail; depth++) {
      int end = (int) forward(begins, targets, depths, queue, head, tail, depth);
      head = tail;
      tail = end;
    }
    return tail;
  }

  /** Pearce's algorithm; returns how many components there are. */
  int components() {
    Arrays.fill(ranks, 0);
    int index = 1;
    int waiting = moduleCount;
    int component = moduleCount;
    for (int start = 0; start < moduleCount; start++) {
      if (ranks[start] != 0) {
        continue;
      }
      long state = walk(start, begins, targets, ranks, queue, nextEdges, index, waiting, component);
      index = 1;
      waiting = moduleCount;
      component = (int) state;
    }
    return moduleCount - component;
  }

  /** One walk; all that it opens is closed at its end. */
  private static long walk(
      int start,
      int[] begins,
      int[] targets,
      int[] ranks,
      int[] stack,
      int[] nextEdges,
      int firstIndex,
      int firstWaiting,
      int firstComponent) {
    int index = firstIndex;
    int waiting = firstWaiting;
    int component = firstComponent;
    int height = 0;
    int module = start;
    int rank = index++;
    boolean isFirst = true;
    ranks[module] = rank;
    int edge = begins[module];
    int end = begins[module + 1];
    while (true) {
      if (edge != end) {
        int target = targets[edge++];
        int reached = ranks[target];
        if (reached == 0) {
          ranks[module] = rank;
          nextEdges[height] = isFirst ? edge : ~edge;
          stack[height++] = module;
          module = target;
          rank = index++;
          isFirst = true;
          ranks[module] = rank;
          edge = begins[module];
          end = begins[module + 1];
        } else if (reached < rank) {
          rank = reached;
          isFirst = false;
        }
        continue;
      }
      if (isFirst) {
        index--;
        while (waiting != ranks.length && ranks[stack[waiting]] >= rank) {
          ranks[stack[waiting++]] = component;
          index--;
        }
        ranks[module] = component--;
      } else {
        ranks[module] = rank;
        stack[--waiting] = module;
      }
      if (height == 0) {
        return component;
      }
      int below = ranks[module];
      module = stack[--height];
      rank = ranks[module];
      edge = nextEdges[height];
      isFirst = edge >= 0;
      edge = isFirst ? edge : ~edge;
      end = begins[module + 1];
      if (below < rank) {
        rank = below;
        isFirst = false;
      }
    }
  }
}
