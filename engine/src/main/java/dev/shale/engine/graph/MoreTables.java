package dev.shale.engine.graph;

import dev.shale.arena.Names;
import dev.shale.engine.graph.table.BlockTable;
import dev.shale.engine.graph.table.ComponentTable;
import dev.shale.engine.graph.table.DependencyDetailTable;
import dev.shale.engine.graph.table.DepthTable;
import dev.shale.engine.graph.table.ExportConstantTable;
import dev.shale.engine.graph.table.ExportTable;
import dev.shale.engine.graph.table.InnerTable;
import dev.shale.engine.graph.table.ModuleNameTable;
import dev.shale.engine.graph.table.OrderTable;
import dev.shale.engine.graph.table.RootTable;
import dev.shale.engine.graph.table.Tables;

/** What a snapshot has beside the edges of modules; many snapshots are closed without. */
final class MoreTables {
  final ModuleNameTable moduleNames;
  final DependencyDetailTable details;
  final ExportTable exports;
  final ExportConstantTable constants;
  final InnerTable inner;
  final BlockTable blocks;
  final DepthTable depths;
  final OrderTable orders;
  final ComponentTable components;
  final RootTable roots;
  final Uses uses;
  final Names names;

  MoreTables(Tables tables) {
    moduleNames = tables.get(ModuleNameTable.TYPE);
    details = tables.get(DependencyDetailTable.TYPE);
    exports = tables.get(ExportTable.TYPE);
    constants = tables.get(ExportConstantTable.TYPE);
    inner = tables.get(InnerTable.TYPE);
    blocks = tables.get(BlockTable.TYPE);
    depths = tables.get(DepthTable.TYPE);
    orders = tables.get(OrderTable.TYPE);
    components = tables.get(ComponentTable.TYPE);
    roots = tables.get(RootTable.TYPE);
    uses = new Uses(tables);
    names = tables.names();
  }
}
