package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.RecordReferences;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.UseKind;
import dev.shale.engine.usage.UseReasons;
import org.agrona.collections.IntArrayList;

/** Follows what a statement writes, through re-exports, to what a step says is used by it. */
final class UseWalk {
  private static final int MOST_STEPS = 10_000;
  private static final String DEFAULT = "default";

  private final Snapshot graph;
  private final InnerGraph inner;
  private final ExportAnalysis analysis;
  private final UseReasons reasons;
  private final IntArrayList passed = new IntArrayList();
  private String path = "";

  UseWalk(Snapshot graph, ExportAnalysis analysis) {
    this.graph = graph;
    this.analysis = analysis;
    inner = graph.inner();
    reasons = analysis.reasons();
  }

  /** The export rows that were walked through. */
  IntArrayList passed() {
    return passed;
  }

  /** The names that were written, with dots; empty for all of a module. */
  String path() {
    return path;
  }

  /** Finds the use in a part that leads to a step; false where none is known to do so. */
  boolean find(int part, int step) {
    int module = inner.module(part);
    String first = "";
    for (int row = part + 1; row < inner.end(module) && !inner.isPart(row); row++) {
      if (isOf(module, row, reasons.dependency(step))) {
        String[] names = names(row);
        if (leads(graph.target(reasons.dependency(step)), names, step)) {
          path = String.join(".", names);
          return true;
        }
        first = first.isEmpty() ? String.join(".", names) : first;
      }
    }
    passed.clear();
    path = first;
    return false;
  }

  private boolean isOf(int module, int row, int dependency) {
    return (inner.flags(row) & (InnerFlags.OF_PART | InnerFlags.UNREACHABLE)) == 0
        && graph.begin(module) + inner.target(row) == dependency;
  }

  /** The names of a use, from the outside in; none for all of a module. */
  String[] names(int row) {
    int detail = inner.detail(row);
    return detail == Snapshot.NO_NAME
        ? new String[0]
        : graph.name(detail).split(String.valueOf((char) RecordReferences.SEPARATOR), -1);
  }

  /** Whether names of a module lead to a step. */
  private boolean leads(int from, String[] names, int step) {
    passed.clear();
    int module = from;
    int at = 0;
    String name = names.length == 0 ? "" : names[0];
    for (int count = 0; count < MOST_STEPS && module != Snapshot.NO_MODULE; count++) {
      int id = graph.findName(name);
      if (module == reasons.module(step) && isMeant(module, id, step)) {
        return true;
      }
      if (at == names.length) {
        return false;
      }
      int row = id == Snapshot.NO_NAME ? UseReasons.NO_EXPORT : reasons.passedOn(module, id);
      boolean isNext = row == UseReasons.NO_EXPORT && isObjectOfAll(module, name);
      if (row == UseReasons.NO_EXPORT && !isNext) {
        return false;
      }
      if (!isNext) {
        passed.addInt(row);
        module = graph.target(graph.exportDependency(row));
        isNext = !reasons.isStar(row) && graph.exportPath(row) == Snapshot.NO_NAME;
      }
      if (isNext) {
        at++;
        name = at < names.length ? names[at] : "";
      } else if (!reasons.isStar(row)) {
        name = graph.name(graph.exportPath(row));
      }
    }
    return false;
  }

  private boolean isObjectOfAll(int module, String name) {
    return name.equals(DEFAULT) && !graph.kind(module).isLinked();
  }

  private boolean isMeant(int module, int name, int step) {
    UseKind kind = reasons.kind(step);
    if (kind == UseKind.EXPORT || kind == UseKind.FULLY) {
      return graph.exportName(reasons.row(step)) == name;
    }
    if (kind != UseKind.PART) {
      return true;
    }
    int export =
        name == Snapshot.NO_NAME ? UseReasons.NO_EXPORT : analysis.provided().export(module, name);
    return export != UseReasons.NO_EXPORT
        && graph.exportPart(export) != Snapshot.NO_PART
        && inner.begin(module) + graph.exportPart(export) == reasons.row(step);
  }
}
