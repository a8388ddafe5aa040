package dev.shale.engine.graph;

import dev.shale.arena.Names;

/** All tables of a graph: the writer's own, or those of one snapshot. */
record GraphTables(
    ModuleTable modules,
    DependencyTable dependencies,
    DependencyDetailTable details,
    ConnectionTable connections,
    ExportTable exports,
    ExportConstantTable constants,
    BlockTable blocks,
    Names names) {

  /** Makes every further lookup throw. */
  void close() {
    modules.close();
    dependencies.close();
    details.close();
    connections.close();
    exports.close();
    constants.close();
    blocks.close();
    names.close();
  }
}
