package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.ExportAnalysis;

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
  public static boolean mayBeRenamed(
      Snapshot graph, ExportAnalysis analysis, int module, int export) {
    return export >= 0
        && graph.kind(module).isLinked()
        && (graph.exportFlags(export) & ExportFlags.COMMONJS) == 0
        && isUsedByName(analysis, module);
  }

  /**
   * The name id of the source text of the constant that may stand for an export; {@link
   * Snapshot#NO_NAME} where there is none, or someone takes all exports as an object.
   */
  public static int constant(Snapshot graph, ExportAnalysis analysis, int module, Binding binding) {
    boolean isConstant =
        binding.kind() == Binding.Kind.EXPORT
            && isUsedByName(analysis, module)
            && isUsedByName(analysis, binding.module());
    return isConstant ? graph.constant(binding.export()) : Snapshot.NO_NAME;
  }

  private static boolean isUsedByName(ExportAnalysis analysis, int module) {
    return analysis.usedWhole(module) == 0 && analysis.usedNames(module) == 0;
  }
}
