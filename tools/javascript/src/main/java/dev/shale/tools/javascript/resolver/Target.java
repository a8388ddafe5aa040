package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A value in an {@code exports} or {@code imports} field: a tree of conditions with paths below.
 */
sealed interface Target {

  /** A path or a package. */
  record Path(String text) implements Target {}

  /** An array: the first that can be used. */
  record Choice(List<Target> targets) implements Target {}

  /** An object of conditions; the first that holds, in the order of the file. */
  record Conditions(List<String> names, List<Target> targets) implements Target {}

  /** {@code null}: forbidden. */
  enum Nothing implements Target {
    NOTHING
  }

  /** A number or a boolean, which mean nothing here. */
  record Invalid(String text) implements Target {}

  /**
   * Adds the paths that this target gives, in order of preference.
   *
   * @return whether the target had something to say: where it had not, the next condition is asked
   */
  default boolean collect(Set<String> conditions, List<String> paths) {
    return switch (this) {
      case Path path -> {
        paths.add(path.text);
        yield true;
      }
      case Choice choice -> collectChoice(choice, conditions, paths);
      case Conditions object -> collectConditions(object, conditions, paths);
      case Nothing nothing -> true;
      case Invalid invalid -> false;
    };
  }

  private static boolean collectChoice(Choice choice, Set<String> conditions, List<String> paths) {
    boolean decided = choice.targets.isEmpty();
    for (Target target : choice.targets) {
      decided |= target.collect(conditions, paths);
    }
    return decided;
  }

  private static boolean collectConditions(
      Conditions object, Set<String> conditions, List<String> paths) {
    for (int condition = 0; condition < object.names.size(); condition++) {
      String name = object.names.get(condition);
      if ((name.equals("default") || conditions.contains(name))
          && object.targets.get(condition).collect(conditions, paths)) {
        return true;
      }
    }
    return false;
  }

  /** Every path in the tree, whatever the conditions. */
  default List<String> paths() {
    List<String> paths = new ArrayList<>();
    addPaths(paths);
    return paths;
  }

  private void addPaths(List<String> paths) {
    switch (this) {
      case Path path -> paths.add(path.text);
      case Choice choice -> choice.targets.forEach(target -> target.addPaths(paths));
      case Conditions object -> object.targets.forEach(target -> target.addPaths(paths));
      case Nothing nothing -> {}
      case Invalid invalid -> {}
    }
  }
}
