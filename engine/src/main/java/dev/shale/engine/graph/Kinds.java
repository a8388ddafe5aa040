package dev.shale.engine.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of modules and dependencies that a language has, by their codes. A graph is made for
 * one. Immutable.
 */
public final class Kinds {
  /** Above every code: what is counted by kind has as many places. */
  public static final int CODES = 1 << 7;

  /** No kinds, by code. */
  private static final boolean[] NONE = new boolean[CODES];

  private final ModuleKind[] modules;
  private final DependencyKind[] dependencies;

  /** Which kinds load later, by code: there are as many as a byte has codes, so that none fails. */
  private final boolean[] later = new boolean[CODES];

  private Kinds(ModuleKind[] modules, DependencyKind[] dependencies) {
    this.modules = modules;
    this.dependencies = dependencies;
    for (DependencyKind kind : dependencies) {
      later[kind.code()] = kind.isLater();
    }
  }

  /**
   * The kinds of a language.
   *
   * @param modules from 1 to 126 kinds in the order of their codes, which count from 0; those of
   *     the engine come by themselves
   * @param dependencies at most 127 kinds, likewise
   * @throws IllegalArgumentException when a code is not the kind's place, or two kinds have one
   *     label
   */
  public static Kinds of(List<ModuleKind> modules, List<DependencyKind> dependencies) {
    if (modules.isEmpty()) {
      throw new IllegalArgumentException("There is no kind of modules");
    }
    Set<String> labels = new HashSet<>();
    check(labels, ModuleKind.EXTERNAL.label());
    check(labels, ModuleKind.IGNORED.label());
    for (int place = 0; place < modules.size(); place++) {
      check(place, modules.get(place).code(), modules.get(place).label());
      check(labels, modules.get(place).label());
    }
    labels.clear();
    for (int place = 0; place < dependencies.size(); place++) {
      check(place, dependencies.get(place).code(), dependencies.get(place).label());
      check(labels, dependencies.get(place).label());
    }
    return new Kinds(
        modules.toArray(new ModuleKind[0]), dependencies.toArray(new DependencyKind[0]));
  }

  private static void check(Set<String> labels, String label) {
    if (!labels.add(label)) {
      throw new IllegalArgumentException("There are two kinds \"%s\"".formatted(label));
    }
  }

  private static void check(int place, int code, String label) {
    if (code != place) {
      throw new IllegalArgumentException(
          "Kind \"%s\" has code %d and place %d".formatted(label, code, place));
    }
  }

  /**
   * The kind of modules with a code.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  public ModuleKind moduleKind(int code) {
    return code < modules.length ? modules[code] : ModuleKind.ofEngine(code);
  }

  /**
   * The kind of dependencies with a code.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  public DependencyKind dependencyKind(int code) {
    return dependencies[code];
  }

  /** The language's kinds of modules in the order of their codes, and those of the engine. */
  public List<ModuleKind> moduleKinds() {
    List<ModuleKind> all = new ArrayList<>(List.of(modules));
    all.add(ModuleKind.EXTERNAL);
    all.add(ModuleKind.IGNORED);
    return all;
  }

  /** The kinds of dependencies in the order of their codes. */
  public List<DependencyKind> dependencyKinds() {
    return List.of(dependencies);
  }

  /** A number that the codes of the language's kinds of modules are less than. */
  int moduleKindCount() {
    return modules.length;
  }

  /** A number that all codes of dependencies are less than. */
  public int dependencyKindCount() {
    return dependencies.length;
  }

  /** By code, which kinds are no edges of a choice. */
  boolean[] hidden(EdgeChoice choice) {
    return choice == EdgeChoice.STATIC ? later : NONE;
  }

  /** What is stored is a code, which must lead back to the kind. */
  int check(ModuleKind kind) {
    if (kind.isFile() && (kind.code() >= modules.length || modules[kind.code()] != kind)) {
      throw new IllegalArgumentException("Kind \"" + kind + "\" is of another language");
    }
    return kind.code();
  }

  int check(DependencyKind kind) {
    if (kind.code() >= dependencies.length || dependencies[kind.code()] != kind) {
      throw new IllegalArgumentException("Kind \"" + kind + "\" is of another language");
    }
    return kind.code();
  }
}
