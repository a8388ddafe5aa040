package dev.shale.tools.cli.report;

import dev.shale.engine.pass.contract.PassReport;
import dev.shale.tools.cli.question.Session;

/** How each pass ran and why, a line each. */
public final class Explanation {
  private static final int NAME_COLUMNS = 14;

  private Explanation() {}

  public static String of(Session session) {
    StringBuilder text = new StringBuilder();
    for (PassReport pass : session.report().passes()) {
      text.append(pass.name());
      for (int column = pass.name().length(); column < NAME_COLUMNS; column++) {
        text.append(' ');
      }
      text.append(pass.explanation()).append('\n');
    }
    return text.toString();
  }
}
