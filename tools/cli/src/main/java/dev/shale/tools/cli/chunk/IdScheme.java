package dev.shale.tools.cli.chunk;

import java.util.Locale;

/** How chunks get their ids. */
public enum IdScheme {
  /** The name, or the paths of the modules with which the chunk begins, as words. */
  NAMED,
  /** Eight hexadecimal digits of the name or of those paths; more where two are equal. */
  PATH,
  /** Numbers of few digits that depend on the names and little else, as webpack gives them. */
  DETERMINISTIC,
  /** 0, 1, 2 and so on. */
  NATURAL;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
