package dev.shale.tools.javascript.parser.scope;

import java.util.Arrays;

/**
 * Names that mean types which exist in a part of the file only: type parameters, and the types that
 * functions declare. A stack, with a count for each name.
 */
public final class Shadows {
  /** Whether anybody asks. */
  public boolean isKept;

  private int[] names = new int[16];
  private int count;

  /** By name: how often it is on the stack. */
  private int[] uses = new int[64];

  public void open(boolean keep) {
    truncate(0);
    isKept = keep;
  }

  public int count() {
    return count;
  }

  public void add(int name) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
    }
    if (name >= uses.length) {
      uses = Arrays.copyOf(uses, Math.max(name + 1, uses.length * 2));
    }
    names[count++] = name;
    uses[name]++;
  }

  public void truncate(int toCount) {
    while (count > toCount) {
      uses[names[--count]]--;
    }
  }

  public boolean has(int name) {
    return name < uses.length && uses[name] > 0;
  }
}
