package dev.shale.engine.discovery;

import dev.shale.engine.language.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;

/** What an update did to the modules of a graph, each once. Belongs to the writer's thread. */
public final class ChangeLog {
  /** The file of a module has other content. */
  public static final int CONTENT = 1;

  /** A module exports something else, or in another way. */
  public static final int EXPORTS = 1 << 1;

  /** A module asks for something else, or what it asks for leads elsewhere. */
  public static final int REQUESTS = 1 << 2;

  /** The parts of a module use something else. */
  public static final int INNER = 1 << 3;

  /** The graph begins with a module, or does not any more. */
  public static final int ENTRY = 1 << 4;

  private static final int NOTHING = 0;

  private final IntArrayList added = new IntArrayList();
  private final List<String> removed = new ArrayList<>();
  private final Int2IntHashMap changed = new Int2IntHashMap(NOTHING);

  /** What was wrong with modules before, of those about which something is or was to be said. */
  private final Int2ObjectHashMap<List<Diagnostic>> before = new Int2ObjectHashMap<>();

  void added(int module) {
    added.addInt(module);
  }

  void removed(int module, String path) {
    changed.remove(module);
    // One that came in this update was never seen.
    if (!added.removeInt(module)) {
      removed.add(path);
    }
  }

  void changed(int module, int respects) {
    changed.put(module, changed.get(module) | respects);
  }

  void before(int module, List<Diagnostic> diagnostics) {
    before.putIfAbsent(module, diagnostics);
  }

  /** The modules that were added and are there, in the order of their discovery. */
  public IntArrayList added() {
    return added;
  }

  /** The names of the modules that were removed. */
  public List<String> removed() {
    return removed;
  }

  /** In which respects modules were changed that were there before; bits by module. */
  public Int2IntHashMap changed() {
    return changed;
  }

  /** Whether all rows stand where a build would write them: none came, went or moved. */
  public boolean isOrderKept() {
    boolean isKept = added.isEmpty() && removed.isEmpty();
    for (var values = changed.values().iterator(); isKept && values.hasNext(); ) {
      isKept = (values.nextValue() & (REQUESTS | EXPORTS | INNER | ENTRY)) == 0;
    }
    return isKept;
  }

  /** What was wrong with modules of which something else may be to be said now, by module. */
  public Int2ObjectHashMap<List<Diagnostic>> before() {
    return before;
  }
}
