package dev.shale.tools.javascript.parser.scope;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.rows.IntRows;
import java.util.Arrays;

/**
 * The dependencies written in a file, before it is known which of them count: that depends on
 * bindings and uses which only the end of the file settles.
 */
public final class Findings {
  /** Not in a branch that is known to be dead. */
  public static final int LIVE = -2;

  /** In a branch that is dead whatever {@code process} means. */
  public static final int DEAD = -1;

  /** Stands for a reference that is free by construction. */
  public static final int NO_REFERENCE = -1;

  private static final int KIND = 0;
  private static final int FLAGS = 1;
  private static final int LITERAL_BEGIN = 2;
  private static final int LITERAL_END = 3;
  private static final int LIVENESS = 4;
  private static final int REFERENCE = 5;
  private static final int ELIDABLE = 6;
  private static final int TEXT = 7;
  private static final int OUTER_BEGIN = 8;
  private static final int OUTER_END = 9;
  private static final int ATTRIBUTES_BEGIN = 10;
  private static final int ATTRIBUTES_END = 11;
  private static final int HINTS = 12;
  private static final int NAMED_BY = 13;
  private static final int NESTING = 14;

  /** There are no hints. */
  public static final int NO_HINTS = -1;

  /** The request is a literal of the file. */
  public static final int NO_TEXT = -1;

  private static final int REQUIRE = JavaScriptKinds.REQUIRE.code();

  /** On the flags of a row: a type names the module, so that no declaration takes it back. */
  private static final int OF_TYPE = 1 << 30;

  private final IntRows rows = new IntRows(64);

  /** Whether the dependencies were found in source order. */
  private boolean isSorted;

  private final Bindings bindings;

  /** The dependencies in source order behind their offsets, when they were not found in it. */
  private long[] sorted = new long[0];

  public Findings(Bindings bindings) {
    this.bindings = bindings;
  }

  public void open() {
    rows.truncate(0);
    isSorted = true;
    bindings.open();
  }

  public int count() {
    return rows.count();
  }

  /** Forgets the dependencies from {@code dependency} on, and what they bind. */
  public void truncate(int dependency) {
    rows.truncate(dependency);
    bindings.truncate(dependency);
  }

  /** Forgets the dependencies from {@code dependency} on, but for those of types. */
  void keepTypes(int dependency) {
    int end = rows.count();
    truncate(dependency);
    for (int row = dependency; row < end; row++) {
      if ((rows.get(row, FLAGS) & OF_TYPE) != 0) {
        rows.copy(row, rows.add());
      }
    }
  }

  /**
   * Appends a dependency.
   *
   * @param liveness {@link #LIVE}, {@link #DEAD}, or the tracked reference to {@code process} that
   *     has to be free for the dependency to be dead
   * @param reference the tracked reference that has to be free for the dependency to exist
   */
  public int add(
      int kind, int flags, int literalBegin, int literalEnd, int liveness, int reference) {
    int row = rows.add();
    rows.set(row, KIND, kind);
    rows.set(row, FLAGS, flags);
    rows.set(row, LITERAL_BEGIN, literalBegin);
    rows.set(row, LITERAL_END, literalEnd);
    rows.set(row, LIVENESS, liveness);
    rows.set(row, REFERENCE, reference);
    rows.set(row, ELIDABLE, 0);
    rows.set(row, TEXT, NO_TEXT);
    rows.set(row, OUTER_BEGIN, literalBegin);
    rows.set(row, OUTER_END, literalEnd);
    rows.set(row, ATTRIBUTES_BEGIN, 0);
    rows.set(row, ATTRIBUTES_END, 0);
    rows.set(row, HINTS, NO_HINTS);
    rows.set(row, NAMED_BY, NO_REFERENCE);
    rows.set(row, NESTING, 0);
    isSorted &= row == 0 || rows.get(row - 1, LITERAL_BEGIN) <= literalBegin;
    return row;
  }

  /** Appends a dependency on a module that a type names. */
  public void addType(int kind, int literalBegin, int literalEnd) {
    int flags = DependencyFlags.TYPE_ONLY | OF_TYPE;
    add(kind, flags, literalBegin, literalEnd, LIVE, NO_REFERENCE);
  }

  /** Whether a dependency is there after all bindings are known. */
  public boolean exists(int dependency, Uses uses) {
    int reference = rows.get(dependency, REFERENCE);
    if (reference != NO_REFERENCE && uses.isBound(reference)) {
      return false;
    }
    return isLive(rows.get(dependency, LIVENESS), uses);
  }

  /** Whether code may run that has such a liveness. */
  public boolean isLive(int liveness, Uses uses) {
    return liveness == LIVE || (liveness >= 0 && uses.isBound(liveness));
  }

  /** Says whether a dependency is an import all names of which are unused. */
  void elidable(int dependency, boolean isElidable) {
    rows.set(dependency, ELIDABLE, isElidable ? 1 : 0);
  }

  /** Whether a dependency is an import all names of which are unused. */
  public boolean isElidable(int dependency) {
    return rows.get(dependency, ELIDABLE) != 0;
  }

  /** The tracked reference that has to be free for a dependency to exist. */
  public int reference(int dependency) {
    return rows.get(dependency, REFERENCE);
  }

  /** Says which tracked reference has to mean what it is called for the kind to be what it is. */
  public void namedBy(int dependency, int reference) {
    rows.set(dependency, NAMED_BY, reference);
  }

  /** That reference, or {@link #NO_REFERENCE}. */
  public int namedBy(int dependency) {
    return rows.get(dependency, NAMED_BY);
  }

  public int kind(int dependency) {
    return rows.get(dependency, KIND);
  }

  public void kind(int dependency, int kind) {
    rows.set(dependency, KIND, kind);
  }

  public int flags(int dependency) {
    return rows.get(dependency, FLAGS) & ~OF_TYPE;
  }

  /**
   * Has those of the dependencies from {@code dependency} on exist that a function asks for which
   * nothing has bound so far, and is about to: it is a {@code require} that is given.
   *
   * @param name of that function
   * @param giver the tracked reference of the function that gives it
   * @param given what a request is that is loaded before it is asked for
   */
  public void give(int dependency, int name, int giver, int given, Uses uses) {
    for (int row = dependency; row < rows.count(); row++) {
      int use = rows.get(row, REFERENCE);
      if (use != NO_REFERENCE && uses.name(use) == name && !uses.isBound(use)) {
        rows.set(row, REFERENCE, giver);
        if (rows.get(row, KIND) == REQUIRE && given != REQUIRE) {
          rows.set(row, KIND, given);
          // It is loaded in front of the function that asks for it.
          removeFlags(row, DependencyFlags.CONDITIONAL);
        }
      }
    }
  }

  /** Takes flags from a dependency. */
  public void removeFlags(int dependency, int flags) {
    rows.set(dependency, FLAGS, rows.get(dependency, FLAGS) & ~flags);
  }

  /** Adds flags to the dependencies of a range that are no type's. */
  public void addFlags(int begin, int end, int flags) {
    for (int dependency = begin; dependency < end; dependency++) {
      if ((rows.get(dependency, FLAGS) & OF_TYPE) == 0) {
        rows.setBits(dependency, FLAGS, flags);
      }
    }
  }

  /** The number of the text that the request was put together to, or {@link #NO_TEXT}. */
  public int text(int dependency) {
    return rows.get(dependency, TEXT);
  }

  public void text(int dependency, int text) {
    rows.set(dependency, TEXT, text);
  }

  /** Says that the dependencies of a range never exist, for a reason as in {@link #add}. */
  public void bury(int begin, int end, int reason) {
    for (int dependency = begin; dependency < end; dependency++) {
      if (rows.get(dependency, LIVENESS) == LIVE || reason == DEAD) {
        rows.set(dependency, LIVENESS, reason);
      }
    }
  }

  /**
   * Settles the source order. A call is found behind what its arguments ask for; where these lie
   * between two strings of the call's own the order is not that of the source.
   */
  public void sort() {
    if (isSorted) {
      return;
    }
    if (sorted.length < rows.count()) {
      sorted = new long[rows.count() * 2];
    }
    for (int dependency = 0; dependency < rows.count(); dependency++) {
      sorted[dependency] = ((long) literalBegin(dependency) << Integer.SIZE) | dependency;
    }
    Arrays.sort(sorted, 0, rows.count());
  }

  /** The dependency at a place in source order, after {@link #sort}. */
  public int atPlace(int place) {
    return isSorted ? place : (int) sorted[place];
  }

  /** Says where the whole declaration or call of a range of dependencies stands. */
  public void surround(int begin, int end, int outerBegin, int outerEnd) {
    for (int dependency = begin; dependency < end; dependency++) {
      rows.set(dependency, OUTER_BEGIN, outerBegin);
      rows.set(dependency, OUTER_END, outerEnd);
    }
  }

  public int outerBegin(int dependency) {
    return rows.get(dependency, OUTER_BEGIN);
  }

  public int outerEnd(int dependency) {
    return rows.get(dependency, OUTER_END);
  }

  /** Says where the import attributes of a range of dependencies stand. */
  public void attributes(int begin, int end, int attributesBegin, int attributesEnd) {
    for (int dependency = begin; dependency < end; dependency++) {
      rows.set(dependency, ATTRIBUTES_BEGIN, attributesBegin);
      rows.set(dependency, ATTRIBUTES_END, attributesEnd);
    }
  }

  /** Where the import attributes begin; they are empty when there are none. */
  public int attributesBegin(int dependency) {
    return rows.get(dependency, ATTRIBUTES_BEGIN);
  }

  public int attributesEnd(int dependency) {
    return rows.get(dependency, ATTRIBUTES_END);
  }

  /** Gives a range of dependencies hints, by their number. */
  public void hints(int begin, int end, int hints) {
    for (int dependency = begin; dependency < end; dependency++) {
      rows.set(dependency, HINTS, hints);
    }
  }

  /** The number of a dependency's hints, or {@link #NO_HINTS}. */
  public int hints(int dependency) {
    return rows.get(dependency, HINTS);
  }

  /**
   * A dependency lies in one more block.
   *
   * @param isInLater whether that block begins behind it
   */
  public void nest(int dependency, boolean isInLater) {
    int known = rows.get(dependency, NESTING);
    int depth = BlockFlags.depth(known);
    int place = depth == 0 && isInLater ? BlockFlags.IN_LATER : known & BlockFlags.IN_LATER;
    int more = BlockFlags.ofDepth(Math.min(depth + 1, BlockFlags.MOST_DEPTH));
    rows.set(dependency, NESTING, more | place);
  }

  /** What lies at a depth lies in a block that begins behind it. */
  public void putOff(int dependency, int depth) {
    int known = rows.get(dependency, NESTING);
    if (BlockFlags.depth(known) == depth) {
      rows.set(dependency, NESTING, known | BlockFlags.IN_LATER);
    }
  }

  /** In which blocks a dependency lies, as bits of {@link BlockFlags}. */
  public int nesting(int dependency) {
    return rows.get(dependency, NESTING);
  }

  public int literalBegin(int dependency) {
    return rows.get(dependency, LITERAL_BEGIN);
  }

  public int literalEnd(int dependency) {
    return rows.get(dependency, LITERAL_END);
  }
}
