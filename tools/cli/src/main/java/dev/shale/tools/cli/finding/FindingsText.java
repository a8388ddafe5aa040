package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Excerpt;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import java.util.StringJoiner;

/** Findings for people and editors: {@code path:line:column: error: sentence [rule]}. */
public final class FindingsText {
  private static final int MOST_RELATED = 20;

  private final TextNames names;
  private final Style style;

  public FindingsText(TextNames names, Style style) {
    this.names = names;
    this.style = style;
  }

  public void print(Findings findings, Output out) {
    for (Finding finding : findings.all()) {
      print(finding, out);
    }
    printGone(findings, out);
    out.println(summary(findings));
  }

  private void print(Finding finding, Output out) {
    String label = finding.severity().label();
    out.println(
        style.bold(place(finding.place()))
            + ": "
            + (finding.isError() ? style.red(label) : style.yellow(label))
            + ": "
            + finding.sentence().text(names::path)
            + "  "
            + style.dim("[" + finding.rule().label() + "]"));
    if (finding.place().hasLine()) {
      Place place = finding.place();
      out.print(Excerpt.of(place.path(), place.line(), place.column(), style));
    }
    int shown = Math.min(finding.related().size(), MOST_RELATED);
    for (Related related : finding.related().subList(0, shown)) {
      out.println("    " + place(related.place()) + "  " + Visible.of(related.text()));
    }
    if (shown < finding.related().size()) {
      int more = finding.related().size() - shown;
      out.println("    ... " + Numbers.grouped(more) + " more; --json lists all");
    }
    if (!finding.because().isEmpty()) {
      out.println("    because: " + Visible.of(finding.because()));
    }
    out.println("    " + style.dim(finding.rule().remedy() + "."));
    out.println("");
  }

  private String place(Place place) {
    String path = names.path(place.path());
    return place.hasLine() ? path + ":" + place.line() + ":" + place.column() : path;
  }

  static void printGone(Findings findings, Output out) {
    if (findings.gone().isEmpty()) {
      return;
    }
    int count = findings.gone().size();
    out.println(
        Numbers.grouped(count)
            + " of the baseline "
            + (count == 1 ? "is" : "are")
            + " gone; --prune takes "
            + (count == 1 ? "it" : "them")
            + " out:");
    for (Key key : findings.gone()) {
      out.println("    " + Visible.of(key.shown()));
    }
    out.println("");
  }

  /** The answer in one line. */
  static String summary(Findings findings) {
    StringJoiner counts = new StringJoiner(" and ");
    if (findings.errorCount() > 0) {
      counts.add(Numbers.counted(findings.errorCount(), "error"));
    }
    if (findings.warningCount() > 0) {
      counts.add(Numbers.counted(findings.warningCount(), "warning"));
    }
    StringBuilder text = new StringBuilder(findings.all().isEmpty() ? "No findings" : counts + "");
    text.append(" of ").append(Numbers.counted(findings.rules().size(), "rule"));
    text.append(" in ").append(Numbers.counted(findings.moduleCount(), "module"));
    if (findings.knownCount() > 0) {
      text.append("; ").append(Numbers.grouped(findings.knownCount())).append(" in the baseline");
    }
    if (findings.silencedCount() > 0) {
      text.append("; ").append(Numbers.grouped(findings.silencedCount()));
      text.append(" silenced by comments");
    }
    return text.append('.').toString();
  }
}
