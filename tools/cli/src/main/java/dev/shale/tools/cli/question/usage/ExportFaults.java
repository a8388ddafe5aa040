package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.ExportNames;
import dev.shale.tools.cli.output.TextNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that the project's own modules seem to export on and that are not there: two stars give
 * them with different bindings, or re-exports lead in a circle.
 */
public final class ExportFaults {
  private final Snapshot graph;
  private final ExportNames provided;
  private final TextNames names;
  private final List<Diagnostic> found = new ArrayList<>();

  private ExportFaults(Session session, ExportsAnswer answer) {
    graph = session.graph();
    names = session.text();
    provided = answer.provided();
  }

  /** Warnings, in the order of the modules. */
  public static List<Diagnostic> of(Session session, ExportsAnswer answer) {
    ExportFaults faults = new ExportFaults(session, answer);
    Snapshot graph = session.graph();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (!graph.isInstalled(module) && !graph.isForTypes(module)) {
        faults.look(module);
      }
    }
    return faults.found;
  }

  /** Of a project, all that is wrong with it. */
  public static List<Diagnostic> withOthers(Session session, ExportsAnswer answer) {
    List<Diagnostic> all = new ArrayList<>(session.report().diagnostics());
    all.addAll(of(session, answer));
    return all;
  }

  private void look(int module) {
    int stars = 0;
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      boolean isStar = (graph.exportFlags(row) & ExportFlags.STAR) != 0;
      stars += isStar ? 1 : 0;
      if (!isStar && graph.exportDependency(row) != Snapshot.NO_DEPENDENCY) {
        lookForCircle(module, row);
      }
    }
    if (stars > 1) {
      for (int name : provided.names(module)) {
        lookForConflict(module, name);
      }
    }
  }

  private void lookForConflict(int module, int name) {
    List<Integer> stars = provided.conflict(module, name);
    if (!stars.isEmpty()) {
      String first = source(stars.getFirst(), name);
      String message =
          quoted(name)
              + " comes from "
              + first
              + " and from "
              + source(stars.getLast(), name)
              + ", so the module does not export it; rspack takes that of "
              + first;
      add(module, stars.getLast(), message);
    }
  }

  /** Where a star has a name from. */
  private String source(int star, int name) {
    Binding binding = provided.binding(graph.target(graph.exportDependency(star)), name);
    return names.path(binding.module());
  }

  private void lookForCircle(int module, int row) {
    int name = graph.exportName(row);
    if (provided.binding(module, name).kind() != Binding.Kind.CIRCULAR) {
      return;
    }
    Set<Integer> rows = new LinkedHashSet<>();
    int next = row;
    while (next >= 0 && rows.add(next)) {
      int target = graph.target(graph.exportDependency(next));
      next = provided.export(target, graph.exportPath(next));
    }
    boolean isFirst = rows.stream().allMatch(one -> one >= row);
    if (next != row || !isFirst) {
      return; // It leads to a circle, which is said where the circle is.
    }
    StringBuilder message = new StringBuilder(quoted(name)).append(" is exported on in a circle: ");
    rows.forEach(one -> message.append(names.path(graph.exportParent(one))).append(" -> "));
    add(module, row, message.append(names.path(module)).toString());
  }

  private String quoted(int name) {
    return '"' + graph.name(name) + '"';
  }

  private void add(int module, int row, String message) {
    int dependency = graph.exportDependency(row);
    found.add(
        new Diagnostic(
            Severity.WARNING,
            Code.EXPORT,
            graph.name(graph.identifier(module)),
            graph.line(dependency),
            graph.column(dependency),
            message));
  }
}
