package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportNames;
import java.util.HashSet;
import java.util.Set;

/**
 * Why a name that a module exports on, or is asked for, is nothing that runs.
 *
 * @param reason what is known
 * @param module that has the type; of {@link Reason#NO_SUCH_NAME} the one that is asked in the end
 * @param dependency of {@link Reason#NO_MODULE} the request; otherwise none
 */
public record AbsentName(Reason reason, int module, int dependency) {
  private static final int MOST_STEPS = 1_000;

  /** What is known. */
  public enum Reason {
    /** It is a type, which no program has while it runs. */
    TYPE,
    /** It is asked of a request that leads nowhere. */
    NO_MODULE,
    /** Neither a value nor a type was found. */
    NO_SUCH_NAME
  }

  /** Follows re-exports to where the name ought to be, and looks into the sources there. */
  public static AbsentName of(Snapshot graph, ExportNames names, int module, String name) {
    int at = module;
    String asked = name;
    for (int step = 0; step < MOST_STEPS; step++) {
      int id = graph.findName(asked);
      int row = id == Snapshot.NO_NAME ? -1 : names.export(at, id);
      int dependency = row < 0 ? Snapshot.NO_DEPENDENCY : graph.exportDependency(row);
      if (dependency == Snapshot.NO_DEPENDENCY || graph.exportPath(row) == Snapshot.NO_NAME) {
        break;
      }
      if (graph.target(dependency) == Snapshot.NO_MODULE) {
        return new AbsentName(Reason.NO_MODULE, at, dependency);
      }
      at = graph.target(dependency);
      asked = graph.name(graph.exportPath(row));
    }
    Set<Integer> seen = new HashSet<>();
    int declaring = new TypeExports(graph).find(at, asked, seen);
    return declaring == Snapshot.NO_MODULE
        ? new AbsentName(Reason.NO_SUCH_NAME, at, Snapshot.NO_DEPENDENCY)
        : new AbsentName(Reason.TYPE, declaring, Snapshot.NO_DEPENDENCY);
  }
}
