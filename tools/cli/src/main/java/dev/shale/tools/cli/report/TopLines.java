package dev.shale.tools.cli.report;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import java.util.List;

/**
 * The first lines of lists of packages and modules, the largest first, with numbers in columns.
 *
 * @param top how many are shown of each list
 */
public record TopLines(int top, Style style) {
  private static final int WIDTH = 10;

  public <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(top, all.size()));
  }

  /** Says how many are not shown. */
  public void printMore(List<?> all, String noun, Output out) {
    if (all.size() > top) {
      String count = Numbers.counted(all.size() - top, noun);
      out.println(style.dim("... and " + count + " more; --top N shows more"));
    }
  }

  /** A text at the right of a column. */
  public static String right(String text) {
    return " ".repeat(Math.max(1, WIDTH - text.length())) + text;
  }

  /** A package; that of an empty name is the project itself. */
  public static String packageName(String name) {
    return name.isEmpty() ? "(own modules)" : Visible.of(name);
  }
}
