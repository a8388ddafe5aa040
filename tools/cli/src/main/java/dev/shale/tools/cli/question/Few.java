package dev.shale.tools.cli.question;

/** Modules of some sort: how many there are, and the first few. */
public final class Few {
  /** As many as are named. */
  public static final int MOST = 3;

  private final int[] modules = new int[MOST];
  private int count;

  public void add(int module) {
    if (count < MOST) {
      modules[count] = module;
    }
    count++;
  }

  public int count() {
    return count;
  }

  /** How many are named. */
  public int namedCount() {
    return Math.min(count, MOST);
  }

  public int module(int index) {
    return modules[index];
  }
}
