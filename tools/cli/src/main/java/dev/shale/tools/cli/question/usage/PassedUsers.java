package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.UseReasons;
import java.util.HashSet;
import java.util.Set;
import org.agrona.collections.IntArrayList;

/**
 * Looks for a statement that runs and uses a name by way of a module that has no use of its own,
 * since it only passes the name on: against the re-exports, those who ask for it directly first.
 */
final class PassedUsers {
  private final Snapshot graph;
  private final InnerGraph inner;
  private final ExportAnalysis analysis;
  private final UseReasons reasons;
  private final UseWalk walk;
  private final Set<Long> seen = new HashSet<>();

  /** Of each place that was come to its module, its name, the export and the place before. */
  private final IntArrayList modules = new IntArrayList();

  private final IntArrayList names = new IntArrayList();
  private final IntArrayList exports = new IntArrayList();
  private final IntArrayList before = new IntArrayList();
  private int found = -1;
  private int part = UseHop.NO_PART;
  private int dependency = Snapshot.NO_DEPENDENCY;
  private String path = "";

  PassedUsers(Snapshot graph, ExportAnalysis analysis, UseWalk walk) {
    this.graph = graph;
    this.analysis = analysis;
    this.walk = walk;
    inner = graph.inner();
    reasons = analysis.reasons();
  }

  /** Whether there is such a statement. */
  boolean find(int module, int name) {
    reach(module, name, UseReasons.NO_EXPORT, -1);
    for (int place = 0; place < modules.size() && found < 0; place++) {
      look(place);
    }
    return found >= 0;
  }

  /** Adds the hops that lead from the entry to what was asked for, the last one first. */
  void addTo(UseChain chain) {
    IntArrayList rows = new IntArrayList();
    for (int place = found; before.getInt(place) >= 0; place = before.getInt(place)) {
      rows.addInt(exports.getInt(place));
    }
    for (int index = rows.size() - 1; index >= 0; index--) {
      chain.add(chain.passedOn(rows.getInt(index)));
    }
    int module = graph.parent(dependency);
    chain.add(new UseHop(UseHop.Kind.STATEMENT, module, part, dependency, path));
    chain.add(part == UseHop.NO_PART ? reasons.ofModule(module) : reasons.ofPart(part));
  }

  private void reach(int module, int name, int export, int from) {
    if (seen.add((long) module << Integer.SIZE | name)) {
      modules.addInt(module);
      names.addInt(name);
      exports.addInt(export);
      before.addInt(from);
    }
  }

  private void look(int place) {
    int module = modules.getInt(place);
    int name = names.getInt(place);
    IncomingCursor importers = graph.incoming();
    for (importers.of(module); importers.next() && found < 0; ) {
      if (!graph.isTypeOnly(importers.dependency())) {
        lookForUse(importers.source(), importers.dependency(), name, place);
        lookForExports(importers.source(), importers.dependency(), name, place);
      }
    }
  }

  private void lookForUse(int source, int along, int name, int place) {
    int current = UseHop.NO_PART;
    for (int row = inner.begin(source); row < inner.end(source); row++) {
      if (inner.isPart(row)) {
        current = row;
        continue;
      }
      boolean isUse =
          (inner.flags(row) & (InnerFlags.OF_PART | InnerFlags.UNREACHABLE | InnerFlags.LOADED))
                  == 0
              && graph.begin(source) + inner.target(row) == along
              && runs(source, current);
      String[] used = isUse ? walk.names(row) : new String[0];
      if (used.length > 0 && used[0].equals(graph.name(name))) {
        found = place;
        part = current;
        dependency = along;
        path = String.join(".", used);
        return;
      }
    }
  }

  private boolean runs(int source, int current) {
    return current == UseHop.NO_PART ? analysis.survives(source) != 0 : analysis.runs(current) != 0;
  }

  private void lookForExports(int source, int along, int name, int place) {
    for (int row = graph.exportBegin(source); row < graph.exportEnd(source); row++) {
      if (graph.exportDependency(row) == along) {
        if (graph.exportPath(row) == name) {
          reach(source, graph.exportName(row), row, place);
        } else if (reasons.isStar(row) && reasons.passedOn(source, name) == row) {
          reach(source, name, row, place);
        }
      }
    }
  }
}
