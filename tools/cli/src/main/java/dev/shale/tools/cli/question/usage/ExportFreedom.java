package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.UsedExports;

/**
 * What a bundler may do with an export, since all who use it do so by its name: give it another
 * one, or put its value in its place.
 */
public final class ExportFreedom {
  private ExportFreedom() {}

  /**
   * Whether the name may be another: of a module of ECMAScript that is never an object as a whole.
   *
   * @param export that of the module which has the name itself, or -1
   */
  public static boolean mayBeRenamed(Snapshot graph, UsedExports uses, int module, int export) {
    return export >= 0
        && graph.kind(module).isLinked()
        && (graph.exportFlags(export) & ExportFlags.COMMONJS) == 0
        && isUsedByName(uses, module);
  }

  /**
   * The name id of the source text of the constant that may stand for an export; {@link
   * Snapshot#NO_NAME} where there is none, or someone takes all exports as an object.
   */
  public static int constant(Snapshot graph, UsedExports uses, int module, Binding binding) {
    boolean isConstant =
        binding.kind() == Binding.Kind.EXPORT
            && isUsedByName(uses, module)
            && isUsedByName(uses, binding.module());
    return isConstant ? graph.constant(binding.export()) : Snapshot.NO_NAME;
  }

  private static boolean isUsedByName(UsedExports uses, int module) {
    return uses.usedWhole(module) == 0 && uses.usedNames(module) == 0;
  }
}
