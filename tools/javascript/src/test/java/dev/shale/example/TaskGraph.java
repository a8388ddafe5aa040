package dev.shale.example;

import dev.shale.engine.DerivedColumns;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Cycles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

// begin
/** The tasks of a build, and which of them wait for others. Belongs to one thread. */
public final class TaskGraph implements AutoCloseable {
  private static final ModuleKind TASK = new ModuleKind(0, "task", true);
  private static final DependencyKind NEEDS = new DependencyKind(0, "needs");
  private static final Kinds KINDS = Kinds.of(List.of(TASK), List.of(NEEDS));

  private final ModuleGraph graph = new ModuleGraph(KINDS, 64 << 20);
  private final DerivedColumns columns = DerivedColumns.of(graph);

  /** Tasks with the names of those that they need; the first one is what is asked for. */
  TaskGraph(Map<String, List<String>> tasks) {
    GraphWriter writer = graph.writer();
    for (String task : tasks.keySet()) {
      writer.addModule(writer.name(task), TASK, Snapshot.NO_DEPENDENCY);
    }
    writer.entry(0);
    tasks.forEach(this::needs);
    columns.update();
    writer.publish();
  }

  /** From now on, a task needs others than before. */
  void change(String task, List<String> needed) {
    needs(task, needed);
    columns.update();
    graph.writer().publish();
  }

  private void needs(String task, List<String> needed) {
    GraphWriter writer = graph.writer();
    Snapshot rows = writer.working();
    writer.beginDependencies(rows.findModule(rows.findName(task)));
    for (String other : needed) {
      int name = writer.name(other);
      writer.connect(writer.addDependency(NEEDS, 0, name), rows.findModule(name));
    }
  }

  /** How far a task is from the one that is asked for; negative if nothing asks for it. */
  int depth(String task) {
    try (Snapshot rows = graph.snapshot()) {
      return rows.depth(rows.findModule(rows.findName(task)));
    }
  }

  /** The tasks that wait for themselves. */
  List<String> waitingForThemselves() {
    List<String> waiting = new ArrayList<>();
    try (Snapshot rows = graph.snapshot()) {
      Cycles cycles = Cycles.of(rows);
      for (int member = 0; member < cycles.memberCount(); member++) {
        waiting.add(rows.name(rows.identifier(cycles.module(member))));
      }
    }
    return waiting;
  }

  /** What the last change cost. */
  List<String> reports() {
    return columns.reports();
  }

  @Override
  public void close() {
    columns.close();
    graph.close();
  }
}
// end
