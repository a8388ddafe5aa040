package dev.shale.tools.javascript.parser;

/**
 * Leaves the parser's recursion when a file, or a guess about how to read it, turns out wrong. Each
 * parser has one instance; what went wrong is kept by {@link Source}, so that a refuted guess costs
 * no allocation.
 */
final class ParseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ParseFailure() {
    super("does not parse", null, false, false);
  }
}
