package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;

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
  private static final int HOLDERS = 8;

  private final Scopes scopes;
  private final Uses uses;
  private final Findings findings;
  private final Bindings bindings;
  private final Exported exported;
  private final Parts parts;
  private final Holders holders;
  private final IntRows marks = new IntRows(16);

  public Rollback(
      Scopes scopes,
      Uses uses,
      Findings findings,
      Bindings bindings,
      Exported exported,
      Parts parts,
      Holders holders) {
    this.scopes = scopes;
    this.uses = uses;
    this.findings = findings;
    this.bindings = bindings;
    this.exported = exported;
    this.parts = parts;
    this.holders = holders;
  }

  public void open() {
    marks.truncate(0);
  }

  /**
   * A new mark, which ends with {@link #release} or {@link #rollback}, or those of an outer one.
   */
  public int mark() {
    int mark = marks.add();
    marks.set(mark, DEPTH, scopes.depth());
    marks.set(mark, REFERENCES, scopes.referenceCount());
    marks.set(mark, DECLARATIONS, scopes.declarationCount());
    marks.set(mark, USES, uses.count());
    marks.set(mark, DEPENDENCIES, findings.count());
    marks.set(mark, ALIASES, bindings.aliasCount());
    marks.set(mark, EXPORTS, exported.count());
    marks.set(mark, EVALUATED, parts.evaluatedCount());
    marks.set(mark, HOLDERS, holders.count());
    return mark;
  }

  /** Keeps what was found since a mark. */
  public void release(int mark) {
    marks.truncate(mark);
  }

  /** Lets the modules that types name outlive a rollback. */
  public void keepTypes(int mark) {
    findings.keepTypes(marks.get(mark, DEPENDENCIES));
    marks.set(mark, DEPENDENCIES, findings.count());
  }

  /** Forgets what was found since a mark. */
  public void rollback(int mark) {
    holders.truncate(marks.get(mark, HOLDERS));
    scopes.rewind(
        marks.get(mark, DEPTH),
        marks.get(mark, REFERENCES),
        marks.get(mark, DECLARATIONS),
        marks.get(mark, USES));
    findings.truncate(marks.get(mark, DEPENDENCIES));
    bindings.truncateAliases(marks.get(mark, ALIASES));
    exported.truncate(marks.get(mark, EXPORTS));
    parts.truncateEvaluated(marks.get(mark, EVALUATED));
    marks.truncate(mark);
  }
}
