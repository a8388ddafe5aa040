package dev.shale.tools.javascript.kind;

/** Why a statement has effects, or may have some: what in it was found. Its code is stored. */
public enum EffectKind {
  /** Nothing was found. */
  NONE("a statement that may have effects"),
  /** A property is read; said where nothing else was found. */
  MEMBER("a property read that may run a getter"),
  CALL("a call"),
  CONSTRUCTION("a call of a constructor"),
  ASSIGNMENT("an assignment"),
  DELETION("a delete"),
  AWAIT("an await"),
  LOOP("a loop"),
  THROW("a throw"),
  SPREAD("a spread that may run an iterator"),
  PATTERN("a pattern that may run getters"),
  TEMPLATE("a template that may run code of its values"),
  TAG("a tagged template"),
  DECORATOR("a decorator"),
  IMPORT("an import()"),
  REQUIRE("an import with require"),
  NAMESPACE("a namespace with code"),
  USING("a using declaration"),
  EXPORT_ASSIGNMENT("an export assignment"),
  WITH("a with statement"),
  DEBUGGER("a debugger statement"),
  URL("a URL or worker that is made"),
  GLOBAL("a name that is declared nowhere");

  private static final EffectKind[] ALL = values();

  private final String clause;

  EffectKind(String clause) {
    this.clause = clause;
  }

  /** The kind of a code; {@link #NONE} where it is none. */
  public static EffectKind of(int code) {
    return code >= 0 && code < ALL.length ? ALL[code] : NONE;
  }

  /** How it is stored: from 0, below 128. */
  public int code() {
    return ordinal();
  }

  /** What it is, for people. */
  public String clause() {
    return clause;
  }
}
