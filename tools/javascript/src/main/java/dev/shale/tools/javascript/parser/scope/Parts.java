package dev.shale.tools.javascript.parser.scope;

import dev.shale.engine.record.RecordParts;
import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.rows.IntRows;
import java.util.Arrays;

/**
 * The top-level statements of a file and what each evaluates: ranges of the lists that {@link
 * Scopes} keeps for the outermost scope, and of the names that are read as the module runs, outside
 * of any function.
 */
public final class Parts {
  public static final int NO_PART = RecordParts.NO_PART;

  /** On an evaluated name: taken for the global of that name, whose use has no effects. */
  private static final int ASSUMED_GLOBAL = 1 << 30;

  private static final int FLAGS = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int REFERENCE_BEGIN = 3;
  private static final int REFERENCE_END = 4;
  private static final int DECLARATION_BEGIN = 5;
  private static final int DECLARATION_END = 6;
  private static final int EVALUATED_BEGIN = 7;
  private static final int EVALUATED_END = 8;
  private static final int EFFECT = 9;

  private final IntRows rows = new IntRows(64);
  private boolean isOpen;

  /** Whether the part stays although it seems to be none. */
  private boolean isKept;

  /** Whether the last part is pure, if effects do not tell otherwise. */
  private int effectsBefore;

  private int[] evaluated = new int[128];
  private int evaluatedCount;

  public void open() {
    rows.truncate(0);
    isOpen = false;
    evaluatedCount = 0;
  }

  public int count() {
    return rows.count();
  }

  /** The part that is being read, or {@link #NO_PART}. */
  public int current() {
    return isOpen ? rows.count() - 1 : NO_PART;
  }

  public void begin(int start, Scopes scopes, int effects) {
    int row = rows.add();
    rows.set(row, FLAGS, 0);
    rows.set(row, START, start);
    rows.set(row, REFERENCE_BEGIN, scopes.referenceCount());
    rows.set(row, DECLARATION_BEGIN, scopes.declarationCount());
    rows.set(row, EVALUATED_BEGIN, evaluatedCount);
    effectsBefore = effects;
    isOpen = true;
    isKept = false;
    scopes.beginPart();
  }

  /** Says that there is a part, since what it evaluates to is exported. */
  public void keep() {
    isKept = true;
  }

  /** Says that what is being read is no part: an import, or an export of other parts. */
  public void cancel() {
    if (isOpen) {
      isOpen = false;
      rows.truncate(rows.count() - 1);
    }
  }

  /** Ends the part; one that neither declares, exports, refers to nor does anything is none. */
  public void end(int end, Scopes scopes, int effects, EffectKind kind) {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    int row = rows.count() - 1;
    rows.set(row, END, end);
    rows.set(row, REFERENCE_END, scopes.referenceCount());
    rows.set(row, DECLARATION_END, scopes.declarationCount());
    rows.set(row, EVALUATED_END, evaluatedCount);
    rows.set(row, EFFECT, effects == effectsBefore ? 0 : kind.code());
    if (effects == effectsBefore) {
      rows.setBits(row, FLAGS, RecordParts.PURE);
      if (!isKept
          && rows.get(row, REFERENCE_BEGIN) == rows.get(row, REFERENCE_END)
          && rows.get(row, DECLARATION_BEGIN) == rows.get(row, DECLARATION_END)) {
        rows.truncate(rows.count() - 1);
      }
    }
  }

  /** Says that the part declares a function a call of which has no effects. */
  public void addPureFunction() {
    if (isOpen) {
      rows.setBits(rows.count() - 1, FLAGS, RecordParts.PURE_FUNCTION);
    }
  }

  /** Notes that a name is read as the module runs. */
  public void evaluate(int name) {
    if (evaluatedCount == evaluated.length) {
      evaluated = Arrays.copyOf(evaluated, evaluatedCount * 2);
    }
    evaluated[evaluatedCount++] = name;
  }

  /** Notes that a name is taken for the global of that name. */
  public void assumeGlobal(int name) {
    evaluate(name | ASSUMED_GLOBAL);
  }

  /** Takes it back that the name noted at an index, and once more behind it, is a global. */
  public void dropAssumption(int index) {
    boolean isNotedTwice =
        index + 1 < evaluatedCount && evaluated[index + 1] == (evaluated[index] | ASSUMED_GLOBAL);
    if (isNotedTwice) {
      evaluated[index + 1] = evaluated[index];
    }
  }

  public int evaluatedCount() {
    return evaluatedCount;
  }

  /** Forgets the names from a count on. */
  public void truncateEvaluated(int toCount) {
    evaluatedCount = toCount;
  }

  /** The name at a place of {@link #evaluatedBegin}. */
  public int evaluatedName(int index) {
    return evaluated[index] & ~ASSUMED_GLOBAL;
  }

  public boolean isAssumedGlobal(int index) {
    return (evaluated[index] & ASSUMED_GLOBAL) != 0;
  }

  /** The code of the {@link EffectKind} of what the part does that has effects. */
  public int effect(int part) {
    return rows.get(part, EFFECT);
  }

  public int flags(int part) {
    return rows.get(part, FLAGS);
  }

  public int start(int part) {
    return rows.get(part, START);
  }

  public int end(int part) {
    return rows.get(part, END);
  }

  public int referenceBegin(int part) {
    return rows.get(part, REFERENCE_BEGIN);
  }

  public int referenceEnd(int part) {
    return rows.get(part, REFERENCE_END);
  }

  public int declarationBegin(int part) {
    return rows.get(part, DECLARATION_BEGIN);
  }

  public int declarationEnd(int part) {
    return rows.get(part, DECLARATION_END);
  }

  public int evaluatedBegin(int part) {
    return rows.get(part, EVALUATED_BEGIN);
  }

  public int evaluatedEnd(int part) {
    return rows.get(part, EVALUATED_END);
  }
}
