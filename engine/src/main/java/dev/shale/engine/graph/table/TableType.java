package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.SideRows;
import dev.shale.offheap.column.PageLayout;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a table: its columns, where its rows come from, and what reads and writes
 * them. {@link TableSet} makes the writer's tables and the views of snapshots of it, and {@code
 * docs/layouts.md} is printed from it.
 *
 * @param <T> the class that has an accessor for each column
 */
public final class TableType<T> {
  private final PageLayout layout;
  private final boolean isOfModules;
  private int place = -1;
  private final SideRows.@Nullable Columns side;
  private final @Nullable Function<Pages, T> ofPages;
  private final @Nullable Function<SideRows, T> ofSide;

  private TableType(
      PageLayout layout,
      boolean isOfModules,
      SideRows.@Nullable Columns side,
      @Nullable Function<Pages, T> ofPages,
      @Nullable Function<SideRows, T> ofSide) {
    this.layout = layout;
    this.isOfModules = isOfModules;
    this.side = side;
    this.ofPages = ofPages;
    this.ofSide = ofSide;
  }

  /** A table whose rows are given out one by one or in runs. */
  static <T> TableType<T> rows(PageLayout layout, Function<Pages, T> view) {
    return new TableType<>(layout, false, null, view, null);
  }

  /**
   * A table that has a row for each module, of the same number, for the columns of a pass. Every
   * column of a row reads -1 until it is written.
   */
  public static <T> TableType<T> ofModules(PageLayout layout, Function<Pages, T> view) {
    return new TableType<>(layout, true, null, view, null);
  }

  /** A table of what few rows of another have, found by their number. */
  static <T> TableType<T> side(
      PageLayout layout, SideRows.Columns columns, Function<SideRows, T> view) {
    return new TableType<>(layout, false, columns, null, view);
  }

  /** Says that every graph has the table, and at which place among its tables. */
  void isOfEveryGraph(int at) {
    place = at;
  }

  /** The table's place among those of every graph, or -1 when not every graph has it. */
  int place() {
    return place;
  }

  public PageLayout layout() {
    return layout;
  }

  boolean isOfModules() {
    return isOfModules;
  }

  SideRows.@Nullable Columns side() {
    return side;
  }

  T of(Pages rows) {
    return Objects.requireNonNull(ofPages).apply(rows);
  }

  T of(SideRows rows) {
    return Objects.requireNonNull(ofSide).apply(rows);
  }
}
