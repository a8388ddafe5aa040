package dev.shale.engine.cache;

import dev.shale.arena.NameTable;
import dev.shale.arena.Names;
import dev.shale.arena.VersionPages;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.Scope.Reading;
import dev.shale.offheap.column.PageLayout;
import java.util.ArrayList;
import java.util.List;

/** What is kept of builds: the scopes of their packs. */
public final class Scopes {
  /** What was built and how, and what is to be said of it. */
  public static final Scope METADATA = new Scope(0, "metadata", Reading.ALWAYS);

  /** What the files looked like. */
  public static final Scope FILES = new Scope(1, "files", Reading.ALWAYS);

  /** Pages of the graph's tables. */
  public static final Scope GRAPH = new Scope(2, "graph", Reading.IN_PLACE);

  /** Pages of the names. */
  public static final Scope NAMES = new Scope(3, "names", Reading.IN_PLACE);

  /** How files of modules are to be read. */
  public static final Scope SETTINGS = new Scope(4, "settings", Reading.AFTER_CHANGE);

  /** What parsing found. */
  public static final Scope RECORDS = new Scope(5, "records", Reading.AFTER_CHANGE);

  /** All of them, for who opens the store of a build. */
  public static final List<Scope> ALL =
      Scope.inOrder(List.of(METADATA, FILES, GRAPH, NAMES, SETTINGS, RECORDS));

  private Scopes() {}

  /** The scopes of a graph's pages, by the number of their table. */
  public static List<Scope> ofTables(VersionPages pages) {
    List<Scope> scopes = new ArrayList<>(pages.tableCount());
    for (int table = 0; table < pages.tableCount(); table++) {
      PageLayout layout = pages.layout(table);
      boolean isOfNames = layout == Names.LAYOUT || layout == NameTable.textLayout();
      scopes.add(isOfNames ? NAMES : GRAPH);
    }
    return scopes;
  }
}
