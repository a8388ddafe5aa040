package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.token.Names;

/**
 * Variables that hold what a dependency brings: {@code const a = require("x")}, and the parameter
 * of a function behind {@code then}. Where all is known that a file does with such a variable, the
 * places that it is used at tell which members of the dependency are used.
 *
 * <p>A variable belongs to the scope that declares it, and is settled when that closes. Until then
 * it is on a stack, as scopes are.
 */
public final class Holders {
  private static final int NAME = 0;
  private static final int USE = 1;
  private static final int SCOPE = 2;
  private static final int DECLARATIONS = 3;
  private static final int WHOLE = 4;
  private static final int OUTER = 5;
  private static final int NONE = -1;

  private final Names names;
  private final Uses uses;
  private final IntRows rows = new IntRows(16);

  /** The last one whose scope is open. */
  private int innermost;

  public Holders(Names names, Uses uses) {
    this.names = names;
    this.uses = uses;
  }

  public void open() {
    rows.truncate(0);
    innermost = NONE;
  }

  public int count() {
    return rows.count();
  }

  /** Forgets the variables that hold what the uses from a count on bring. */
  void truncateUses(int toUse) {
    int count = rows.count();
    while (count > 0 && rows.get(count - 1, USE) >= toUse) {
      count--;
    }
    truncate(count);
  }

  /** Forgets the variables from a count on. */
  void truncate(int toCount) {
    while (innermost >= toCount) {
      innermost = rows.get(innermost, OUTER);
    }
    if (rows.count() > toCount) {
      rows.truncate(toCount);
    }
  }

  /**
   * Notes that a variable of the innermost scope holds what a use brings. Every use of the name is
   * tracked from now on; if there was one in front, the variable is not followed.
   */
  public void hold(int name, int use, Scopes scopes) {
    if (names.referencedIn[name] != 0) {
      return;
    }
    if (names.importedBy[name] == 0) {
      names.importedBy[name] = Names.HELD;
    }
    int row = rows.add();
    rows.set(row, NAME, name);
    rows.set(row, USE, use);
    rows.set(row, SCOPE, scopes.depth() - 1);
    rows.set(row, DECLARATIONS, 0);
    rows.set(row, WHOLE, 0);
    rows.set(row, OUTER, innermost);
    innermost = row;
    uses.holdIn(use, row);
  }

  /** Whether the innermost variable is one of a scope. */
  boolean isIn(int scope) {
    return innermost != NONE && rows.get(innermost, SCOPE) == scope;
  }

  /** Makes the variables of a scope known by their names. */
  void enter(int scope) {
    for (int row = innermost; row != NONE && rows.get(row, SCOPE) == scope; ) {
      int name = rows.get(row, NAME);
      if (names.heldBy[name] != 0) {
        whole(row);
        whole(names.heldBy[name] - 1);
      }
      names.heldBy[name] = row + 1;
      row = rows.get(row, OUTER);
    }
  }

  /** Ends what {@link #enter} began. */
  void leave(int scope) {
    while (isIn(scope)) {
      names.heldBy[rows.get(innermost, NAME)] = 0;
      innermost = rows.get(innermost, OUTER);
    }
  }

  /** Notes that the scope declares a name: one that does so twice has another value as well. */
  void declared(int name) {
    int row = names.heldBy[name] - 1;
    if (row >= 0) {
      rows.set(row, DECLARATIONS, rows.get(row, DECLARATIONS) + 1);
      if (rows.get(row, DECLARATIONS) > 1) {
        whole(row);
      }
    }
  }

  /** Notes a reference of which nothing but the name is known. */
  void referred(int name) {
    if (names.heldBy[name] != 0) {
      whole(names.heldBy[name] - 1);
    }
  }

  /** Notes a use of a name that the scope declares, or not. */
  void used(int use) {
    int row = names.heldBy[uses.name(use)] - 1;
    if (row >= 0) {
      uses.holder(use, row);
    }
  }

  private void whole(int row) {
    rows.set(row, WHOLE, 1);
  }

  /**
   * Settles, at the end of a file, which variables are used as a whole: where one stands without a
   * member.
   *
   * @param areAll whether nothing in the file can use a variable without its name
   */
  public void settle(boolean areAll) {
    if (rows.count() == 0) {
      return;
    }
    for (int row = 0; !areAll && row < rows.count(); row++) {
      whole(row);
    }
    for (int use = 0; use < uses.count(); use++) {
      int holder = uses.holder(use);
      if (holder != Uses.NONE && isWhole(use)) {
        whole(holder);
      }
    }
  }

  private boolean isWhole(int use) {
    boolean hasPath = uses.pathBegin(use) != uses.pathEnd(use);
    return uses.dependencyBegin(use) != Uses.NO_DEPENDENCY || (!hasPath && !uses.isDropped(use));
  }

  /** Whether the uses of a variable tell which members are used. */
  public boolean isFollowed(int holder) {
    return rows.get(holder, WHOLE) == 0;
  }

  /** Whether a use is held by a variable whose uses tell which members are used. */
  public boolean isFollowedFrom(int use) {
    int holder = uses.heldIn(use);
    // What was held in a guess that failed is no row, or another's.
    return holder != NONE && holder < count() && use(holder) == use && isFollowed(holder);
  }

  /** The use that brings what a variable holds. */
  public int use(int holder) {
    return rows.get(holder, USE);
  }
}
