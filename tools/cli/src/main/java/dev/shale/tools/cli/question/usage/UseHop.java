package dev.shale.tools.cli.question.usage;

import java.util.Locale;

/**
 * A step of a chain of uses: what uses something of the next.
 *
 * @param module that has the step
 * @param part the statement, as a row of the inner graph; -1 where it is none
 * @param dependency by which it is used; none inside of one module
 * @param name what is used or passed on, with members behind dots; empty for all of it
 */
public record UseHop(Kind kind, int module, int part, int dependency, String name) {
  /** No statement. */
  public static final int NO_PART = -1;

  /** What uses something. */
  public enum Kind {
    /** A statement that runs. */
    STATEMENT,
    /** An import, which evaluates a module. */
    IMPORT,
    /** A re-export. */
    PASSED_ON;

    /** The kind's name in output. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
