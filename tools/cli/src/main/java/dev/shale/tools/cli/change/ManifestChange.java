package dev.shale.tools.cli.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change of a package.json is about, by its fields.
 *
 * @param packages the packages that it asks for in another way
 * @param leading fields that say where requests lead, or what modules are
 * @param layout fields that say which packages a workspace has, or how Shale reads the project
 * @param others fields that no module depends on
 */
public record ManifestChange(
    List<String> packages, List<String> leading, List<String> layout, List<String> others) {

  private static final Set<String> DEPENDENCIES =
      Set.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

  private static final Set<String> LEADING =
      Set.of(
          "name",
          "type",
          "exports",
          "imports",
          "main",
          "module",
          "browser",
          "source",
          "react-native",
          "es2015",
          "jsnext:main",
          "types",
          "typings",
          "typesVersions",
          "sideEffects",
          "style",
          "sass",
          "svelte",
          "bin",
          "engines");

  private static final Set<String> LAYOUT = Set.of("workspaces", "shale");

  /** Keeps copies. */
  public ManifestChange {
    packages = List.copyOf(packages);
    leading = List.copyOf(leading);
    layout = List.copyOf(layout);
    others = List.copyOf(others);
  }

  /** Compares two; a file that is not there has no fields. */
  public static ManifestChange between(Map<String, Object> before, Map<String, Object> now) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    TreeSet<String> packages = new TreeSet<>();
    List<String> leading = new ArrayList<>();
    List<String> layout = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String name : names) {
      if (Objects.equals(before.get(name), now.get(name))) {
        continue;
      }
      if (DEPENDENCIES.contains(name)) {
        addPackages(JsonFile.object(before, name), JsonFile.object(now, name), packages);
      } else if (LEADING.contains(name)) {
        leading.add(name);
      } else if (LAYOUT.contains(name)) {
        layout.add(name);
      } else {
        others.add(name);
      }
    }
    return new ManifestChange(List.copyOf(packages), leading, layout, others);
  }

  private static void addPackages(Map<?, ?> before, Map<?, ?> now, Set<String> packages) {
    TreeSet<String> names = new TreeSet<>();
    before.keySet().forEach(name -> names.add(name.toString()));
    now.keySet().forEach(name -> names.add(name.toString()));
    for (String name : names) {
      if (!Objects.equals(before.get(name), now.get(name))) {
        packages.add(name);
      }
    }
  }
}
