package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.commonjs.CommonJsExports;
import dev.shale.tools.javascript.parser.rows.IntRows;

/**
 * Where a file uses the names that CommonJS exports are made with: {@code exports}, {@code module},
 * {@code this}, {@code Object}, {@code require}. The parser notes the places on its way, since it
 * knows what is code there; {@link CommonJsExports} looks at them once the file is known to be
 * CommonJS.
 */
public final class Mentions {
  private static final int OFFSET = 0;
  private static final int LIVENESS = 1;
  private static final int OUTSIDE = 2;
  private static final int USE = 3;

  private final IntRows rows = new IntRows(64);

  public void open() {
    rows.truncate(0);
  }

  /**
   * Appends a mention. Offsets ascend: what was noted from this one on was a guess.
   *
   * @param liveness as in {@link Findings#add}
   * @param isOutside whether it stands in no function, block or bracket
   */
  public void add(int offset, int liveness, boolean isOutside) {
    while (rows.count() > 0 && offset(rows.count() - 1) >= offset) {
      rows.truncate(rows.count() - 1);
    }
    int row = rows.add();
    rows.set(row, OFFSET, offset);
    rows.set(row, LIVENESS, liveness);
    rows.set(row, OUTSIDE, isOutside ? 1 : 0);
    rows.set(row, USE, Uses.NONE);
  }

  /** Says which use the last mention is. */
  public void use(int use) {
    rows.set(rows.count() - 1, USE, use);
  }

  /** The use that tells what the name means; {@link Uses#NONE} for a parameter, and for others. */
  public int useOf(int mention) {
    return rows.get(mention, USE);
  }

  public int count() {
    return rows.count();
  }

  public int offset(int mention) {
    return rows.get(mention, OFFSET);
  }

  public int liveness(int mention) {
    return rows.get(mention, LIVENESS);
  }

  public boolean isOutside(int mention) {
    return rows.get(mention, OUTSIDE) != 0;
  }
}
