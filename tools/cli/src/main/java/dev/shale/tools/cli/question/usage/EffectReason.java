package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.UsedExports;
import dev.shale.tools.javascript.kind.EffectKind;

/**
 * Why evaluating a module has effects, or has none.
 *
 * @param clause a word or a clause
 * @param part the statement that has the first effect, as a row of the inner graph; -1 for none
 * @param dependency the import that brings effects where the module has none of its own; or none
 */
public record EffectReason(String clause, int part, int dependency) {
  private static final int NO_PART = -1;

  /** The reason of a module. */
  public static EffectReason of(Snapshot graph, UsedExports uses, int module) {
    if (!uses.hasEffects(module)) {
      return of(
          (graph.moduleFlags(module) & ModuleFlags.SIDE_EFFECT_FREE) != 0 ? "declared" : "none");
    }
    if ((graph.moduleFlags(module) & ModuleFlags.PURE) != 0) {
      return new EffectReason("of what it imports", NO_PART, bringer(graph, uses, module));
    }
    if ((graph.moduleFlags(module) & ModuleFlags.INNER) == 0) {
      return of("a file whose statements are not known");
    }
    InnerGraph inner = graph.inner();
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if (inner.isPart(row) && (inner.flags(row) & InnerFlags.PURE) == 0) {
        String clause = EffectKind.of(inner.reason(row)).clause();
        return new EffectReason(clause, row, Snapshot.NO_DEPENDENCY);
      }
    }
    return of(EffectKind.NONE.clause());
  }

  private static EffectReason of(String clause) {
    return new EffectReason(clause, NO_PART, Snapshot.NO_DEPENDENCY);
  }

  private static int bringer(Snapshot graph, UsedExports uses, int module) {
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      int target = graph.target(dependency);
      boolean isBringing =
          target != Snapshot.NO_MODULE
              && !graph.isPassive(dependency)
              && graph.dependencyKind(dependency).isBinding()
              && uses.hasEffects(target);
      if (isBringing) {
        return dependency;
      }
    }
    return Snapshot.NO_DEPENDENCY;
  }

  /** Whether a statement is known that has the effect. */
  public boolean isStatement() {
    return part != NO_PART;
  }
}
