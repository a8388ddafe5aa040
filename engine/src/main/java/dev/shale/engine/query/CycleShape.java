package dev.shale.engine.query;

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

  /** The edges of a graph. */
  interface Edges {
    /** How many modules one leads to; they are the first {@link #targets} until the next call. */
    int read(int module);

    int[] targets();
  }

  /**
   * The component of a cycle.
   *
   * @param modules its members, ascending
   * @param edges those of the graph
   * @param statics those that are loaded with their importer
   * @param numbers room for a number per module of the graph
   */
  CycleShape(int[] modules, Edges edges, Edges statics, int[] numbers) {
    this.modules = modules;
    for (int member = 0; member < modules.length; member++) {
      numbers[modules[member]] = member;
    }
    begins = new int[modules.length + 1];
    reverseBegins = new int[modules.length + 1];
    targets = readEdges(edges, numbers);
    costs = readCosts(statics, numbers);
    sources = new int[targets.length];
    sourceCosts = new byte[targets.length];
    reverse();
    keys = new long[modules.length];
    refine();
    byKey = sortByKey();
  }

  private boolean isMember(int module, int[] numbers) {
    int number = numbers[module];
    return number < modules.length && modules[number] == module;
  }

  private int[] readEdges(Edges edges, int[] numbers) {
    int[] found = new int[modules.length * 4];
    int edge = 0;
    for (int member = 0; member < modules.length; member++) {
      begins[member] = edge;
      int count = edges.read(modules[member]);
      for (int index = 0; index < count; index++) {
        int target = edges.targets()[index];
        if (isMember(target, numbers)) {
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

  private byte[] readCosts(Edges statics, int[] numbers) {
    byte[] found = new byte[targets.length];
    boolean[] isStatic = new boolean[modules.length];
    for (int member = 0; member < modules.length; member++) {
      int count = statics.read(modules[member]);
      mark(statics.targets(), count, numbers, isStatic, true);
      for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
        found[edge] = (byte) (isStatic[targets[edge]] ? 0 : 1);
      }
      mark(statics.targets(), count, numbers, isStatic, false);
    }
    return found;
  }

  private void mark(int[] found, int count, int[] numbers, boolean[] marks, boolean isMarked) {
    for (int index = 0; index < count; index++) {
      if (isMember(found[index], numbers)) {
        marks[numbers[found[index]]] = isMarked;
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
