package dev.shale.tools.javascript.parser;

import java.util.Arrays;

/**
 * Names that mean types which exist in a part of the file only: type parameters, and the types that
 * functions declare. A stack, with a count for each name.
 */
final class Shadows {
  /** Whether anybody asks. */
  boolean isKept;

  private int[] names = new int[16];
  private int count;

  /** By name: how often it is on the stack. */
  private int[] uses = new int[64];

  void open(boolean keep) {
    truncate(0);
    isKept = keep;
  }

  int count() {
    return count;
  }

  void add(int name) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
    }
    if (name >= uses.length) {
      uses = Arrays.copyOf(uses, Math.max(name + 1, uses.length * 2));
    }
    names[count++] = name;
    uses[name]++;
  }

  void truncate(int toCount) {
    while (count > toCount) {
      uses[names[--count]]--;
    }
  }

  boolean has(int name) {
    return name < uses.length && uses[name] > 0;
  }
}
