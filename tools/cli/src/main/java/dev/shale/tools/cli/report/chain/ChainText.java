package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.TextNames;
import org.agrona.collections.IntArrayList;

/** A chain of imports for people: a line for each, and one for the module at its end. */
final class ChainText {
  private ChainText() {}

  /**
   * Adds the lines of a chain.
   *
   * @param margin what each line begins with
   * @param end the module that the chain leads to
   */
  static void append(
      StringBuilder text, TextNames names, String margin, IntArrayList chain, int end) {
    for (int level = 0; level < chain.size(); level++) {
      indent(text.append(margin), level);
      text.append(names.line(chain.getInt(level))).append('\n');
    }
    indent(text.append(margin), chain.size());
    text.append(names.path(end)).append('\n');
  }

  static void indent(StringBuilder text, int level) {
    text.repeat("  ", Math.max(0, level - 1)).append(level > 0 ? "-> " : "");
  }
}
