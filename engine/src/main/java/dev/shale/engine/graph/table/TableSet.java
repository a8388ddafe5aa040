package dev.shale.engine.graph.table;

import dev.shale.arena.Layers;
import dev.shale.arena.NameTable;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.SideRows;
import dev.shale.arena.Table;
import dev.shale.arena.VersionPages;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.PageLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The writer's tables, one of each type. This is the list of them: a table that is in it has a
 * writer, views, pages that are kept, and a place in the documents.
 */
public final class TableSet {
  /** The tables of every graph, in the order of the documents. */
  private static final List<TableType<?>> TYPES =
      List.of(
          ModuleTable.TYPE,
          ModuleNameTable.TYPE,
          DependencyTable.TYPE,
          DependencyDetailTable.TYPE,
          ConnectionTable.TYPE,
          ImporterTable.TYPE,
          ExportTable.TYPE,
          ExportConstantTable.TYPE,
          InnerTable.TYPE,
          BlockTable.TYPE,
          DepthTable.TYPE,
          OrderTable.TYPE,
          ComponentTable.TYPE,
          RootTable.TYPE,
          ModuleUseTable.TYPE,
          ExportUseTable.TYPE,
          UseSetTable.TYPE,
          NameUseTable.TYPE);

  static {
    for (int place = 0; place < TYPES.size(); place++) {
      TYPES.get(place).isOfEveryGraph(place);
    }
  }

  private final List<TableType<?>> types;
  private final Object[] rows;
  private final NameTable names;
  private final Generation generation = new Generation();
  private final int generationPart;
  private final Tables writers;

  /** Empty tables, and more than those of every graph. */
  TableSet(List<TableType<?>> more, Layers layers, Region region) {
    types = types(more);
    names = new NameTable(layers, region);
    rows = new Object[types.size()];
    Object[] tables = new Object[types.size()];
    for (int place = 0; place < tables.length; place++) {
      tables[place] = make(place, layers, region);
    }
    writers = new Tables(this, tables, generation, null);
    generationPart = layers.join(generation);
  }

  private static List<TableType<?>> types(List<TableType<?>> more) {
    if (more.isEmpty()) {
      return TYPES;
    }
    List<TableType<?>> types = new ArrayList<>(TYPES);
    types.addAll(more);
    return types;
  }

  /** The layouts of all tables, in the order in which they are documented. */
  public static List<PageLayout> layouts(List<TableType<?>> more) {
    List<PageLayout> layouts = new ArrayList<>();
    types(more).forEach(type -> layouts.add(type.layout()));
    layouts.addAll(NameTable.layouts());
    return layouts;
  }

  private Object make(int place, Layers layers, Region region) {
    TableType<?> type = types.get(place);
    SideRows.Columns side = type.side();
    if (side != null) {
      SideRows made = SideRows.create(type.layout(), side, layers, region);
      rows[place] = made;
      return type.of(made);
    }
    Table made = new Table(type.layout(), layers, region);
    rows[place] = made;
    return type.of(made);
  }

  /** The rows of a type that has rows of its own. */
  Table rows(TableType<?> type) {
    return (Table) rows[types.indexOf(type)];
  }

  /** The tables that have a row for each module. */
  RunAllocator.Follower[] followersOfModules() {
    List<RunAllocator.Follower> followers = new ArrayList<>();
    for (TableType<?> type : types) {
      if (type.isOfModules()) {
        followers.add(RunAllocator.Follower.of(rows(type)));
      }
    }
    return followers.toArray(RunAllocator.Follower[]::new);
  }

  NameTable names() {
    return names;
  }

  Generation generation() {
    return generation;
  }

  /** The writer's own. */
  Tables writers() {
    return writers;
  }

  /** The tables of a version, for one snapshot; each is made when it is asked for. */
  Tables view(VersionPages version) {
    Generation viewed = new Generation();
    viewed.restore(version.saved(generationPart));
    return new Tables(this, null, viewed, version);
  }

  /** A table of a version. */
  Object view(int place, VersionPages version) {
    TableType<?> type = types.get(place);
    return rows[place] instanceof SideRows side
        ? type.of(side.view(version))
        : type.of(version.of((Table) rows[place]));
  }

  /**
   * The place of a type.
   *
   * @throws IllegalArgumentException when the graph was made without it
   */
  int place(TableType<?> type) {
    int place = type.place() >= 0 ? type.place() : types.indexOf(type);
    if (place < 0) {
      throw new IllegalArgumentException(
          "The graph has no table \"%s\"; it is made with the tables of its passes"
              .formatted(type.layout().table()));
    }
    return place;
  }
}
