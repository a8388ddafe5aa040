package dev.shale.tools.javascript.parser.scope;

import java.util.Arrays;

/**
 * The places in a file where a name stands whose binding matters: an imported one, the {@code
 * require} of a call, the {@code process} of a condition. Each has a row, with the members read
 * behind it as its path. What the name is bound to only shows when the scopes around it close.
 *
 * <p>An expression that is a use is known by it ({@link Constants#use}), so that what follows can
 * extend the path.
 */
public final class Uses {
  /** Stands for no use. */
  public static final int NONE = -1;

  /** Stands for a use without a name, such as that of an {@code import()}. */
  public static final int NO_NAME = -1;

  /** The use has no dependency of its own: the name tells. */
  public static final int NO_DEPENDENCY = -1;

  private static final int FREE = 0;
  private static final int INNER = 1;
  private static final int OUTERMOST = 2;

  private static final int NAME = 0;
  private static final int BINDING = 1;
  private static final int PART = 2;
  private static final int LIVENESS = 3;
  private static final int START = 4;
  private static final int END = 5;
  private static final int PATH_BEGIN = 6;
  private static final int PATH_END = 7;
  private static final int DEPENDENCY_BEGIN = 8;
  private static final int DEPENDENCY_END = 9;
  private static final int FLAGS = 10;
  private static final int ORIGIN = 11;
  private static final int ROW_INTS = 12;

  private static final int CALLED = 1;

  /** Nothing of what is referred to is read: {@code require("x");} as a statement. */
  private static final int DROPPED = 1 << 1;

  private int[] rows = new int[64 * ROW_INTS];
  private int count;

  /** Names of the members of all uses; those of one lie side by side. */
  private int[] paths = new int[128];

  private int pathEnd;

  public void open() {
    count = 0;
    pathEnd = 0;
  }

  public int count() {
    return count;
  }

  /** Forgets the uses from a count on. */
  void truncate(int toCount) {
    count = Math.min(count, toCount);
  }

  public int add(int name, int part, int liveness, int start, int end) {
    int row = count * ROW_INTS;
    if (row == rows.length) {
      rows = Arrays.copyOf(rows, row * 2);
    }
    rows[row + NAME] = name;
    rows[row + BINDING] = FREE;
    rows[row + PART] = part;
    rows[row + LIVENESS] = liveness;
    rows[row + START] = start;
    rows[row + END] = end;
    rows[row + PATH_BEGIN] = pathEnd;
    rows[row + PATH_END] = pathEnd;
    rows[row + DEPENDENCY_BEGIN] = NO_DEPENDENCY;
    rows[row + DEPENDENCY_END] = NO_DEPENDENCY;
    rows[row + FLAGS] = 0;
    rows[row + ORIGIN] = count;
    return count++;
  }

  /** Says which dependencies bring what is used, in place of the name. */
  public void dependencies(int use, int dependencyBegin, int dependencyEnd, int end) {
    int row = use * ROW_INTS;
    rows[row + DEPENDENCY_BEGIN] = dependencyBegin;
    rows[row + DEPENDENCY_END] = dependencyEnd;
    rows[row + END] = end;
  }

  /** Appends a member to the path. */
  public void extend(int use, int member, int end) {
    int row = use * ROW_INTS;
    if (rows[row + PATH_END] != pathEnd) {
      movePath(row);
    }
    append(member);
    rows[row + PATH_END] = pathEnd;
    rows[row + END] = end;
  }

  /** An index expression may have put other paths behind this one. */
  private void movePath(int row) {
    int begin = rows[row + PATH_BEGIN];
    int length = rows[row + PATH_END] - begin;
    rows[row + PATH_BEGIN] = pathEnd;
    for (int at = 0; at < length; at++) {
      append(paths[begin + at]);
    }
  }

  private void append(int member) {
    if (pathEnd == paths.length) {
      paths = Arrays.copyOf(paths, pathEnd * 2);
    }
    paths[pathEnd++] = member;
  }

  /** Adds a use of the same thing, at the same place, that shares its fate. */
  public int copy(int use) {
    int from = use * ROW_INTS;
    int copy =
        add(
            rows[from + NAME],
            rows[from + PART],
            rows[from + LIVENESS],
            rows[from + START],
            rows[from + END]);
    int to = copy * ROW_INTS;
    rows[to + DEPENDENCY_BEGIN] = rows[from + DEPENDENCY_BEGIN];
    rows[to + DEPENDENCY_END] = rows[from + DEPENDENCY_END];
    rows[to + ORIGIN] = rows[from + ORIGIN];
    for (int at = rows[from + PATH_BEGIN]; at < rows[from + PATH_END]; at++) {
      append(paths[at]);
    }
    rows[to + PATH_END] = pathEnd;
    return copy;
  }

  public void call(int use) {
    rows[use * ROW_INTS + FLAGS] |= CALLED;
  }

  public void drop(int use) {
    rows[use * ROW_INTS + FLAGS] |= DROPPED;
  }

  public boolean isCalled(int use) {
    return (rows[use * ROW_INTS + FLAGS] & CALLED) != 0;
  }

  public boolean isDropped(int use) {
    return (rows[use * ROW_INTS + FLAGS] & DROPPED) != 0;
  }

  /** Says that the name is declared in the outermost scope, or in one inside of it. */
  void bind(int use, boolean isOutermost) {
    rows[use * ROW_INTS + BINDING] = isOutermost ? OUTERMOST : INNER;
  }

  /** Whether the file declares the name for this place. */
  public boolean isBound(int use) {
    return binding(use) != FREE;
  }

  /** Whether the name is declared in the outermost scope, where imports are. */
  public boolean isOutermost(int use) {
    return binding(use) == OUTERMOST;
  }

  private int binding(int use) {
    return rows[rows[use * ROW_INTS + ORIGIN] * ROW_INTS + BINDING];
  }

  public int name(int use) {
    return rows[use * ROW_INTS + NAME];
  }

  public int part(int use) {
    return rows[use * ROW_INTS + PART];
  }

  /** What {@link Findings} says of dependencies: whether the code around ever runs. */
  public int liveness(int use) {
    return rows[use * ROW_INTS + LIVENESS];
  }

  public int start(int use) {
    return rows[use * ROW_INTS + START];
  }

  public int end(int use) {
    return rows[use * ROW_INTS + END];
  }

  /** The members that follow the name are {@link #pathName} of these. */
  public int pathBegin(int use) {
    return rows[use * ROW_INTS + PATH_BEGIN];
  }

  public int pathEnd(int use) {
    return rows[use * ROW_INTS + PATH_END];
  }

  public int pathName(int at) {
    return paths[at];
  }

  /** The dependencies that bring what is used; {@link #NO_DEPENDENCY} when the name tells. */
  public int dependencyBegin(int use) {
    return rows[use * ROW_INTS + DEPENDENCY_BEGIN];
  }

  public int dependencyEnd(int use) {
    return rows[use * ROW_INTS + DEPENDENCY_END];
  }
}
