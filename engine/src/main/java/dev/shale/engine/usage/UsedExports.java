package dev.shale.engine.usage;

import java.util.List;

/**
 * What of modules a program uses, in bits of its runtimes; see {@link dev.shale.engine.graph.Uses}.
 */
public interface UsedExports {
  /** The bits of the runtimes in which a module is evaluated; 0 where it can be left out. */
  int survives(int module);

  /** The runtimes in which a module is used in a way that does not say which exports. */
  int usedWhole(int module);

  /** The runtimes in which all names of a module but the default are used. */
  int usedNames(int module);

  /** The runtimes in which an export is used, be it members of it alone. */
  int used(int export);

  /** The runtimes in which an export itself is used. */
  int usedFully(int export);

  /** The runtimes in which a name is used that no export of the module has itself. */
  int usedOther(int module, int name);

  /** Whether there are {@link #otherNames}. */
  boolean hasOtherNames(int module);

  /** The names that are used of a module though no export of it has them itself, by their texts. */
  List<Integer> otherNames(int module);

  /** Whether evaluating a module has effects, what it imports included. */
  boolean hasEffects(int module);

  /** How many bytes the statements of a module have that never run, though it is evaluated. */
  int dropped(int module);
}
