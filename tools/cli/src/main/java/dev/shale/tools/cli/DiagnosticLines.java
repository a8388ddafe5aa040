package dev.shale.tools.cli;

import dev.shale.engine.build.Diagnostic;
import dev.shale.engine.build.Diagnostic.Code;
import dev.shale.engine.build.Diagnostic.Severity;
import java.util.List;

/**
 * Diagnostics as lines for people and editors: {@code path:line:column: error: message}. Where a
 * file could not be read on, its line follows with a caret.
 */
final class DiagnosticLines {
  private static final int MAX_LINES = 10;

  private DiagnosticLines() {}

  /** The first few diagnostics, errors before warnings, and how many more there are. */
  static String of(List<Diagnostic> diagnostics, PathNames names, Style style) {
    StringBuilder text = new StringBuilder();
    int count = append(text, diagnostics, Severity.ERROR, 0, names, style);
    count = append(text, diagnostics, Severity.WARNING, count, names, style);
    if (count < diagnostics.size()) {
      text.append("... ").append(Numbers.grouped(diagnostics.size() - count));
      text.append(" more; 'shale graph --json' lists all\n");
    }
    return text.toString();
  }

  private static int append(
      StringBuilder text,
      List<Diagnostic> diagnostics,
      Severity severity,
      int count,
      PathNames names,
      Style style) {
    int shown = count;
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == severity && shown < MAX_LINES) {
        append(text, diagnostic, names, style);
        shown++;
      }
    }
    return shown;
  }

  private static void append(
      StringBuilder text, Diagnostic diagnostic, PathNames names, Style style) {
    text.append(style.bold(place(diagnostic, names))).append(": ");
    text.append(label(diagnostic.severity(), style)).append(": ");
    text.append(diagnostic.message()).append('\n');
    if (diagnostic.code() == Code.SYNTAX && diagnostic.line() > 0) {
      text.append(Excerpt.of(diagnostic.path(), diagnostic.line(), diagnostic.column(), style));
    }
  }

  private static String place(Diagnostic diagnostic, PathNames names) {
    String path = names.relative(diagnostic.path());
    return diagnostic.line() == 0
        ? path
        : path + ":" + diagnostic.line() + ":" + diagnostic.column();
  }

  private static String label(Severity severity, Style style) {
    return switch (severity) {
      case ERROR -> style.red("error");
      case WARNING -> style.yellow("warning");
    };
  }
}
