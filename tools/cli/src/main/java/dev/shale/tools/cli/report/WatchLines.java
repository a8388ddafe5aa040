package dev.shale.tools.cli.report;

import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.tools.cli.chunk.WatchedChunks.Changes;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.output.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a project that is watched, as a line each for people. */
public final class WatchLines {
  /** So many of a kind are named in a line. */
  private static final int MOST_NAMES = 3;

  private static final String NEXT = "; ";

  private final Path directory;
  private final Style style;

  public WatchLines(Path directory, Style style) {
    this.directory = directory;
    this.style = style;
  }

  /**
   * What an update did: what changed, what that affects, what came and went, how long it took.
   *
   * @param chunks what became of chunks; null where nobody asked for them
   */
  public String line(Update update, View view, int affectedCount, @Nullable Changes chunks) {
    TextNames names = new TextNames(view.snapshot(), directory);
    StringBuilder line = new StringBuilder();
    if (update.isRebuilt()) {
      line.append(style.bold("built anew"));
      line.append(update.reason().isEmpty() ? "" : ", because ").append(update.reason());
      line.append(NEXT).append(Numbers.counted(affectedCount, "module"));
    } else {
      modules(line, "changed", paths(update.changed(), names));
      modules(line, "added", paths(update.added(), names));
      modules(line, "removed", paths(update.removed(), names));
      line.append(line.isEmpty() ? "" : NEXT);
      line.append(Numbers.counted(affectedCount, "module")).append(" affected");
    }
    for (int[] cycle : update.cyclesAdded()) {
      line.append(NEXT).append(style.red("new cycle")).append(' ');
      line.append(path(view.cycleOf(cycle[0]), names));
    }
    for (List<String> cycle : update.cyclesRemoved()) {
      line.append(NEXT).append(style.bold("no longer a cycle:")).append(' ');
      line.append(list(paths(cycle, names)));
    }
    if (chunks != null) {
      chunks(line, "changed", chunks.changed());
      chunks(line, "added", chunks.added());
      chunks(line, "removed", chunks.removed());
    }
    problems(line, style.red("new"), update.diagnosticsAdded(), names);
    problems(line, style.bold("fixed"), update.diagnosticsRemoved(), names);
    return line.append(NEXT).append(Numbers.millis(update.nanos())).toString();
  }

  private void modules(StringBuilder line, String label, List<String> names) {
    if (!names.isEmpty()) {
      line.append(line.isEmpty() ? "" : NEXT).append(label).append(' ').append(list(names));
    }
  }

  private void chunks(StringBuilder line, String label, Set<String> ids) {
    List<String> names = ids.stream().map(Visible::of).toList();
    String noun = ids.size() == 1 ? "chunk " : "chunks ";
    modules(line, noun + label, names);
  }

  private String list(List<String> names) {
    List<String> shown = names.subList(0, Math.min(MOST_NAMES, names.size()));
    StringBuilder list = new StringBuilder(style.bold(String.join(", ", shown)));
    if (shown.size() < names.size()) {
      list.append(" and ").append(Numbers.grouped(names.size() - shown.size())).append(" more");
    }
    return list.toString();
  }

  private static List<String> paths(int[] modules, TextNames names) {
    List<String> paths = new ArrayList<>(modules.length);
    for (int module : modules) {
      paths.add(names.path(module));
    }
    return paths;
  }

  private static List<String> paths(List<String> modules, TextNames names) {
    List<String> paths = new ArrayList<>(modules.size());
    for (String name : modules) {
      paths.add(names.path(name));
    }
    return paths;
  }

  private static String path(int[] cycle, TextNames names) {
    List<String> paths = paths(cycle, names);
    if (!paths.isEmpty()) {
      paths.add(paths.getFirst());
    }
    return String.join(" -> ", paths);
  }

  private void problems(
      StringBuilder line, String label, List<Diagnostic> diagnostics, TextNames names) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      if (count++ < MOST_NAMES) {
        line.append(NEXT).append(label).append(' ').append(place(diagnostic, names)).append(' ');
        line.append(Visible.of(diagnostic.message()));
      }
    }
    if (count > MOST_NAMES) {
      line.append(NEXT).append(label).append(' ');
      line.append(Numbers.counted(count - MOST_NAMES, "problem")).append(" more");
    }
  }

  private static String place(Diagnostic diagnostic, TextNames names) {
    String severity = diagnostic.severity() == Severity.ERROR ? "error" : "warning";
    String path = names.path(diagnostic.path());
    return diagnostic.line() == 0
        ? severity + " " + path + ":"
        : severity + " " + path + ":" + diagnostic.line() + ":" + diagnostic.column() + ":";
  }
}
