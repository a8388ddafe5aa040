package dev.shale.tools.javascript.parser.component;

import java.util.Arrays;

/** Parts of a file in its order. Keeps its buffers from file to file; for one thread. */
final class Ranges {
  private int[] begins = new int[8];
  private int[] ends = new int[8];
  private int count;

  void clear() {
    count = 0;
  }

  void add(int begin, int end) {
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    begins[count] = begin;
    ends[count] = end;
    count++;
  }

  int count() {
    return count;
  }

  int begin(int index) {
    return begins[index];
  }

  int end(int index) {
    return ends[index];
  }

  /** Whether one of them begins at an offset. */
  boolean hasBegin(int offset) {
    return count > 0 && Arrays.binarySearch(begins, 0, count, offset) >= 0;
  }
}
