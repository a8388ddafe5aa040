package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.UnusedKind;
import java.util.ArrayList;
import java.util.List;

/** What nobody uses, for people: how much of each kind, then a line for each. */
public final class UnusedText {
  private static final int MOST_RELATED = 3;

  private final TextNames names;
  private final Style style;

  public UnusedText(TextNames names, Style style) {
    this.names = names;
    this.style = style;
  }

  /**
   * Prints an answer.
   *
   * @param unknown what it cannot know, a sentence each without its dot
   */
  public void print(Findings findings, List<String> unknown, Output out) {
    List<String> counts = new ArrayList<>();
    for (UnusedKind kind : UnusedKind.values()) {
      int count = of(kind.rule(), findings).size();
      if (count > 0) {
        counts.add(Numbers.counted(count, kind.noun()));
      }
    }
    if (!counts.isEmpty()) {
      out.println(style.bold(String.join(", ", counts)));
      out.println("");
    }
    for (UnusedKind kind : UnusedKind.values()) {
      print(kind.title(), of(kind.rule(), findings), out);
    }
    print("Comments that silence nothing", of(Rule.STALE_IGNORES, findings), out);
    FindingsText.printGone(findings, out);
    for (String sentence : unknown) {
      out.println(style.dim("Not known: " + Visible.of(sentence) + "."));
    }
    out.println(FindingsText.summary(findings));
  }

  private static List<Finding> of(Rule rule, Findings findings) {
    return findings.all().stream().filter(finding -> finding.rule() == rule).toList();
  }

  private void print(String title, List<Finding> found, Output out) {
    if (found.isEmpty()) {
      return;
    }
    out.println(
        style.bold(title)
            + " ("
            + Numbers.grouped(found.size())
            + ")"
            + style.dim("  " + found.getFirst().rule().remedy() + "."));
    for (Finding finding : found) {
      Place place = finding.place();
      String path = names.path(place.path());
      out.println(
          "  "
              + (place.hasLine() ? path + ":" + place.line() + ":" + place.column() : path)
              + "  "
              + (finding.isError() ? "" : style.yellow("warning: "))
              + finding.sentence().text(names::path));
      int shown = Math.min(MOST_RELATED, finding.related().size());
      for (Related related : finding.related().subList(0, shown)) {
        Place other = related.place();
        String at = names.path(other.path()) + ":" + other.line() + ":" + other.column();
        out.println(style.dim("      " + at + "  " + Visible.of(related.text())));
      }
    }
    out.println("");
  }
}
