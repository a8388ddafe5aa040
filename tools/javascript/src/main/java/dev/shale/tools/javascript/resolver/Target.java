package dev.shale.tools.javascript.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A value in an {@code exports} or {@code imports} field: a tree of conditions with paths below.
 */
sealed interface Target {

  /** Reads the value that comes next. */
  static Target read(JsonText json) {
    return switch (json.peek()) {
      case '"' -> new Path(json.string());
      case '[' -> Choice.read(json);
      case '{' -> Conditions.read(json);
      default -> {
        String text = json.scalar();
        yield text.equals("null") ? Nothing.NOTHING : new Invalid(text);
      }
    };
  }

  /**
   * Adds the paths that this target gives, in order of preference.
   *
   * @return whether the target had something to say: where it had not, the next condition is asked
   */
  boolean collect(Set<String> conditions, List<String> paths);

  /** Adds every path in the tree, whatever the conditions. */
  void addPaths(List<String> paths);

  /** Every path in the tree, whatever the conditions. */
  default List<String> paths() {
    List<String> paths = new ArrayList<>();
    addPaths(paths);
    return paths;
  }

  /** A path or a package. */
  record Path(String text) implements Target {
    @Override
    public boolean collect(Set<String> conditions, List<String> paths) {
      return paths.add(text);
    }

    @Override
    public void addPaths(List<String> paths) {
      paths.add(text);
    }
  }

  /** An array: the first that can be used. An empty one forbids, as {@code null} does. */
  record Choice(List<Target> targets) implements Target {
    private static Choice read(JsonText json) {
      List<Target> targets = new ArrayList<>();
      json.enter();
      while (json.hasNext(']')) {
        targets.add(Target.read(json));
      }
      return new Choice(targets);
    }

    @Override
    public boolean collect(Set<String> conditions, List<String> paths) {
      boolean decided = targets.isEmpty();
      for (Target target : targets) {
        decided |= target.collect(conditions, paths);
      }
      return decided;
    }

    @Override
    public void addPaths(List<String> paths) {
      for (Target target : targets) {
        target.addPaths(paths);
      }
    }
  }

  /** An object of conditions; the first that holds, in the order of the file. */
  record Conditions(List<String> names, List<Target> targets) implements Target {
    /** A name that comes twice stands where it came first, with what it said last. */
    private static Conditions read(JsonText json) {
      List<String> names = new ArrayList<>();
      List<Target> targets = new ArrayList<>();
      json.enter();
      while (json.hasNext('}')) {
        String name = json.name();
        Target target = Target.read(json);
        int known = names.indexOf(name);
        if (known < 0) {
          names.add(name);
          targets.add(target);
        } else {
          targets.set(known, target);
        }
      }
      return new Conditions(names, targets);
    }

    @Override
    public boolean collect(Set<String> conditions, List<String> paths) {
      for (int condition = 0; condition < names.size(); condition++) {
        String name = names.get(condition);
        if ((name.equals("default") || conditions.contains(name))
            && targets.get(condition).collect(conditions, paths)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void addPaths(List<String> paths) {
      for (Target target : targets) {
        target.addPaths(paths);
      }
    }
  }

  /** {@code null}: forbidden. */
  enum Nothing implements Target {
    NOTHING;

    @Override
    public boolean collect(Set<String> conditions, List<String> paths) {
      return true;
    }

    @Override
    public void addPaths(List<String> paths) {}
  }

  /** A number or a boolean, which mean nothing here. */
  record Invalid(String text) implements Target {
    @Override
    public boolean collect(Set<String> conditions, List<String> paths) {
      return false;
    }

    @Override
    public void addPaths(List<String> paths) {}
  }
}
