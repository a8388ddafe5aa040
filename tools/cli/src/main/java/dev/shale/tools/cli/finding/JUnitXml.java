package dev.shale.tools.cli.finding;

import dev.shale.tools.cli.output.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as JUnit XML: a test case for each error, and one that passes for each rule that has
 * none, with its warnings as output.
 */
final class JUnitXml {
  private final Findings findings;
  private final Names names;
  private final Output out;

  private JUnitXml(Findings findings, Names names, Output out) {
    this.findings = findings;
    this.names = names;
    this.out = out;
  }

  static void write(Findings findings, Names names, Output out) {
    new JUnitXml(findings, names, out).write();
  }

  private void write() {
    int passed = 0;
    for (String rule : findings.rules()) {
      passed += of(rule, true).isEmpty() ? 1 : 0;
    }
    int failed = findings.errorCount();
    String counts = " tests=\"" + (passed + failed) + "\" failures=\"" + failed + "\"";
    out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.println("<testsuites name=\"shale check\"" + counts + ">");
    out.println("  <testsuite name=\"shale check\"" + counts + " errors=\"0\" skipped=\"0\">");
    findings.rules().forEach(this::write);
    out.println("  </testsuite>");
    out.println("</testsuites>");
  }

  private void write(String rule) {
    List<Finding> errors = of(rule, true);
    for (Finding error : errors) {
      String place = place(error.place());
      out.println("    <testcase" + attributes(rule, place, error.place()) + ">");
      out.println(
          "      <failure type=\""
              + escaped(rule)
              + "\" message=\""
              + escaped(names.sentence(error))
              + "\">"
              + escaped(lines(error))
              + "</failure>");
      out.println("    </testcase>");
    }
    List<Finding> warnings = of(rule, false);
    if (!errors.isEmpty()) {
      return;
    }
    String begin =
        "    <testcase classname=\"shale." + escaped(rule) + "\" name=\"" + escaped(rule) + "\"";
    if (warnings.isEmpty()) {
      out.println(begin + "/>");
      return;
    }
    StringBuilder text = new StringBuilder();
    warnings.forEach(warning -> text.append(lines(warning)).append('\n'));
    out.println(begin + ">");
    out.println("      <system-out>" + escaped(text.toString()) + "</system-out>");
    out.println("    </testcase>");
  }

  private List<Finding> of(String rule, boolean areErrors) {
    List<Finding> some = new ArrayList<>();
    for (Finding finding : findings.all()) {
      if (finding.rule().label().equals(rule) && finding.isError() == areErrors) {
        some.add(finding);
      }
    }
    return some;
  }

  private String attributes(String rule, String name, Place place) {
    return " classname=\"shale."
        + escaped(rule)
        + "\" name=\""
        + escaped(name)
        + "\" file=\""
        + escaped(names.of(place.path()))
        + (place.hasLine() ? "\" line=\"" + place.line() + "\"" : "\"");
  }

  private String lines(Finding finding) {
    StringBuilder text = new StringBuilder(place(finding.place()));
    text.append(": ").append(names.sentence(finding)).append('\n');
    for (Related related : finding.related()) {
      text.append("  ").append(place(related.place())).append("  ");
      text.append(related.text()).append('\n');
    }
    return text.append(finding.remedy()).append('.').toString();
  }

  private String place(Place place) {
    String path = names.of(place.path());
    return place.hasLine() ? path + ":" + place.line() + ":" + place.column() : path;
  }

  /** XML 1.0 has no way to say most control characters. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(one -> append(escaped, one));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int one) {
    switch (one) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\n' -> escaped.append("&#10;");
      case '\t' -> escaped.append("&#9;");
      default -> {
        boolean isAllowed =
            (one >= ' ' && one <= 0xd7ff)
                || (one >= 0xe000 && one <= 0xfffd)
                || one > Character.MAX_VALUE;
        escaped.appendCodePoint(isAllowed ? one : 0xfffd);
      }
    }
  }
}
