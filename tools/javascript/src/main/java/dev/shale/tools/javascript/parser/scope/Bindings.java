package dev.shale.tools.javascript.parser.scope;

import dev.shale.tools.javascript.parser.rows.IntRows;
import java.util.Arrays;

/**
 * What the imports of a file bind, and the aliases that TypeScript has for names: before it is
 * known which of them the file declares itself, and which of them it uses.
 */
public final class Bindings {
  private static final int NAME = 0;
  private static final int DEPENDENCY = 1;
  private static final int IMPORTED = 2;
  private static final int NO_NAME = -1;

  private static final int USE = 2;

  /** Aliases of aliases that turn back more often than this are not looked through. */
  private static final int ALIAS_PASSES = 16;

  /** In place of an imported name: the module as a whole. */
  public static final int NAMESPACE = -1;

  private final IntRows bindings = new IntRows(64);
  private int[] aliases = new int[16];
  private int aliasCount;

  /** What {@code import name = require()} binds: the name, the dependency, its use. */
  private final IntRows requires = new IntRows(8);

  void open() {
    bindings.truncate(0);
    aliasCount = 0;
    requires.truncate(0);
  }

  /** Forgets what the dependencies from {@code dependency} on bind. */
  void truncate(int dependency) {
    while (bindings.count() > 0 && bindings.get(bindings.count() - 1, DEPENDENCY) >= dependency) {
      bindings.truncate(bindings.count() - 1);
    }
    while (requires.count() > 0 && requires.get(requires.count() - 1, DEPENDENCY) >= dependency) {
      requires.truncate(requires.count() - 1);
    }
  }

  /** Forgets the aliases from a count on. */
  void truncateAliases(int toAlias) {
    aliasCount = toAlias;
  }

  /**
   * Notes a name that an import binds: the import may be elided when no such name is used. The
   * dependency may be one that is about to be added.
   *
   * @param imported the name that the other module exports, or {@link #NAMESPACE}
   */
  public void bind(int name, int dependency, int imported) {
    int row = bindings.add();
    bindings.set(row, NAME, name);
    bindings.set(row, DEPENDENCY, dependency);
    bindings.set(row, IMPORTED, imported);
  }

  /** Notes what {@code import name = require()} binds in the outermost scope. */
  public void bindRequired(int name, int dependency, int use) {
    int row = requires.add();
    requires.set(row, NAME, name);
    requires.set(row, DEPENDENCY, dependency);
    requires.set(row, USE, use);
  }

  public int count() {
    return bindings.count();
  }

  /** The dependency that a name was imported by. */
  public int importedFrom(int binding) {
    return bindings.get(binding, DEPENDENCY);
  }

  /** The name that an import binding has in the other module, or {@link #NAMESPACE}. */
  public int importedName(int binding) {
    return bindings.get(binding, IMPORTED);
  }

  /** The name that an import binds in this file. */
  public int boundName(int binding) {
    return bindings.get(binding, NAME);
  }

  /** Whether a binding is the one of a name; it is not when the file declares that name. */
  public boolean isBinding(int binding, int name) {
    return binding >= 0 && binding < bindings.count() && bindings.get(binding, NAME) == name;
  }

  /**
   * Notes {@code import name = target.x}: a use of the name is one of the target, which is known by
   * its number but not in any scope so far.
   */
  public void alias(int name, int use) {
    if (aliasCount == aliases.length) {
      aliases = Arrays.copyOf(aliases, aliasCount * 2);
    }
    aliases[aliasCount++] = name;
    aliases[aliasCount++] = use;
  }

  public int aliasCount() {
    return aliasCount;
  }

  /** Forgets the aliases from a count on; the ones that are used use their targets from now on. */
  public void settleAliases(int from, Scopes scopes) {
    if (aliasCount > from) {
      scopes.stamp();
      boolean goesOn = true;
      for (int pass = 0; goesOn && pass < ALIAS_PASSES; pass++) {
        goesOn = settleAliases(from, pass % 2 == 0, scopes);
      }
      aliasCount = from;
    }
  }

  /** One pass; an alias may use one in front of it or, which is rare, one behind. */
  private boolean settleAliases(int from, boolean isBackward, Scopes scopes) {
    boolean settles = false;
    for (int done = 0; done < aliasCount - from; done += 2) {
      int alias = isBackward ? aliasCount - 2 - done : from + done;
      if (aliases[alias] != NO_NAME && scopes.isNoted(aliases[alias])) {
        scopes.trackNoted(aliases[alias + 1]);
        aliases[alias] = NO_NAME;
        settles = true;
      }
    }
    return settles;
  }

  /**
   * Declares what imports bind, once all else is declared: a declaration in the file takes the
   * place of an import of the same name, which is then one of a type.
   */
  public void declare(Scopes scopes) {
    for (int binding = 0; binding < bindings.count(); binding++) {
      if (scopes.isDeclared(bindings.get(binding, NAME))) {
        bindings.set(binding, NAME, NO_NAME);
      }
    }
    for (int binding = 0; binding < bindings.count(); binding++) {
      int name = bindings.get(binding, NAME);
      if (name != NO_NAME) {
        scopes.declareOutermost(name);
      }
    }
  }

  /** Settles which imports no name of which is used as a value. */
  public void settle(Scopes scopes, Uses uses, Findings findings) {
    for (int binding = 0; binding < bindings.count(); binding++) {
      findings.elidable(bindings.get(binding, DEPENDENCY), true);
    }
    for (int binding = 0; binding < bindings.count(); binding++) {
      int name = bindings.get(binding, NAME);
      if (name != NO_NAME && scopes.isReferenced(name)) {
        findings.elidable(bindings.get(binding, DEPENDENCY), false);
      }
    }
    for (int row = 0; row < requires.count(); row++) {
      if (!scopes.isReferenced(requires.get(row, NAME))) {
        findings.elidable(requires.get(row, DEPENDENCY), true);
        uses.drop(requires.get(row, USE));
      }
    }
  }
}
