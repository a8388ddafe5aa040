package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;
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
  private static final int HOLDER = 12;
  private static final int HELD_IN = 13;

  private static final int CALLED = 1;

  /** Nothing of what is referred to is read: {@code require("x");} as a statement. */
  private static final int DROPPED = 1 << 1;

  /** A direct call of {@code eval}. */
  private static final int EVALUATES = 1 << 2;

  private final IntRows rows = new IntRows(64);

  /** Whether there is a call of {@code eval}. */
  private boolean hasEvaluation;

  /** Names of the members of all uses; those of one lie side by side. */
  private int[] paths = new int[128];

  private int pathEnd;

  public void open() {
    rows.truncate(0);
    pathEnd = 0;
    hasEvaluation = false;
  }

  public int count() {
    return rows.count();
  }

  /** Forgets the uses from a count on. */
  void truncate(int toCount) {
    rows.truncate(Math.min(rows.count(), toCount));
  }

  public int add(int name, int part, int liveness, int start, int end) {
    int row = rows.add();
    rows.set(row, NAME, name);
    rows.set(row, BINDING, FREE);
    rows.set(row, PART, part);
    rows.set(row, LIVENESS, liveness);
    rows.set(row, START, start);
    rows.set(row, END, end);
    rows.set(row, PATH_BEGIN, pathEnd);
    rows.set(row, PATH_END, pathEnd);
    rows.set(row, DEPENDENCY_BEGIN, NO_DEPENDENCY);
    rows.set(row, DEPENDENCY_END, NO_DEPENDENCY);
    rows.set(row, FLAGS, 0);
    rows.set(row, ORIGIN, row);
    rows.set(row, HOLDER, NONE);
    rows.set(row, HELD_IN, NONE);
    return row;
  }

  /** Says which dependencies bring what is used, in place of the name. */
  public void dependencies(int use, int dependencyBegin, int dependencyEnd, int end) {
    rows.set(use, DEPENDENCY_BEGIN, dependencyBegin);
    rows.set(use, DEPENDENCY_END, dependencyEnd);
    rows.set(use, END, end);
  }

  /** Appends a member to the path. */
  public void extend(int use, int member, int end) {
    if (rows.get(use, PATH_END) != pathEnd) {
      movePath(use);
    }
    append(member);
    rows.set(use, PATH_END, pathEnd);
    rows.set(use, END, end);
  }

  /** An index expression may have put other paths behind this one. */
  private void movePath(int use) {
    int begin = rows.get(use, PATH_BEGIN);
    int length = rows.get(use, PATH_END) - begin;
    rows.set(use, PATH_BEGIN, pathEnd);
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
    int copy =
        add(
            rows.get(use, NAME),
            rows.get(use, PART),
            rows.get(use, LIVENESS),
            rows.get(use, START),
            rows.get(use, END));
    rows.set(copy, DEPENDENCY_BEGIN, rows.get(use, DEPENDENCY_BEGIN));
    rows.set(copy, DEPENDENCY_END, rows.get(use, DEPENDENCY_END));
    rows.set(copy, ORIGIN, rows.get(use, ORIGIN));
    for (int at = rows.get(use, PATH_BEGIN); at < rows.get(use, PATH_END); at++) {
      append(paths[at]);
    }
    rows.set(copy, PATH_END, pathEnd);
    return copy;
  }

  /** Says that the name is that of a variable of {@link Holders}. */
  void holder(int use, int holder) {
    rows.set(use, HOLDER, holder);
  }

  /** The variable that is used, or {@link #NONE}. */
  public int holder(int use) {
    return rows.get(rows.get(use, ORIGIN), HOLDER);
  }

  /** Says which variable of {@link Holders} holds what is used. */
  void holdIn(int use, int holder) {
    rows.set(use, HELD_IN, holder);
  }

  /** The variable that holds what is used, or {@link #NONE}. */
  public int heldIn(int use) {
    return rows.get(use, HELD_IN);
  }

  public void call(int use) {
    rows.setBits(use, FLAGS, CALLED);
  }

  public void drop(int use) {
    rows.setBits(use, FLAGS, DROPPED);
  }

  public boolean isCalled(int use) {
    return (rows.get(use, FLAGS) & CALLED) != 0;
  }

  public boolean isDropped(int use) {
    return (rows.get(use, FLAGS) & DROPPED) != 0;
  }

  /** Says that the use is the {@code eval} of a call. */
  public void evaluate(int use) {
    rows.setBits(use, FLAGS, EVALUATES);
    hasEvaluation = true;
  }

  /** Whether the file may call {@code eval}. */
  public boolean hasEvaluation() {
    return hasEvaluation;
  }

  /** Whether text is evaluated here, in which any name of the file may stand. */
  public boolean isEvaluation(int use) {
    return (rows.get(use, FLAGS) & EVALUATES) != 0 && !isBound(use);
  }

  /** Says that the name is declared in the outermost scope, or in one inside of it. */
  void bind(int use, boolean isOutermost) {
    rows.set(use, BINDING, isOutermost ? OUTERMOST : INNER);
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
    return rows.get(rows.get(use, ORIGIN), BINDING);
  }

  public int name(int use) {
    return rows.get(use, NAME);
  }

  public int part(int use) {
    return rows.get(use, PART);
  }

  /** What {@link Findings} says of dependencies: whether the code around ever runs. */
  public int liveness(int use) {
    return rows.get(use, LIVENESS);
  }

  public int start(int use) {
    return rows.get(use, START);
  }

  public int end(int use) {
    return rows.get(use, END);
  }

  /** The members that follow the name are {@link #pathName} of these. */
  public int pathBegin(int use) {
    return rows.get(use, PATH_BEGIN);
  }

  public int pathEnd(int use) {
    return rows.get(use, PATH_END);
  }

  public int pathName(int at) {
    return paths[at];
  }

  /** The dependencies that bring what is used; {@link #NO_DEPENDENCY} when the name tells. */
  public int dependencyBegin(int use) {
    return rows.get(use, DEPENDENCY_BEGIN);
  }

  public int dependencyEnd(int use) {
    return rows.get(use, DEPENDENCY_END);
  }
}
