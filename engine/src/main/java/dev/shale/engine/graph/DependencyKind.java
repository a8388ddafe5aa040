package dev.shale.engine.graph;

/**
 * How a module asks for another. A language declares its kinds, each once, and lists them in its
 * {@link Kinds}; they are compared by identity. Immutable.
 */
public final class DependencyKind {
  /** How many kinds there may be: codes are bytes, and negative ones mean no row. */
  static final int MOST = 127;

  /** Whatever fits a pattern is asked for, which is no one module. */
  public static final int PATTERN = 1;

  /** Asks where a module is and does not evaluate what is there. */
  public static final int LOCATION = 1 << 1;

  /** The module loads later than the one that asks. */
  public static final int LATER = 1 << 2;

  /** What the module exports, the one that asks exports as well. */
  public static final int RE_EXPORT = 1 << 3;

  /** Names a file and uses nothing of what it exports. */
  public static final int NAME_ONLY = 1 << 4;

  /** Of the patterns of one expression, those that begin with {@code !} are taken away. */
  public static final int EXCEPTING = 1 << 5;

  /** Binds names of a module, which is evaluated for its effects alone where none is used. */
  public static final int BINDING = 1 << 6;

  /** Asks while the program runs, where it is: whoever puts a program together leaves it out. */
  public static final int LEFT_OUT = 1 << 7;

  private static final String EXCEPT = "!";

  private final byte code;
  private final String label;
  private final int traits;

  /** A kind of which nothing particular is to be said. */
  public DependencyKind(int code, String label) {
    this(code, label, 0);
  }

  /**
   * A kind.
   *
   * @param code its place among the kinds of its language, from 0 to 126
   * @param label its name in output
   * @param traits bits of {@link #PATTERN} and those after it
   */
  public DependencyKind(int code, String label, int traits) {
    if (code < 0 || code >= MOST) {
      throw new IllegalArgumentException("Code %d is not from 0 to 126".formatted(code));
    }
    this.code = (byte) code;
    this.label = label;
    this.traits = traits;
  }

  /** The place of the kind among those of its language, from 0 to 126; it is stored. */
  public int code() {
    return code;
  }

  /** The kind's name in output. */
  public String label() {
    return label;
  }

  private boolean has(int trait) {
    return (traits & trait) != 0;
  }

  /** Whether a request of this kind means one module, which a resolver can look for. */
  public boolean isResolved() {
    return !has(PATTERN);
  }

  /**
   * Whether the module asks for a place and does not evaluate what is there: that nothing is there
   * need not be wrong.
   */
  public boolean isLocation() {
    return has(LOCATION);
  }

  /** Whether what is asked for is in no chunk for that. */
  public boolean isLeftOut() {
    return has(LEFT_OUT);
  }

  /** Whether what is asked for loads later; it begins a block. */
  public boolean isLater() {
    return has(LATER);
  }

  /** Whether what is asked for is exported on. */
  public boolean isReExport() {
    return has(RE_EXPORT);
  }

  /** Whether a file is named only: what it exports does not matter to the module that asks. */
  public boolean isNameOnly() {
    return has(NAME_ONLY);
  }

  /** Whether names are bound, so that nothing but effects counts where none is used. */
  public boolean isBinding() {
    return has(BINDING);
  }

  /** Whether what is asked for runs by itself, beside the program. */
  public boolean isApart() {
    return has(NAME_ONLY) && !has(LOCATION);
  }

  /** What a pattern takes away from the others of its expression; empty for one that adds. */
  public String exception(String pattern) {
    return has(EXCEPTING) && pattern.startsWith(EXCEPT) ? pattern.substring(EXCEPT.length()) : "";
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }
}
