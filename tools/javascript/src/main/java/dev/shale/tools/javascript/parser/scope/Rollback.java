package dev.shale.tools.javascript.parser.scope;

import java.util.Arrays;

/**
 * Takes back what was found since a mark, when the text turns out to be something else. Marks nest:
 * they are offsets in a stack.
 */
public final class Rollback {
  private static final int DEPTH = 0;
  private static final int REFERENCES = 1;
  private static final int DECLARATIONS = 2;
  private static final int USES = 3;
  private static final int DEPENDENCIES = 4;
  private static final int ALIASES = 5;
  private static final int EXPORTS = 6;
  private static final int EVALUATED = 7;
  private static final int MARK_INTS = 8;

  private final Scopes scopes;
  private final Uses uses;
  private final Findings findings;
  private final Bindings bindings;
  private final Exported exported;
  private final Parts parts;
  private int[] marks = new int[16 * MARK_INTS];
  private int end;

  public Rollback(
      Scopes scopes,
      Uses uses,
      Findings findings,
      Bindings bindings,
      Exported exported,
      Parts parts) {
    this.scopes = scopes;
    this.uses = uses;
    this.findings = findings;
    this.bindings = bindings;
    this.exported = exported;
    this.parts = parts;
  }

  public void open() {
    end = 0;
  }

  /**
   * A new mark, which ends with {@link #release} or {@link #rollback}, or those of an outer one.
   */
  public int mark() {
    int mark = end;
    if (mark == marks.length) {
      marks = Arrays.copyOf(marks, mark * 2);
    }
    marks[mark + DEPTH] = scopes.depth();
    marks[mark + REFERENCES] = scopes.referenceCount();
    marks[mark + DECLARATIONS] = scopes.declarationCount();
    marks[mark + USES] = uses.count();
    marks[mark + DEPENDENCIES] = findings.count();
    marks[mark + ALIASES] = bindings.aliasCount();
    marks[mark + EXPORTS] = exported.count();
    marks[mark + EVALUATED] = parts.evaluatedCount();
    end += MARK_INTS;
    return mark;
  }

  /** Keeps what was found since a mark. */
  public void release(int mark) {
    end = mark;
  }

  /** Lets the modules that types name outlive a rollback. */
  public void keepTypes(int mark) {
    findings.keepTypes(marks[mark + DEPENDENCIES]);
    marks[mark + DEPENDENCIES] = findings.count();
  }

  /** Forgets what was found since a mark. */
  public void rollback(int mark) {
    scopes.rewind(
        marks[mark + DEPTH],
        marks[mark + REFERENCES],
        marks[mark + DECLARATIONS],
        marks[mark + USES]);
    findings.truncate(marks[mark + DEPENDENCIES]);
    bindings.truncateAliases(marks[mark + ALIASES]);
    exported.truncate(marks[mark + EXPORTS]);
    parts.truncateEvaluated(marks[mark + EVALUATED]);
    end = mark;
  }
}
