package dev.shale.engine.graph;

import dev.shale.arena.Names;
import dev.shale.arena.VersionPages;
import org.jspecify.annotations.Nullable;

/**
 * All tables of a graph: the writer's own, or those of one snapshot.
 *
 * @param pages what the tables of a snapshot lie in
 */
record GraphTables(
    ModuleTable modules,
    DependencyTable dependencies,
    DependencyDetailTable details,
    ConnectionTable connections,
    ExportTable exports,
    ExportConstantTable constants,
    BlockTable blocks,
    Names names,
    Generation generation,
    @Nullable VersionPages pages) {}
