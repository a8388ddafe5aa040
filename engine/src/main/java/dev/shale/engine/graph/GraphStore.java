package dev.shale.engine.graph;

import dev.shale.arena.Layers;
import dev.shale.arena.NameTable;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.SideRows;
import dev.shale.arena.Table;
import dev.shale.arena.VersionPages;
import dev.shale.offheap.Region;

/** The writer's tables, and who gives out their rows. */
final class GraphStore {
  private final Table moduleRows;
  private final Table dependencyRows;
  private final Table connectionRows;
  private final Table exportRows;
  private final Table blockRows;
  private final SideRows details;
  private final SideRows constants;

  final NameTable names;
  final RunAllocator modules;
  final RunAllocator dependencies;
  final RunAllocator exports;
  final RunAllocator blocks;
  final GraphTables tables;
  final Generation generation = new Generation();

  GraphStore(Layers layers, Region region) {
    names = new NameTable(layers, region);
    moduleRows = new Table(ModuleTable.LAYOUT, layers, region);
    dependencyRows = new Table(DependencyTable.LAYOUT, layers, region);
    connectionRows = new Table(ConnectionTable.LAYOUT, layers, region);
    exportRows = new Table(ExportTable.LAYOUT, layers, region);
    blockRows = new Table(BlockTable.LAYOUT, layers, region);
    details =
        SideRows.create(DependencyDetailTable.LAYOUT, DependencyDetailTable.SIDE, layers, region);
    constants =
        SideRows.create(ExportConstantTable.LAYOUT, ExportConstantTable.SIDE, layers, region);
    modules = ModuleTable.allocator(moduleRows);
    dependencies = DependencyTable.allocator(dependencyRows, connectionRows);
    exports = ExportTable.allocator(exportRows);
    blocks = BlockTable.allocator(blockRows);
    tables =
        new GraphTables(
            new ModuleTable(moduleRows),
            new DependencyTable(dependencyRows),
            new DependencyDetailTable(details),
            new ConnectionTable(connectionRows),
            new ExportTable(exportRows),
            new ExportConstantTable(constants),
            new BlockTable(blockRows),
            names,
            generation,
            null);
    layers.join(generation);
  }

  /**
   * Refuses what nobody would notice who reads rows, in pages that came from elsewhere: every row
   * number is checked where it is followed, but how many rows a module has would be believed.
   *
   * @throws IllegalArgumentException when there is any of it
   */
  void check() {
    if (connectionRows.rowCount() != dependencyRows.rowCount()) {
      throw new IllegalArgumentException(
          "There are %d connections of %d dependencies"
              .formatted(connectionRows.rowCount(), dependencyRows.rowCount()));
    }
    names.check();
    modules.check();
    dependencies.check();
    exports.check();
    blocks.check();
    tables.modules().checkRuns(tables, dependencies.usedRows(), exports.usedRows());
  }

  /** Copies a dependency and its connection to rows that nobody has. */
  void copyDependency(int from, int to) {
    dependencyRows.copyRow(from, to);
    connectionRows.copyRow(from, to);
  }

  /** Copies an export to a row that nobody has. */
  void copyExport(int from, int to) {
    exportRows.copyRow(from, to);
  }

  private Generation generation(VersionPages version) {
    Generation viewed = new Generation();
    viewed.restore(version.saved(generation));
    return viewed;
  }

  /** The tables of a version, for one snapshot. */
  GraphTables view(VersionPages version) {
    return new GraphTables(
        new ModuleTable(version.of(moduleRows)),
        new DependencyTable(version.of(dependencyRows)),
        new DependencyDetailTable(details.view(version)),
        new ConnectionTable(version.of(connectionRows)),
        new ExportTable(version.of(exportRows)),
        new ExportConstantTable(constants.view(version)),
        new BlockTable(version.of(blockRows)),
        names.view(version),
        generation(version),
        version);
  }
}
