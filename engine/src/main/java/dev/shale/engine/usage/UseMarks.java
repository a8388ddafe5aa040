package dev.shale.engine.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2LongHashMap;

/** What was found to be used, as bits of the runtimes in which it is; bits are only added. */
final class UseMarks {
  private static final long NO_USE = 0;

  private final Snapshot graph;
  private final MemorySegment modules;
  private final MemorySegment wholes;
  private final MemorySegment named;
  private final MemorySegment causes;
  private final MemorySegment parts;
  private final MemorySegment exports;
  private final MemorySegment fully;

  /** By module and name. */
  private final Long2LongHashMap others = new Long2LongHashMap(NO_USE);

  private final Int2ObjectHashMap<List<Integer>> namesByModule = new Int2ObjectHashMap<>();

  /** Nothing is used yet. */
  UseMarks(Snapshot graph, Region region) {
    this.graph = graph;
    modules = zeros(region, graph.moduleCount());
    wholes = zeros(region, graph.moduleCount());
    named = zeros(region, graph.moduleCount());
    causes = zeros(region, graph.moduleCount());
    parts = zeros(region, graph.inner().rowCount());
    exports = zeros(region, graph.exportCount());
    fully = zeros(region, graph.exportCount());
  }

  static MemorySegment zeros(Region region, int count) {
    MemorySegment ints = region.allocate(Math.max(1, count) * (long) Integer.BYTES);
    Ints.fill(ints, 0, count, 0);
    return ints;
  }

  /** Adds bits; returns those that were not there. */
  static int add(MemorySegment marks, int place, int runtimes) {
    int before = Ints.get(marks, place);
    Ints.set(marks, place, before | runtimes);
    return runtimes & ~before;
  }

  /** In which runtimes a module is evaluated; 0 for none. */
  int module(int module) {
    return Ints.get(modules, module);
  }

  /** The dependency that a module is there for, found first; none for an entry. */
  int cause(int module) {
    return Ints.get(causes, module);
  }

  int addModule(int module, int runtimes, int cause) {
    if (module(module) == 0) {
      Ints.set(causes, module, cause);
    }
    return add(modules, module, runtimes);
  }

  /** In which runtimes a module is used in a way that does not say which exports. */
  int whole(int module) {
    return Ints.get(wholes, module);
  }

  int addWhole(int module, int runtimes) {
    return add(wholes, module, runtimes);
  }

  /** In which runtimes all names of a module but the default are used. */
  int named(int module) {
    return Ints.get(named, module);
  }

  int addNamed(int module, int runtimes) {
    return add(named, module, runtimes);
  }

  /** In which runtimes a part runs; of a row of an inner graph. */
  int part(int row) {
    return Ints.get(parts, row);
  }

  int addPart(int row, int runtimes) {
    return add(parts, row, runtimes);
  }

  /** In which runtimes an export is used, be it members of it alone. */
  int export(int export) {
    return Ints.get(exports, export);
  }

  /** In which runtimes an export itself is used. */
  int fully(int export) {
    return Ints.get(fully, export);
  }

  /**
   * Marks an export.
   *
   * @param isFully whether it is used itself, and not only members of it
   */
  void addExport(int export, int runtimes, boolean isFully) {
    add(exports, export, runtimes);
    if (isFully) {
      add(fully, export, runtimes);
    }
  }

  /** In which runtimes a name is used that no export of the module has itself. */
  int other(int module, int name) {
    return (int) others.get(Bindings.key(module, name));
  }

  int addOther(int module, int name, int runtimes) {
    int before = other(module, name);
    others.put(Bindings.key(module, name), before | runtimes);
    if (before == NO_USE) {
      namesByModule.computeIfAbsent(module, none -> new ArrayList<>()).add(name);
    }
    return runtimes & ~before;
  }

  /** Such names of a module, by their texts. */
  List<Integer> otherNames(int module) {
    List<Integer> names = namesByModule.get(module);
    return names == null
        ? List.of()
        : names.stream().sorted(Comparator.comparing(graph::name)).toList();
  }
}
