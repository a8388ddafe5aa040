package dev.shale.engine.chunk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has to hold of the starts of a program. */
final class Starts {
  private Starts() {}

  /**
   * Checks starts.
   *
   * @throws IllegalArgumentException when there is none, two have one name, a runtime has the name
   *     of a start, or one depends on itself, or on others and has a runtime
   */
  static void check(List<Start> starts) {
    if (starts.isEmpty()) {
      throw new IllegalArgumentException("A program without a start has no chunks");
    }
    Set<String> names = new HashSet<>();
    for (int place = 0; place < starts.size(); place++) {
      if (!names.add(starts.get(place).name())) {
        throw new IllegalArgumentException("Two starts are called " + starts.get(place).name());
      }
      checkCircle(starts, place, place, new HashSet<>());
    }
    for (Start start : starts) {
      if (names.contains(start.runtime())) {
        throw new IllegalArgumentException("A start and a runtime are called " + start.runtime());
      }
      if (!start.runtime().isEmpty() && !start.dependsOn().isEmpty()) {
        throw new IllegalArgumentException(
            "The start " + start.name() + " has a runtime and depends on others");
      }
    }
  }

  /** Whether two lists are of the same starts. Allocates nothing. */
  static boolean isSame(List<Start> starts, List<Start> others) {
    boolean isSame = starts.size() == others.size();
    for (int place = 0; isSame && place < starts.size(); place++) {
      Start start = starts.get(place);
      Start other = others.get(place);
      isSame =
          start.name().equals(other.name())
              && start.runtime().equals(other.runtime())
              && isSameInts(start.modules(), other.modules())
              && isSameInts(start.dependsOn(), other.dependsOn());
    }
    return isSame;
  }

  private static boolean isSameInts(List<Integer> list, List<Integer> other) {
    boolean isSame = list.size() == other.size();
    for (int place = 0; isSame && place < list.size(); place++) {
      isSame = list.get(place).equals(other.get(place));
    }
    return isSame;
  }

  /** The same starts, with the names of the runtimes that options give them. */
  static List<Start> withRuntimes(List<Start> starts, RuntimeChunks runtimes) {
    List<Start> named = new ArrayList<>();
    for (Start start : starts) {
      boolean isNamed =
          runtimes != RuntimeChunks.NONE
              && start.runtime().isEmpty()
              && start.dependsOn().isEmpty();
      named.add(
          isNamed
              ? new Start(start.name(), start.modules(), List.of(), runtimes.name(start.name()))
              : start);
    }
    return named;
  }

  private static void checkCircle(List<Start> starts, int from, int at, Set<Integer> seen) {
    for (int before : starts.get(at).dependsOn()) {
      if (before == from) {
        throw new IllegalArgumentException(
            "The start " + starts.get(from).name() + " depends on itself");
      }
      if (seen.add(before)) {
        checkCircle(starts, from, before, seen);
      }
    }
  }

  static List<Integer> initialChunks(ChunkGraph graph, int start) {
    List<Integer> found = new ArrayList<>();
    addInitial(graph, start, found);
    return found;
  }

  private static void addInitial(ChunkGraph graph, int start, List<Integer> found) {
    for (int before : graph.starts().get(start).dependsOn()) {
      addInitial(graph, before, found);
    }
    for (int chunk : graph.chunksOfStart(start)) {
      if (!found.contains(chunk)) {
        found.add(chunk);
      }
    }
  }
}
