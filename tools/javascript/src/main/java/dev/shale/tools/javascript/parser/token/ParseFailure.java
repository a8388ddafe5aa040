package dev.shale.tools.javascript.parser.token;

/**
 * Leaves the parser's recursion when a file, or a guess about how to read it, turns out wrong. Each
 * parser has one instance; what went wrong is kept by {@link Failures}, so that a refuted guess
 * costs no allocation.
 */
public final class ParseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ParseFailure() {
    super("does not parse", null, false, false);
  }
}
