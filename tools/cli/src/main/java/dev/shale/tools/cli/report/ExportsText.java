package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.ExportUsers;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.AbsentName;
import java.util.List;

/** What modules export, for people. */
public final class ExportsText {
  private static final int MOST_USERS = 3;

  private final Session session;
  private final ExportsAnswer answer;
  private final Snapshot graph;
  private final Style style;
  private int count;
  private int usedCount;
  private int typeCount;

  public ExportsText(Session session, ExportsAnswer answer, Style style) {
    this.session = session;
    this.answer = answer;
    this.style = style;
    graph = session.graph();
  }

  /**
   * Prints modules.
   *
   * @param isAlone whether there is one, of which all users are shown
   */
  public void print(List<Integer> modules, boolean isAlone, Output out) {
    for (int module : modules) {
      List<Integer> names = answer.names(module);
      if (!names.isEmpty() || isAlone) {
        out.println(style.bold(session.text().path(module)) + style.dim(state(module)));
        ExportUsers users = ExportUsers.of(graph, module);
        for (int name : names) {
          print(module, name, users.of(name), isAlone, out);
        }
      }
    }
    out.println(
        Numbers.counted(count, "export")
            + ", "
            + Numbers.grouped(count - usedCount)
            + " not used"
            + (typeCount > 0 ? "; " + Numbers.counted(typeCount, "type") : ""));
  }

  private String state(int module) {
    boolean isOpen = !answer.provided().isExact(module);
    String dropped = answer.uses().survives(module) == 0 ? ", can be left out" : "";
    return (isOpen ? ", and maybe others" : "") + dropped;
  }

  private void print(
      int module, int name, List<ExportUsers.User> users, boolean isAlone, Output out) {
    StringBuilder line = new StringBuilder("  ").append(Visible.of(graph.name(name)));
    Binding binding = answer.binding(module, name);
    AbsentName absent =
        binding.kind() == Binding.Kind.MISSING
            ? AbsentName.of(graph, answer.provided(), module, graph.name(name))
            : null;
    if (absent != null && absent.reason() == AbsentName.Reason.TYPE) {
      typeCount++;
      String from = absent.module() == module ? "" : " of " + session.text().path(absent.module());
      out.println(line.append(style.dim("  a type" + from)).toString());
      return;
    }
    count++;
    line.append(style.dim(absent == null ? from(module, name, binding) : absence(absent)));
    int used = answer.used(module, name);
    if (used == 0) {
      out.println(line.append(style.yellow("  not used")).toString());
      return;
    }
    usedCount++;
    line.append(answer.usedFully(module, name) == 0 ? "  members used" : "  used");
    List<String> runtimes = answer.runtimes(used, session.text()::path);
    if (runtimes.size() != 1 || !runtimes.getFirst().equals(ExportsAnswer.ONLY)) {
      line.append(" in ").append(Visible.of(String.join(", ", runtimes)));
    }
    out.println(line.append(places(users, isAlone)).toString());
  }

  private String from(int module, int name, Binding binding) {
    return switch (binding.kind()) {
      case EXPORT ->
          binding.module() == module
              ? ""
              : " from "
                  + session.text().path(binding.module())
                  + "#"
                  + Visible.of(graph.name(graph.exportName(binding.export())));
      case NAMESPACE -> allOf(module, name, binding.module());
      case UNKNOWN ->
          binding.module() == module ? "" : " of " + session.text().path(binding.module());
      case MISSING -> "";
      case AMBIGUOUS -> " of two stars that differ, so there is no such name";
      case CIRCULAR -> " of re-exports that lead in a circle";
    };
  }

  /** A module whose exports have no names is asked for as default; others as a namespace. */
  private String allOf(int module, int name, int target) {
    int row = answer.provided().export(module, name);
    while (row >= 0 && graph.exportPath(row) != Snapshot.NO_NAME) {
      int next = graph.target(graph.exportDependency(row));
      row = answer.provided().export(next, graph.exportPath(row));
    }
    String path = session.text().path(target);
    return row < 0 ? " from " + path + "#default" : " all of " + path;
  }

  private String absence(AbsentName absent) {
    if (absent.reason() == AbsentName.Reason.NO_MODULE) {
      String request = graph.name(graph.request(absent.dependency()));
      return " of \"" + Visible.of(request) + "\", which leads to no module";
    }
    return " of a name that is not there";
  }

  private String places(List<ExportUsers.User> found, boolean isAlone) {
    StringBuilder places = new StringBuilder();
    int shown = isAlone ? found.size() : Math.min(MOST_USERS, found.size());
    for (ExportUsers.User user : found.subList(0, shown)) {
      places.append(isAlone ? "\n    " : places.isEmpty() ? " by " : ", ");
      places.append(session.text().place(user.dependency()));
      places.append(user.isPassedOn() ? " (exports it on)" : "");
    }
    int more = found.size() - shown;
    return places.append(more > 0 ? " and " + Numbers.grouped(more) + " more" : "").toString();
  }
}
