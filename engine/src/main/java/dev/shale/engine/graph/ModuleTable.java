package dev.shale.engine.graph;

import dev.shale.arena.Table;
import dev.shale.offheap.ByteColumn;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Modules, one row each; the row is the module's id, in the order of discovery. */
final class ModuleTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("module");

  private static final IntColumn IDENTIFIER =
      COLUMNS.ints("identifier", "name id: path of the file, or name of what is not a file");
  private static final IntColumn BYTES = COLUMNS.ints("bytes", "size of the file; 0 without one");
  private static final IntColumn ISSUER =
      COLUMNS.ints("issuer", "dependency that discovered the module; -1 for an entry");
  private static final IntColumn FIRST_DEPENDENCY =
      COLUMNS.ints("first dependency", "begin of the run of the module's dependencies");
  private static final IntColumn DEPENDENCY_COUNT =
      COLUMNS.ints("dependency count", "length of that run");
  private static final IntColumn DEPTH =
      COLUMNS.ints("depth", "derived: least number of connections from an entry; -1 not reached");
  private static final IntColumn PRE_ORDER =
      COLUMNS.ints(
          "pre order", "derived: rank of entering in the depth-first walk; -1 not reached");
  private static final IntColumn POST_ORDER =
      COLUMNS.ints("post order", "derived: rank of leaving in that walk; -1 not reached");
  private static final IntColumn COMPONENT =
      COLUMNS.ints("component", "derived: strongly connected component, by its least module");
  private static final ByteColumn KIND = COLUMNS.bytes("kind", "ordinal of the module kind");
  private static final ByteColumn ENTRY = COLUMNS.bytes("entry", "1 for an entry, otherwise 0");
  private static final ByteColumn ROOT =
      COLUMNS.bytes("root", "derived: 1 for a root of the graph, otherwise 0");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final Table rows;

  ModuleTable(Region owner) {
    rows = new Table(LAYOUT, owner);
  }

  int append(int identifier, ModuleKind kind, int issuer) {
    int module = rows.append();
    MemorySegment page = rows.page(module);
    int slot = PageLayout.slot(module);
    IDENTIFIER.set(page, slot, identifier);
    KIND.set(page, slot, (byte) kind.ordinal());
    ISSUER.set(page, slot, issuer);
    DEPTH.set(page, slot, Snapshot.NOT_REACHED);
    PRE_ORDER.set(page, slot, Snapshot.NOT_REACHED);
    POST_ORDER.set(page, slot, Snapshot.NOT_REACHED);
    COMPONENT.set(page, slot, Snapshot.NOT_REACHED);
    return module;
  }

  int count() {
    return rows.rowCount();
  }

  int identifier(int module) {
    return IDENTIFIER.get(rows.page(module), PageLayout.slot(module));
  }

  ModuleKind kind(int module) {
    return ModuleKind.of(KIND.get(rows.page(module), PageLayout.slot(module)));
  }

  void kind(int module, ModuleKind kind) {
    KIND.set(rows.page(module), PageLayout.slot(module), (byte) kind.ordinal());
  }

  int bytes(int module) {
    return BYTES.get(rows.page(module), PageLayout.slot(module));
  }

  void bytes(int module, int bytes) {
    BYTES.set(rows.page(module), PageLayout.slot(module), bytes);
  }

  int issuer(int module) {
    return ISSUER.get(rows.page(module), PageLayout.slot(module));
  }

  boolean entry(int module) {
    return ENTRY.get(rows.page(module), PageLayout.slot(module)) != 0;
  }

  void entry(int module, boolean entry) {
    ENTRY.set(rows.page(module), PageLayout.slot(module), entry ? (byte) 1 : 0);
  }

  int firstDependency(int module) {
    return FIRST_DEPENDENCY.get(rows.page(module), PageLayout.slot(module));
  }

  int dependencyCount(int module) {
    return DEPENDENCY_COUNT.get(rows.page(module), PageLayout.slot(module));
  }

  void dependencies(int module, int first, int count) {
    MemorySegment page = rows.page(module);
    int slot = PageLayout.slot(module);
    FIRST_DEPENDENCY.set(page, slot, first);
    DEPENDENCY_COUNT.set(page, slot, count);
  }

  int depth(int module) {
    return DEPTH.get(rows.page(module), PageLayout.slot(module));
  }

  void depth(int module, int depth) {
    DEPTH.set(rows.page(module), PageLayout.slot(module), depth);
  }

  int preOrder(int module) {
    return PRE_ORDER.get(rows.page(module), PageLayout.slot(module));
  }

  void preOrder(int module, int rank) {
    PRE_ORDER.set(rows.page(module), PageLayout.slot(module), rank);
  }

  int postOrder(int module) {
    return POST_ORDER.get(rows.page(module), PageLayout.slot(module));
  }

  void postOrder(int module, int rank) {
    POST_ORDER.set(rows.page(module), PageLayout.slot(module), rank);
  }

  int component(int module) {
    return COMPONENT.get(rows.page(module), PageLayout.slot(module));
  }

  void component(int module, int component) {
    COMPONENT.set(rows.page(module), PageLayout.slot(module), component);
  }

  boolean root(int module) {
    return ROOT.get(rows.page(module), PageLayout.slot(module)) != 0;
  }

  void root(int module, boolean root) {
    ROOT.set(rows.page(module), PageLayout.slot(module), root ? (byte) 1 : 0);
  }
}
