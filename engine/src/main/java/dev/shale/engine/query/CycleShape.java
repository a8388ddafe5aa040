package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeReader;
import java.util.Arrays;

/**
 * One cyclic component by itself: its members as numbers from 0, the edges among them, and for each
 * member a key that says how it is placed among the others.
 *
 * <p>Keys are hashes of the edges around a member, refined a few times by the keys of its
 * neighbours (Weisfeiler and Leman's colours). They do not depend on names, nor on the order in
 * which modules were discovered, so what is chosen by them does not either. Members whose
 * surroundings look alike for {@link #ROUNDS} steps have one key; of those the one discovered first
 * is taken.
 */
final class CycleShape {
  private static final int ROUNDS = 8;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  final int[] modules;
  final int[] begins;
  final int[] targets;
  final int[] reverseBegins;
  final int[] sources;

  /** 0 for an edge that is loaded with its importer, 1 for another; by edge and by source. */
  final byte[] costs;

  final byte[] sourceCosts;
  final long[] keys;

  /** The members, by their keys. */
  final int[] byKey;

  /**
   * The component of a cycle.
   *
   * @param reader reads the edges of the cycles
   * @param statics reads the edges that are loaded with their importer
   * @param numbers room for a number per module of the graph
   */
  CycleShape(Cycles cycles, int cycle, EdgeReader reader, EdgeReader statics, int[] numbers) {
    modules = new int[cycles.size(cycle)];
    for (int member = 0; member < modules.length; member++) {
      modules[member] = cycles.module(cycles.begin(cycle) + member);
      numbers[modules[member]] = member;
    }
    begins = new int[modules.length + 1];
    reverseBegins = new int[modules.length + 1];
    targets = readEdges(cycles, reader, numbers);
    costs = readCosts(cycles, statics, numbers);
    sources = new int[targets.length];
    sourceCosts = new byte[targets.length];
    reverse();
    keys = new long[modules.length];
    refine();
    byKey = sortByKey();
  }

  private int[] readEdges(Cycles cycles, EdgeReader reader, int[] numbers) {
    int[] found = new int[modules.length * 4];
    int edge = 0;
    for (int member = 0; member < modules.length; member++) {
      begins[member] = edge;
      int count = reader.read(modules[member]);
      for (int index = 0; index < count; index++) {
        int target = reader.targets()[index];
        if (cycles.areTogether(target, modules[member])) {
          if (edge == found.length) {
            found = Arrays.copyOf(found, 2 * edge);
          }
          found[edge++] = numbers[target];
        }
      }
    }
    begins[modules.length] = edge;
    return Arrays.copyOf(found, edge);
  }

  private byte[] readCosts(Cycles cycles, EdgeReader statics, int[] numbers) {
    byte[] found = new byte[targets.length];
    boolean[] isStatic = new boolean[modules.length];
    for (int member = 0; member < modules.length; member++) {
      int count = statics.read(modules[member]);
      mark(cycles, statics.targets(), count, modules[member], numbers, isStatic, true);
      for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
        found[edge] = (byte) (isStatic[targets[edge]] ? 0 : 1);
      }
      mark(cycles, statics.targets(), count, modules[member], numbers, isStatic, false);
    }
    return found;
  }

  private static void mark(
      Cycles cycles,
      int[] targets,
      int count,
      int module,
      int[] numbers,
      boolean[] marks,
      boolean isMarked) {
    for (int index = 0; index < count; index++) {
      if (cycles.areTogether(targets[index], module)) {
        marks[numbers[targets[index]]] = isMarked;
      }
    }
  }

  private void reverse() {
    for (int target : targets) {
      reverseBegins[target + 1]++;
    }
    for (int member = 0; member < modules.length; member++) {
      reverseBegins[member + 1] += reverseBegins[member];
    }
    int[] next = reverseBegins.clone();
    for (int member = 0; member < modules.length; member++) {
      for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
        sourceCosts[next[targets[edge]]] = costs[edge];
        sources[next[targets[edge]]++] = member;
      }
    }
  }

  private void refine() {
    for (int round = 0; round < Math.min(ROUNDS, modules.length + 1); round++) {
      long[] before = keys.clone();
      for (int member = 0; member < modules.length; member++) {
        long out = 0;
        for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
          boolean isSelf = targets[edge] == member;
          out += mix(before[targets[edge]] + (isSelf ? 3 : 1));
        }
        long in = 0;
        for (int edge = reverseBegins[member]; edge < reverseBegins[member + 1]; edge++) {
          in += mix(before[sources[edge]] + 2);
        }
        keys[member] = mix(before[member] + mix(out) + GOLDEN * mix(in + 1));
      }
    }
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  private static long mix(long value) {
    long mixed = (value + GOLDEN ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  private int[] sortByKey() {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] members = new int[sorted.length];
    int[] taken = new int[sorted.length];
    for (int member = 0; member < keys.length; member++) {
      int place = Arrays.binarySearch(sorted, keys[member]);
      while (place > 0 && sorted[place - 1] == keys[member]) {
        place--;
      }
      members[place + taken[place]++] = member;
    }
    return members;
  }

  int size() {
    return modules.length;
  }

  int edgeCount() {
    return targets.length;
  }
}
