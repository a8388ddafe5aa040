package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.commonjs.CommonJsExports;
import java.util.Arrays;

/**
 * Where a file uses the names that CommonJS exports are made with: {@code exports}, {@code module},
 * {@code Object}, {@code require}. The parser notes the places on its way, since it knows what is
 * code there; {@link CommonJsExports} looks at them once the file is known to be CommonJS.
 */
public final class Mentions {
  private static final int OFFSET = 0;
  private static final int LIVENESS = 1;
  private static final int OUTSIDE = 2;
  private static final int COLUMNS = 3;

  private int[] rows = new int[64 * COLUMNS];
  private int count;

  public void open() {
    count = 0;
  }

  /**
   * Appends a mention. Offsets ascend: what was noted from this one on was a guess.
   *
   * @param liveness as in {@link Findings#add}
   * @param isOutside whether it stands in no function, block or bracket
   */
  public void add(int offset, int liveness, boolean isOutside) {
    while (count > 0 && offset(count - 1) >= offset) {
      count--;
    }
    int row = count * COLUMNS;
    if (row == rows.length) {
      rows = Arrays.copyOf(rows, row * 2);
    }
    rows[row + OFFSET] = offset;
    rows[row + LIVENESS] = liveness;
    rows[row + OUTSIDE] = isOutside ? 1 : 0;
    count++;
  }

  public int count() {
    return count;
  }

  public int offset(int mention) {
    return rows[mention * COLUMNS + OFFSET];
  }

  public int liveness(int mention) {
    return rows[mention * COLUMNS + LIVENESS];
  }

  public boolean isOutside(int mention) {
    return rows[mention * COLUMNS + OUTSIDE] != 0;
  }
}
