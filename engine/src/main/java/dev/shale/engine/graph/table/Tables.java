package dev.shale.engine.graph.table;

import dev.shale.arena.Names;
import dev.shale.arena.VersionPages;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All tables of a graph: the writer's own, or those of one snapshot. */
public final class Tables {
  private final TableSet set;
  private final Object @Nullable [] tables;
  private final Generation generation;
  private final @Nullable VersionPages pages;

  /**
   * @param tables the writer's; null for those of a version, which are made when they are asked for
   */
  Tables(
      TableSet set,
      Object @Nullable [] tables,
      Generation generation,
      @Nullable VersionPages pages) {
    this.set = set;
    this.tables = tables;
    this.generation = generation;
    this.pages = pages;
  }

  /**
   * The table of a type. To be asked once and kept: it may be made here.
   *
   * @throws IllegalArgumentException when the graph was made without it
   */
  @SuppressWarnings("unchecked") // made by the type
  public <T> T get(TableType<T> type) {
    int place = set.place(type);
    return (T) (tables == null ? set.view(place, Objects.requireNonNull(pages)) : tables[place]);
  }

  /** To be asked once and kept, too. */
  public Names names() {
    return pages == null ? set.names() : set.names().view(pages);
  }

  public Generation generation() {
    return generation;
  }

  /** What the tables of a snapshot lie in; null for the writer's. */
  public @Nullable VersionPages pages() {
    return pages;
  }
}
