package dev.shale.tools.cli.output;

/** Finds what was meant by a name that does not exist: the one that needs the fewest changes. */
public final class Likeness {
  private static final int MOST_LETTERS = 256;

  private final String text;
  private int[] row = {};
  private String nearest = "";
  private int least;

  /** Looks for names like a text: at most a third of its letters may differ, or two. */
  public Likeness(String text) {
    this.text = text.substring(0, Math.min(text.length(), MOST_LETTERS));
    least = Math.max(2, this.text.length() / 3) + 1;
  }

  /** Offers a name, and what is to be shown of it if it is the nearest. */
  public void offer(String name, String shown) {
    if (Math.abs(name.length() - text.length()) < least) {
      int distance = distance(name);
      if (distance < least) {
        least = distance;
        nearest = shown;
      }
    }
  }

  /**
   * What is shown of the nearest name; of several as near the first; empty when none is like it.
   */
  public String nearest() {
    return nearest;
  }

  /** How many letters are put in, taken away or replaced (Levenshtein). */
  private int distance(String name) {
    if (row.length <= name.length()) {
      row = new int[name.length() + 1];
    }
    for (int at = 0; at <= name.length(); at++) {
      row[at] = at;
    }
    for (int line = 1; line <= text.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int at = 1; at <= name.length(); at++) {
        int replaced = diagonal + (text.charAt(line - 1) == name.charAt(at - 1) ? 0 : 1);
        diagonal = row[at];
        row[at] = Math.min(replaced, 1 + Math.min(row[at], row[at - 1]));
      }
    }
    return row[name.length()];
  }
}
