package dev.shale.tools.cli.output;

/** Emphasis in text, as escape codes or as nothing. */
public final class Style {
  private static final String RESET = "\u001b[0m";

  private final boolean isColored;

  private Style(boolean isColored) {
    this.isColored = isColored;
  }

  /** The style of a stream. */
  public static Style of(ColorChoice choice, boolean isTerminal, Terminal terminal) {
    return new Style(
        switch (choice) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> isTerminal && terminal.wantsColor();
        });
  }

  public String bold(String text) {
    return paint("\u001b[1m", text);
  }

  public String dim(String text) {
    return paint("\u001b[2m", text);
  }

  public String red(String text) {
    return paint("\u001b[31m", text);
  }

  public String yellow(String text) {
    return paint("\u001b[33m", text);
  }

  private String paint(String code, String text) {
    return isColored && !text.isEmpty() ? code + text + RESET : text;
  }
}
