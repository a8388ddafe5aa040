package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.question.Session;
import org.agrona.collections.IntArrayList;

/** That no entry loads a module initially, and which dynamic imports do, for people. */
public final class LaterText {
  private static final int MAX_LINES = 20;

  private final Session session;
  private final int module;
  private final IntArrayList later;
  private final Style style;

  public LaterText(Session session, int module, IntArrayList later, Style style) {
    this.session = session;
    this.module = module;
    this.later = later;
    this.style = style;
  }

  public void print(Output out) {
    String path = session.text().path(module);
    String lead = later.size() == 1 ? " leads to it" : " lead to it";
    out.println(
        style.bold(
            "No entry loads "
                + path
                + " initially; "
                + Numbers.counted(later.size(), "request")
                + lead
                + " later"));
    for (int index = 0; index < Math.min(MAX_LINES, later.size()); index++) {
      out.println("  " + session.text().line(later.getInt(index)));
    }
    if (later.size() > MAX_LINES) {
      int more = later.size() - MAX_LINES;
      out.println(style.dim("... and " + Numbers.grouped(more) + " more; --json lists all"));
    }
  }
}
