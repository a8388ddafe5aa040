package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;

/**
 * Findings as a table in Markdown. A summary of a step of GitHub has at most 1 MiB, so that the
 * table ends at some point and says how many are left.
 */
final class MarkdownSummary {
  private static final int MOST = 500;

  /** What means something in a cell. */
  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&";

  private MarkdownSummary() {}

  static void write(Findings findings, Names names, Output out) {
    out.println("### shale check\n");
    out.println(FindingsText.summary(findings) + "\n");
    if (findings.all().isEmpty()) {
      return;
    }
    out.println("| severity | where | what | rule |");
    out.println("|---|---|---|---|");
    int shown = Math.min(MOST, findings.all().size());
    for (Finding finding : findings.all().subList(0, shown)) {
      out.println(row(finding, names));
    }
    if (shown < findings.all().size()) {
      out.println(
          "\n... and "
              + Numbers.grouped(findings.all().size() - shown)
              + " more, which `shale check` prints.");
    }
    out.println("");
  }

  private static String row(Finding finding, Names names) {
    Place place = finding.place();
    String path = names.of(place.path()) + (place.hasLine() ? ":" + place.line() : "");
    StringBuilder what = new StringBuilder(text(names.sentence(finding)));
    for (Related related : finding.related()) {
      what.append("<br>").append(text(names.of(related.place().path())));
      what.append(": ").append(text(related.text()));
    }
    if (!finding.because().isEmpty()) {
      what.append("<br>because: ").append(text(finding.because()));
    }
    return "| "
        + finding.severity().label()
        + " | "
        + text(path)
        + " | "
        + what
        + " | "
        + finding.rule().label()
        + " |";
  }

  private static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ') {
        escaped.append(' ');
      } else if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\').append(c);
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
