package dev.shale.tools.cli.report;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.tools.cli.output.Excerpt;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics as lines for people and editors: {@code path:line:column: error: message}. Where a
 * file could not be read on, its line follows with a caret. A package that is not installed has one
 * line, however many imports ask for it, and so has what is left to the platform with a warning.
 */
public final class DiagnosticLines {
  private static final int MAX_LINES = 10;

  private final TextNames names;
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  /** How many imports there is one cause for, by what is said of it. */
  private final Map<String, Integer> causes = new LinkedHashMap<>();

  private DiagnosticLines(TextNames names, Style style) {
    this.names = names;
    this.style = style;
  }

  /**
   * The first few diagnostics, errors before warnings, and how many more there are.
   *
   * @param rest where all of them are
   */
  public static String of(List<Diagnostic> diagnostics, TextNames names, Style style, String rest) {
    DiagnosticLines lines = new DiagnosticLines(names, style);
    List<Diagnostic> shown = new ArrayList<>();
    lines.add(Severity.ERROR, diagnostics, shown);
    lines.add(Severity.WARNING, diagnostics, shown);
    int count = Math.min(shown.size(), MAX_LINES);
    shown.subList(0, count).forEach(lines::append);
    if (count < shown.size()) {
      lines.text.append("... ").append(Numbers.grouped(shown.size() - count));
      lines.text.append(" more; ").append(rest).append('\n');
    }
    return lines.text.toString();
  }

  private void add(Severity severity, List<Diagnostic> diagnostics, List<Diagnostic> shown) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == severity && isFirst(diagnostic)) {
        shown.add(diagnostic);
      }
    }
  }

  private boolean isFirst(Diagnostic diagnostic) {
    String cause = cause(diagnostic);
    return cause.isEmpty() || causes.merge(cause, 1, Integer::sum) == 1;
  }

  private static String cause(Diagnostic diagnostic) {
    String name = diagnostic.missingPackage();
    if (!name.isEmpty()) {
      return Diagnostic.notInstalled(name);
    }
    boolean isDoubt =
        diagnostic.code().equals(Code.UNRESOLVED) && diagnostic.severity() == Severity.WARNING;
    return isDoubt ? diagnostic.message() : "";
  }

  private void append(Diagnostic diagnostic) {
    text.append(style.bold(place(diagnostic))).append(": ");
    text.append(label(diagnostic.severity())).append(": ");
    text.append(message(diagnostic)).append('\n');
    if (diagnostic.code().equals(Code.SYNTAX) && diagnostic.line() > 0) {
      text.append(Excerpt.of(diagnostic.path(), diagnostic.line(), diagnostic.column(), style));
    }
  }

  private String message(Diagnostic diagnostic) {
    String cause = cause(diagnostic);
    int count = causes.getOrDefault(cause, 1);
    return count == 1
        ? Visible.of(diagnostic.message())
        : Visible.of(cause)
            + ": "
            + Numbers.counted(count, "import")
            + ", of which this is the first";
  }

  private String place(Diagnostic diagnostic) {
    String path = names.path(diagnostic.path());
    return diagnostic.line() == 0
        ? path
        : path + ":" + diagnostic.line() + ":" + diagnostic.column();
  }

  private String label(Severity severity) {
    return switch (severity) {
      case ERROR -> style.red("error");
      case WARNING -> style.yellow("warning");
    };
  }
}
