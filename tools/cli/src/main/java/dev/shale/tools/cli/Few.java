package dev.shale.tools.cli;

/** Modules of some sort: how many there are, and the first few. */
final class Few {
  /** As many as are named. */
  static final int MOST = 3;

  private final int[] modules = new int[MOST];
  private int count;

  void add(int module) {
    if (count < MOST) {
      modules[count] = module;
    }
    count++;
  }

  int count() {
    return count;
  }

  /** How many are named. */
  int namedCount() {
    return Math.min(count, MOST);
  }

  int module(int index) {
    return modules[index];
  }
}
