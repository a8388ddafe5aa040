package dev.shale.engine.graph.table;

import dev.shale.arena.BuddyAllocator;
import dev.shale.arena.Layers;
import dev.shale.arena.NameTable;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.arena.VersionPages;
import dev.shale.offheap.Region;
import java.util.List;

/** The writer's tables, and who gives out their rows. */
public final class GraphStore {
  private final TableSet set;
  private final Table moduleRows;
  private final Table dependencyRows;
  private final Table connectionRows;
  private final Table exportRows;
  private final Table exportUses;
  private final Table useSets;
  private final Table innerRows;
  private final RunAllocator modules;
  private final RunAllocator dependencies;
  private final BuddyAllocator importers;
  private final RunAllocator exports;
  private final RunAllocator inner;
  private final RunAllocator blocks;
  private final RunAllocator nameUses;

  /**
   * Empty tables.
   *
   * @param more tables beside those of every graph
   */
  public GraphStore(List<TableType<?>> more, Layers layers, Region region) {
    set = new TableSet(more, layers, region);
    moduleRows = set.rows(ModuleTable.TYPE);
    dependencyRows = set.rows(DependencyTable.TYPE);
    connectionRows = set.rows(ConnectionTable.TYPE);
    exportRows = set.rows(ExportTable.TYPE);
    exportUses = set.rows(ExportUseTable.TYPE);
    useSets = set.rows(UseSetTable.TYPE);
    innerRows = set.rows(InnerTable.TYPE);
    modules = ModuleTable.allocator(moduleRows, set.followersOfModules());
    dependencies = DependencyTable.allocator(dependencyRows, connectionRows);
    importers = ImporterTable.allocator(set.rows(ImporterTable.TYPE));
    exports = ExportTable.allocator(exportRows, exportUses);
    inner = InnerTable.allocator(innerRows);
    blocks = BlockTable.allocator(set.rows(BlockTable.TYPE));
    nameUses = NameUseTable.allocator(set.rows(NameUseTable.TYPE));
  }

  /** The writer's own tables. */
  public Tables tables() {
    return set.writers();
  }

  /** The tables of a version, for one snapshot. */
  public Tables view(VersionPages version) {
    return set.view(version);
  }

  public NameTable names() {
    return set.names();
  }

  public Generation generation() {
    return set.generation();
  }

  public RunAllocator modules() {
    return modules;
  }

  public RunAllocator dependencies() {
    return dependencies;
  }

  public BuddyAllocator importers() {
    return importers;
  }

  public RunAllocator exports() {
    return exports;
  }

  public RunAllocator inner() {
    return inner;
  }

  public RunAllocator blocks() {
    return blocks;
  }

  public RunAllocator nameUses() {
    return nameUses;
  }

  /**
   * Refuses what nobody would notice who reads rows, in pages that came from elsewhere: every row
   * number is checked where it is followed, but how many rows a module has would be believed. A
   * kind is refused here, so that no read fails because of one.
   *
   * @param moduleKinds how many kinds of modules the language has
   * @param engineKinds the least code of those that each language has
   * @param dependencyKinds how many kinds of dependencies there are
   * @throws IllegalArgumentException when there is any of it
   */
  public void check(int moduleKinds, int engineKinds, int dependencyKinds) {
    checkCount(connectionRows, dependencyRows);
    checkCount(exportUses, exportRows);
    for (RunAllocator.Follower follower : set.followersOfModules()) {
      checkCount(follower.table(), set.rows(ModuleTable.TYPE));
    }
    names().check();
    modules.check();
    dependencies.check();
    importers.check();
    exports.check();
    inner.check();
    blocks.check();
    nameUses.check();
    tables()
        .get(ModuleTable.TYPE)
        .checkRuns(
            tables().get(DependencyTable.TYPE),
            dependencies.usedRows(),
            exportRows.rowCount(),
            exports.usedRows(),
            innerRows.rowCount(),
            inner.usedRows());
    if (nameUses.usedRows() > 0) {
      // Where there are none, whoever follows a run comes to a row that is not there.
      tables()
          .get(ModuleUseTable.TYPE)
          .checkOthers(tables().get(NameUseTable.TYPE), nameUses.usedRows());
    }
    tables().get(ModuleTable.TYPE).checkKinds(moduleKinds, engineKinds);
    tables().get(DependencyTable.TYPE).checkKinds(dependencyKinds);
  }

  private static void checkCount(Table follower, Table leader) {
    if (follower.rowCount() != leader.rowCount()) {
      throw new IllegalArgumentException(
          "There are %d rows of %s and %d of %s"
              .formatted(
                  follower.rowCount(),
                  follower.layout().table(),
                  leader.rowCount(),
                  leader.layout().table()));
    }
  }

  /** Copies a module's own columns to another row; those of passes stay where they are. */
  public void copyModule(int from, int to) {
    moduleRows.copyRow(from, to);
  }

  /** Copies a dependency and its connection to rows that nobody has. */
  public void copyDependency(int from, int to) {
    dependencyRows.copyRow(from, to);
    connectionRows.copyRow(from, to);
  }

  /** Copies a row of an inner graph to one that nobody has. */
  public void copyInner(int from, int to) {
    innerRows.copyRow(from, to);
  }

  /** Copies an export to a row that nobody has. */
  public void copyExport(int from, int to) {
    exportRows.copyRow(from, to);
    exportUses.copyRow(from, to);
  }

  /** A row more for a set of runtimes. */
  public int addUseSet(int used, int fully) {
    int row = useSets.append(1);
    tables().get(UseSetTable.TYPE).init(row, used, fully);
    return row;
  }
}
