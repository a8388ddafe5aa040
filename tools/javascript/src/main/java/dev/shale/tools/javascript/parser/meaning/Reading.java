package dev.shale.tools.javascript.parser.meaning;

/** How a file is read: its language, its settings, and what it turns out to be as it is read. */
public final class Reading {
  public boolean hasTypes;
  public boolean hasJsx;

  /** Whether decorators are told types. */
  public boolean emitsMetadata;

  /** Whether {@code null} in a type makes another type of it. */
  public boolean hasStrictNulls;

  /** Whether the file is an ECMAScript module whatever is in it. */
  public boolean isModuleByName;

  /** Whether {@code await} was a name where it would be an operator in a module. */
  public boolean isAwaitName;

  /** Whether import, export or another sign of an ECMAScript module was seen. */
  public boolean isModule;

  /** Whether a sign of a CommonJS module was seen, other than a global of these. */
  public boolean isCommonJs;

  /** Whether more is asked for than dependencies: what is exported, and what uses what. */
  public boolean linksNames = true;

  /** Whether every name is tracked: something used a name in front of its import. */
  public boolean tracksAll;

  /** Whether the file asks if there is a {@code define}, since it is a CommonJS module as well. */
  public boolean isUniversal;

  /** Whether a name was used in front of the import that binds it. */
  public boolean isImportLate;

  /** Whether there is a {@code with} statement, in which names may be properties. */
  public boolean hasWith;

  /** Whether an import was read that binds nothing. */
  public boolean hasBareImport;

  /** Whether names stay imported that are used as no value. */
  public boolean keepsNames;

  /** Whether imports stay none of whose names does. */
  public boolean keepsStatements;

  void open() {
    isModule = false;
    isCommonJs = false;
    isAwaitName = false;
    isUniversal = false;
    hasWith = false;
  }
}
