package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.setting.Severity;

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.
 * It shows ten errors and ten warnings of a step and leaves out the others without a word, so that
 * a notice says how many there are.
 */
final class GitHubAnnotations {
  private static final int MOST = 10;

  private GitHubAnnotations() {}

  static void write(Findings findings, Names names, Output out) {
    write(findings, Severity.ERROR, names, out);
    write(findings, Severity.WARNING, names, out);
    int rest = left(findings.errorCount()) + left(findings.warningCount());
    if (rest > 0) {
      out.println(
          "::notice title=shale check::"
              + data(
                  Numbers.counted(rest, "finding")
                      + " more, which GitHub would not show: "
                      + FindingsText.summary(findings)
                      + " shale check prints all of them."));
    }
    out.println(FindingsText.summary(findings));
  }

  private static int left(int count) {
    return Math.max(0, count - MOST);
  }

  private static void write(Findings findings, Severity severity, Names names, Output out) {
    int count = 0;
    for (Finding finding : findings.all()) {
      if (finding.severity() == severity && count++ < MOST) {
        out.println(line(finding, names));
      }
    }
  }

  private static String line(Finding finding, Names names) {
    Place place = finding.place();
    StringBuilder line = new StringBuilder("::").append(finding.severity().label());
    line.append(" file=").append(property(names.of(place.path())));
    if (place.hasLine()) {
      line.append(",line=").append(place.line()).append(",col=").append(place.column());
    }
    line.append(",title=").append(property("shale " + finding.rule().label())).append("::");
    StringBuilder text = new StringBuilder(names.sentence(finding)).append(".\n");
    for (Related related : finding.related()) {
      text.append(names.of(related.place().path())).append(':').append(related.place().line());
      text.append("  ").append(related.text()).append('\n');
    }
    return line.append(data(text + finding.remedy() + ".")).toString();
  }

  /** As the runner reads it back. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
