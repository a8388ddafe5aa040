package dev.shale.tools.javascript.parser.scope;

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
  private static final int BINDING_INTS = 3;

  private static final int USE = 2;
  private static final int REQUIRE_INTS = 3;

  /** Aliases of aliases that turn back more often than this are not looked through. */
  private static final int ALIAS_PASSES = 16;

  /** In place of an imported name: the module as a whole. */
  public static final int NAMESPACE = -1;

  private int[] bindings = new int[64 * BINDING_INTS];
  private int bindingCount;
  private int[] aliases = new int[16];
  private int aliasCount;

  /** What {@code import name = require()} binds: the name, the dependency, its use. */
  private int[] requires = new int[8 * REQUIRE_INTS];

  private int requireCount;

  void open() {
    bindingCount = 0;
    aliasCount = 0;
    requireCount = 0;
  }

  /** Forgets what the dependencies from {@code dependency} on bind. */
  void truncate(int dependency) {
    while (bindingCount > 0
        && bindings[(bindingCount - 1) * BINDING_INTS + DEPENDENCY] >= dependency) {
      bindingCount--;
    }
    while (requireCount > 0
        && requires[(requireCount - 1) * REQUIRE_INTS + DEPENDENCY] >= dependency) {
      requireCount--;
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
    int row = bindingCount * BINDING_INTS;
    if (row == bindings.length) {
      bindings = Arrays.copyOf(bindings, row * 2);
    }
    bindings[row + NAME] = name;
    bindings[row + DEPENDENCY] = dependency;
    bindings[row + IMPORTED] = imported;
    bindingCount++;
  }

  /** Notes what {@code import name = require()} binds in the outermost scope. */
  public void bindRequired(int name, int dependency, int use) {
    int row = requireCount * REQUIRE_INTS;
    if (row == requires.length) {
      requires = Arrays.copyOf(requires, row * 2);
    }
    requires[row + NAME] = name;
    requires[row + DEPENDENCY] = dependency;
    requires[row + USE] = use;
    requireCount++;
  }

  public int count() {
    return bindingCount;
  }

  /** The dependency that a name was imported by. */
  public int importedFrom(int binding) {
    return bindings[binding * BINDING_INTS + DEPENDENCY];
  }

  /** The name that an import binding has in the other module, or {@link #NAMESPACE}. */
  public int importedName(int binding) {
    return bindings[binding * BINDING_INTS + IMPORTED];
  }

  /** The name that an import binds in this file. */
  public int boundName(int binding) {
    return bindings[binding * BINDING_INTS + NAME];
  }

  /** Whether a binding is the one of a name; it is not when the file declares that name. */
  public boolean isBinding(int binding, int name) {
    return binding >= 0
        && binding < bindingCount
        && bindings[binding * BINDING_INTS + NAME] == name;
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
    for (int binding = 0; binding < bindingCount; binding++) {
      int row = binding * BINDING_INTS;
      if (scopes.isDeclared(bindings[row + NAME])) {
        bindings[row + NAME] = NO_NAME;
      }
    }
    for (int binding = 0; binding < bindingCount; binding++) {
      int name = bindings[binding * BINDING_INTS + NAME];
      if (name != NO_NAME) {
        scopes.declareOutermost(name);
      }
    }
  }

  /** Settles which imports no name of which is used as a value. */
  public void settle(Scopes scopes, Uses uses, Findings findings) {
    for (int binding = 0; binding < bindingCount; binding++) {
      findings.elidable(bindings[binding * BINDING_INTS + DEPENDENCY], true);
    }
    for (int binding = 0; binding < bindingCount; binding++) {
      int row = binding * BINDING_INTS;
      int name = bindings[row + NAME];
      if (name != NO_NAME && scopes.isReferenced(name)) {
        findings.elidable(bindings[row + DEPENDENCY], false);
      }
    }
    for (int row = 0; row < requireCount * REQUIRE_INTS; row += REQUIRE_INTS) {
      if (!scopes.isReferenced(requires[row + NAME])) {
        findings.elidable(requires[row + DEPENDENCY], true);
        uses.drop(requires[row + USE]);
      }
    }
  }
}
