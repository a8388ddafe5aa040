package dev.shale.tools.cli.output;

import java.util.Locale;

/**
 * What is known about the terminal. A process cannot find out by itself without native code, so
 * whoever starts it says: absent facts mean that there is no terminal.
 *
 * @param outIsTerminal whether a person reads standard output
 * @param errIsTerminal whether a person reads standard error
 * @param columns the width of the terminal; 0 when it is not known
 * @param wantsColor whether nothing in the environment speaks against colour
 * @param wantsProgress whether nothing in the environment speaks against moving lines
 */
public record Terminal(
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    boolean wantsColor,
    boolean wantsProgress) {

  /** No terminal at all. */
  public static final Terminal NONE = new Terminal(false, false, 0, false, false);

  private static final int MAX_COLUMNS_DIGITS = 4;

  /** The facts of this process, from its system properties and environment. */
  public static Terminal ofProcess() {
    boolean isDumb = "dumb".equals(System.getenv("TERM"));
    boolean isCi = isSet("CI") && !"false".equals(System.getenv("CI").toLowerCase(Locale.ROOT));
    return new Terminal(
        Boolean.getBoolean("shale.stdout.tty"),
        Boolean.getBoolean("shale.stderr.tty"),
        columns(System.getProperty("shale.columns", "")),
        !isSet("NO_COLOR") && !isDumb && !isCi,
        !isDumb && !isCi);
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isEmpty();
  }

  private static int columns(String text) {
    if (text.isEmpty() || text.length() > MAX_COLUMNS_DIGITS) {
      return 0;
    }
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) < '0' || text.charAt(index) > '9') {
        return 0;
      }
    }
    return Integer.parseInt(text);
  }
}
