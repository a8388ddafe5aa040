package dev.shale.engine.usage;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding.Kind;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows names through re-exports to where they come from: ResolveExport of ECMAScript (16.2.1.7),
 * in which a module may also be one of which nobody knows all exports. Belongs to one thread.
 */
public final class Bindings {
  /** Re-exports in a row, and stars within stars; what is further away is not known. */
  private static final int MOST_STEPS = 10_000;

  private static final int DEEPEST = 200;

  private final Snapshot graph;
  private final ExportIndex index;
  private final StarWalk walk;
  private final int defaultName;
  private final Map<Long, Binding> known = new HashMap<>();

  /** What was asked on the way: who comes there again leads in a circle, or to what is known. */
  private final LongHashSet asked = new LongHashSet();

  Bindings(Snapshot graph, ExportIndex index) {
    this.graph = graph;
    walk = new StarWalk(graph);
    this.index = index;
    int known = graph.findName("default");
    defaultName = known == Snapshot.NO_NAME ? UsePath.DEFAULT : known;
  }

  int defaultName() {
    return defaultName;
  }

  /** Whether it is known what a module exports and uses. */
  boolean isRead(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.INNER) != 0;
  }

  /** Whether a module has no exports but those of its rows. */
  boolean isExact(int module) {
    return (graph.moduleFlags(module) & ModuleFlags.EXACT) != 0;
  }

  /** Where a name of a module comes from. */
  public Binding resolve(int module, int name) {
    long key = key(module, name);
    Binding found = known.get(key);
    if (found == null) {
      asked.clear();
      found = find(module, name, 0);
      known.put(key, found);
    }
    return found;
  }

  static long key(int module, int name) {
    return (long) module << Integer.SIZE | name;
  }

  private Binding find(int fromModule, int fromName, int depth) {
    int module = fromModule;
    int name = fromName;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (!graph.kind(module).isFile() || !isRead(module)) {
        return Binding.unknown(module);
      }
      if (!asked.add(key(module, name))) {
        return Binding.CIRCULAR;
      }
      int row = index.find(module, name);
      if (row == ExportIndex.NO_EXPORT && isDefaultOfAll(module, name)) {
        return new Binding(Kind.NAMESPACE, module, -1);
      }
      if (row == ExportIndex.NO_EXPORT) {
        return throughStars(module, name, depth);
      }
      int dependency = graph.exportDependency(row);
      if (dependency == Snapshot.NO_DEPENDENCY) {
        return new Binding(Kind.EXPORT, module, row);
      }
      int target = graph.target(dependency);
      if (target == Snapshot.NO_MODULE || graph.isPassive(dependency)) {
        return Binding.MISSING;
      }
      if (graph.exportPath(row) == Snapshot.NO_NAME) {
        return new Binding(Kind.NAMESPACE, target, -1);
      }
      module = target;
      name = graph.exportPath(row);
    }
    return Binding.CIRCULAR;
  }

  /** Whether a name without a row means the object of all exports, which has no name of its own. */
  boolean isDefaultOfAll(int module, int name) {
    return name == defaultName && !graph.kind(module).isLinked();
  }

  /** The star of a module by which a name comes, or the first of those that may have it; or -1. */
  int star(int module, int name) {
    int unknown = ExportIndex.NO_EXPORT;
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int target = StarWalk.target(graph, row);
      Binding found = target == Snapshot.NO_MODULE ? Binding.MISSING : resolve(target, name);
      if (found.isProvided()) {
        return row;
      }
      if (found.kind() == Kind.UNKNOWN && unknown == ExportIndex.NO_EXPORT) {
        unknown = row;
      }
    }
    return unknown;
  }

  /** Whether a star gives any name of a module. */
  boolean givesNames(int module) {
    walk.begin(module);
    while (walk.next()) {
      boolean isStar = StarWalk.target(graph, walk.row()) != Snapshot.NO_MODULE;
      if (!isStar && graph.exportName(walk.row()) != defaultName) {
        return true;
      }
    }
    return !areAllExact(walk.modules());
  }

  /** Whether all names are known that a module has and stars give it. */
  boolean isClosed(int module) {
    walk.begin(module);
    while (walk.next()) {}
    return areAllExact(walk.modules());
  }

  private boolean areAllExact(IntArrayList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (!isExact(modules.getInt(index))) {
        return false;
      }
    }
    return true;
  }

  private Binding throughStars(int module, int name, int depth) {
    boolean isExact = isExact(module);
    Binding otherwise = isExact ? Binding.MISSING : Binding.unknown(module);
    if (graph.kind(module).isLinked() && name == defaultName) {
      return Binding.MISSING;
    }
    if (depth == DEEPEST) {
      return Binding.unknown(module);
    }
    Binding found = null;
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      int target = StarWalk.target(graph, row);
      if (target != Snapshot.NO_MODULE) {
        Binding one = find(target, name, depth + 1);
        otherwise = one.kind() == Kind.UNKNOWN && isExact ? one : otherwise;
        found = join(found, one);
      }
    }
    return found == null ? otherwise : found;
  }

  private @Nullable Binding join(@Nullable Binding found, Binding one) {
    if (one.kind() == Kind.AMBIGUOUS) {
      return one;
    }
    if (!one.isProvided() || (found != null && isSame(one, found))) {
      return found;
    }
    return found == null ? one : Binding.AMBIGUOUS;
  }

  /** Two names may be the same binding. */
  private boolean isSame(Binding one, Binding other) {
    if (one.kind() != other.kind() || one.module() != other.module()) {
      return false;
    }
    int local = one.kind() == Kind.EXPORT ? graph.exportPath(one.export()) : Snapshot.NO_NAME;
    return one.export() == other.export()
        || (local != Snapshot.NO_NAME
            && other.kind() == Kind.EXPORT
            && graph.exportPath(other.export()) == local);
  }
}
