package dev.shale.engine.graph.table;

import dev.shale.arena.Names;
import dev.shale.arena.VersionPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tables of a graph: the writer's own, or those of one snapshot. */
public final class Tables {
  private final List<TableType<?>> types;
  private final Object[] tables;
  private final Names names;
  private final Generation generation;
  private final @Nullable VersionPages pages;

  Tables(
      List<TableType<?>> types,
      Object[] tables,
      Names names,
      Generation generation,
      @Nullable VersionPages pages) {
    this.types = types;
    this.tables = tables;
    this.names = names;
    this.generation = generation;
    this.pages = pages;
  }

  /**
   * The table of a type. To be asked once and kept.
   *
   * @throws IllegalArgumentException when the graph was made without it
   */
  @SuppressWarnings("unchecked") // made by the type
  public <T> T get(TableType<T> type) {
    int place = types.indexOf(type);
    if (place < 0) {
      throw new IllegalArgumentException(
          "The graph has no table \"%s\"; it is made with the tables of its passes"
              .formatted(type.layout().table()));
    }
    return (T) tables[place];
  }

  public Names names() {
    return names;
  }

  public Generation generation() {
    return generation;
  }

  /** What the tables of a snapshot lie in; null for the writer's. */
  public @Nullable VersionPages pages() {
    return pages;
  }
}
