package dev.shale.engine.graph;

import dev.shale.arena.Table;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.ImporterTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.graph.table.Tables;
import dev.shale.offheap.BitArray;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.reflect.Field;
import java.util.function.LongUnaryOperator;

/** Rules of the arena, broken. What cannot be reached otherwise is reached by reflection. */
final class PlantedFaults {
  private PlantedFaults() {}

  /** Something that breaks a rule when it is called after a step. */
  @FunctionalInterface
  interface Fault {
    void plant(ModuleGraph graph, HeapGraph model);
  }

  /** Modules' pages look as if this epoch had made them, so they are written in place. */
  static final class PublishedPagesAreWritten implements Fault {
    @Override
    public void plant(ModuleGraph graph, HeapGraph model) {
      long epoch = (long) read(read(graph, "layers"), "epoch");
      changeEpochs(graph, made -> epoch);
    }
  }

  /** Modules' pages look as if they were made later than any version, so no version sees them. */
  static final class SeenPagesAreFree implements Fault {
    @Override
    public void plant(ModuleGraph graph, HeapGraph model) {
      long epoch = (long) read(read(graph, "layers"), "epoch");
      changeEpochs(graph, made -> made == epoch ? made : Long.MAX_VALUE);
    }
  }

  private static void changeEpochs(ModuleGraph graph, LongUnaryOperator change) {
    for (long[] chunk : (long[][]) read(moduleRows(graph), "epochs")) {
      for (int page = 0; page < chunk.length; page++) {
        // 0 and less: no page, the blank one, one from elsewhere.
        chunk[page] = chunk[page] <= 0 ? chunk[page] : change.applyAsLong(chunk[page]);
      }
    }
  }

  /** A removed module is there again, as far as its mark goes. */
  static final class TombstoneIsMissing implements Fault {
    @Override
    public void plant(ModuleGraph graph, HeapGraph model) {
      Table rows = moduleRows(graph);
      for (int module = 0; module < rows.rowCount(); module++) {
        if (!model.modules.containsKey(module)) {
          kind().set(rows.writable(module), PageLayout.slot(module), (byte) 0);
          return;
        }
      }
    }

    private static ByteColumn kind() {
      return (ByteColumn)
          ModuleTable.TYPE.layout().columns().stream()
              .filter(column -> column.name().equals("kind"))
              .findFirst()
              .orElseThrow();
    }
  }

  /** A connection believes that it is where the one after it is. No accessor shows it. */
  static final class PlaceIsNotPatched implements Fault {
    @Override
    public void plant(ModuleGraph graph, HeapGraph model) {
      Tables tables = store(graph).tables();
      ConnectionTable connections = tables.get(ConnectionTable.TYPE);
      for (int module : model.modules.keySet().toSortedArray()) {
        int run = tables.get(ModuleTable.TYPE).importers(module);
        if (run >= 0) {
          int dependency = first(tables.get(ImporterTable.TYPE), run);
          connections.place(dependency, connections.place(dependency) + 1);
          return;
        }
      }
    }

    private static int first(ImporterTable importers, int run) {
      int[] first = new int[1];
      importers.copy(run + 1, 1, first);
      return first[0];
    }
  }

  /** The name of a module is taken for one that nothing refers to. */
  static final class NameIsForgotten implements Fault {
    @Override
    public void plant(ModuleGraph graph, HeapGraph model) {
      Tables tables = store(graph).tables();
      if (model.modules.isEmpty()) {
        return;
      }
      int forgotten = tables.get(ModuleTable.TYPE).identifier(model.modules.keySet().min());
      try (Region state = graph.region().child("fault")) {
        BitArray referenced = state.allocateBits(tables.names().count());
        for (int name = 0; name < tables.names().count(); name++) {
          if (name != forgotten) {
            referenced.set(name);
          }
        }
        store(graph).names().sweep(referenced);
      }
    }
  }

  private static GraphStore store(ModuleGraph graph) {
    return (GraphStore) read(graph, "store");
  }

  private static Table moduleRows(ModuleGraph graph) {
    Object[] rows = (Object[]) read(read(store(graph), "set"), "rows");
    return (Table) rows[0];
  }

  private static Object read(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("The fault cannot be planted: " + name, failure);
    }
  }
}
