package dev.shale.engine.graph;

import dev.shale.engine.graph.table.ExportUseTable;
import dev.shale.engine.graph.table.ModuleUseTable;
import dev.shale.engine.graph.table.NameUseTable;
import dev.shale.engine.graph.table.Tables;
import dev.shale.engine.graph.table.UseSetTable;

/**
 * What of modules a program uses, in bits of its runtimes: each entry has one, in the order of
 * their ids, up to {@link #MOST_RUNTIMES}, of which further entries share the last; and what runs
 * beside the program has {@link #APART}. All bits are set where it is not known, as of a graph
 * whose parser reads no parts.
 *
 * <p>As good as the {@link Snapshot} that it is of; allocates nothing.
 */
public final class Uses {
  /** How many runtimes are told apart. */
  public static final int MOST_RUNTIMES = 30;

  /** The place of the bit of what runs by itself, such as workers. */
  public static final int APART = MOST_RUNTIMES;

  /** The set of an export of which nobody knows; more sets there are not. */
  public static final int UNKNOWN_SET = ExportUseTable.UNKNOWN;

  private static final int UNKNOWN = -1;

  private final ModuleUseTable modules;
  private final ExportUseTable exports;
  private final UseSetTable sets;
  private final NameUseTable names;

  Uses(Tables tables) {
    modules = tables.get(ModuleUseTable.TYPE);
    exports = tables.get(ExportUseTable.TYPE);
    sets = tables.get(UseSetTable.TYPE);
    names = tables.get(NameUseTable.TYPE);
  }

  /** The bit of the runtime of an entry, by its place among the entries. */
  public static int runtime(int entry) {
    return 1 << Math.min(entry, MOST_RUNTIMES - 1);
  }

  /** The runtimes in which a module is evaluated; 0 where it can be left out. */
  public int survives(int module) {
    return modules.survives(module);
  }

  /** The runtimes in which a module is used in a way that does not say which exports. */
  public int usedWhole(int module) {
    return modules.whole(module);
  }

  /** The runtimes in which all names of a module but the default are used. */
  public int usedNames(int module) {
    return modules.named(module);
  }

  /** Whether evaluating a module has effects, what it imports included. */
  public boolean hasEffects(int module) {
    return modules.hasEffects(module);
  }

  /** The runtimes in which an export is used, be it members of it alone. */
  public int used(int export) {
    int set = exports.set(export);
    return set == UNKNOWN_SET ? UNKNOWN : usedInSet(set);
  }

  /** The runtimes in which an export itself is used. */
  public int usedFully(int export) {
    int set = exports.set(export);
    return set == UNKNOWN_SET ? UNKNOWN : fullyInSet(set);
  }

  /** Whether it is known of a module: its graph has parts, and the pass has run. */
  public boolean isKnown(int module) {
    return modules.survives(module) != UNKNOWN;
  }

  /** How many bytes the statements of a module have that never run, though it is evaluated. */
  public int dropped(int module) {
    return modules.dropped(module);
  }

  /**
   * The first of the names that are used of a module which has no export for them: stars give them,
   * or nobody knows. They are in the order of their ids.
   */
  public int otherBegin(int module) {
    return modules.otherBegin(module);
  }

  /** The end of those names. */
  public int otherEnd(int module) {
    return modules.otherBegin(module) + modules.otherCount(module);
  }

  /** The id of such a name. */
  public int otherName(int other) {
    return names.name(other);
  }

  /** The runtimes in which a name is used that no export of the module has itself. */
  public int usedOther(int module, int name) {
    int low = otherBegin(module);
    int high = otherEnd(module) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int one = names.name(middle);
      if (one == name) {
        return names.used(middle);
      }
      low = one < name ? middle + 1 : low;
      high = one < name ? high : middle - 1;
    }
    return 0;
  }

  /** How many sets of runtimes there are; each export has one. */
  public int setCount() {
    return sets.count();
  }

  /** What {@link #used} is for exports of a set. */
  public int usedInSet(int set) {
    return sets.used(set);
  }

  /** What {@link #usedFully} is for exports of a set. */
  public int fullyInSet(int set) {
    return sets.fully(set);
  }
}
