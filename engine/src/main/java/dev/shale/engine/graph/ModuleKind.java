package dev.shale.engine.graph;

/**
 * What a module is. A language declares kinds of files, each once, and lists them in its {@link
 * Kinds}; what is no file is of a kind of the engine. Kinds are compared by identity. Immutable.
 */
public final class ModuleKind {
  /** How many kinds a language may declare: the codes behind them are the engine's. */
  static final int MOST = 126;

  /** A request that is left to the platform; there is no file. */
  public static final ModuleKind EXTERNAL = new ModuleKind("external", 126);

  /** A request that is replaced by nothing. */
  public static final ModuleKind IGNORED = new ModuleKind("ignored", 127);

  private final byte code;
  private final String label;
  private final boolean isRead;
  private final boolean isLinked;

  /**
   * A kind of files whose names are not {@linkplain #isLinked linked}.
   *
   * @param code its place among the kinds of its language, from 0 to 125
   * @param label its name in output
   * @param isRead whether such a file can ask for others, so that its text has to be read
   */
  public ModuleKind(int code, String label, boolean isRead) {
    this(code, label, isRead, false);
  }

  /**
   * A kind of files.
   *
   * @param isLinked whether names of such a file are linked before it runs: parts of it that nobody
   *     needs can be left out, and its default export is what it declares to be that
   */
  public ModuleKind(int code, String label, boolean isRead, boolean isLinked) {
    if (code < 0 || code >= MOST) {
      throw new IllegalArgumentException("Code %d is not from 0 to 125".formatted(code));
    }
    this.code = (byte) code;
    this.label = label;
    this.isRead = isRead;
    this.isLinked = isLinked;
  }

  private ModuleKind(String label, int code) {
    this.code = (byte) code;
    this.label = label;
    isRead = false;
    isLinked = false;
  }

  /** The kind of the engine that has a code. */
  static ModuleKind ofEngine(int code) {
    if (code == EXTERNAL.code) {
      return EXTERNAL;
    }
    if (code == IGNORED.code) {
      return IGNORED;
    }
    throw new IndexOutOfBoundsException(code);
  }

  /**
   * The place of the kind among those of its language, from 0 to 125; {@link #EXTERNAL} has 126 and
   * {@link #IGNORED} 127. It is stored.
   */
  public int code() {
    return code;
  }

  /** The kind's name in output. */
  public String label() {
    return label;
  }

  /** Whether a file of this kind can ask for others, so that its text has to be read. */
  public boolean isRead() {
    return isRead;
  }

  /**
   * Whether names of such a file are linked before it runs; otherwise it runs as a whole, and its
   * default export may be the object that has all others.
   */
  public boolean isLinked() {
    return isLinked;
  }

  /** Whether modules of this kind stand for a file. */
  public boolean isFile() {
    return code < MOST;
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }
}
