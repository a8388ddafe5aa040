package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which packages the files of a project import, by the packages of the project. */
public final class PackageUses {

  /** A name that a registry takes; aliases such as {@code @/ui} and {@code ~/ui} are none. */
  private static final String NAME = "(@[a-z0-9-][a-z0-9-._]*/)?[A-Za-z0-9-][A-Za-z0-9-._]*";

  /** Scopes that build tools make up. */
  private static final Set<String> MADE_UP =
      Set.of("@theme", "@theme-original", "@theme-init", "@site", "@generated");

  private final UsedProject project;
  private final Snapshot graph;
  private final Map<String, Set<String>> imported = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private final List<Import> unlisted = new ArrayList<>();

  /**
   * The first import of a package in a file whose package does not list it.
   *
   * @param manifest the directory of the package.json that does not
   */
  public record Import(int module, int dependency, String name, String manifest) {}

  public PackageUses(UsedProject project) {
    this.project = project;
    graph = project.graph();
    for (ProjectLayout.Member one : project.packages()) {
      members.add(one.directory().toString().replace('\\', '/'));
    }
    BitSet own = project.own();
    DependencyCursor cursor = graph.dependencies();
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      Manifest manifest = above(project.path(module));
      if (manifest != null) {
        Set<String> seen = new HashSet<>();
        for (cursor.of(module); cursor.next(); ) {
          add(module, cursor.dependency(), manifest, seen);
        }
      }
    }
  }

  private void add(int module, int dependency, Manifest manifest, Set<String> seen) {
    String name = packageOf(dependency, manifest);
    if (name.isEmpty() || !seen.add(name)) {
      return;
    }
    imported.computeIfAbsent(manifest.directory(), none -> new HashSet<>()).add(name);
    boolean isOfProject = members.contains(manifest.directory());
    if (isOfProject && !isListed(name, manifest) && !project.ignores(project.path(module))) {
      unlisted.add(new Import(module, dependency, name, manifest.directory()));
    }
  }

  /** The nearest package.json above a file or folder that has a name or lists packages. */
  private @Nullable Manifest above(String path) {
    String level = path;
    while (level.lastIndexOf('/') > 0) {
      level = level.substring(0, level.lastIndexOf('/'));
      Manifest manifest = project.manifests().of(level);
      boolean isPackage =
          manifest != null
              && (manifest.fields().containsKey("name")
                  || manifest.fields().containsKey("dependencies")
                  || manifest.fields().containsKey("devDependencies"));
      if (isPackage) {
        return manifest;
      }
    }
    return null;
  }

  /** The package that a dependency asks for; empty for an own file, a builtin and the like. */
  private String packageOf(int dependency, Manifest manifest) {
    String named = Manifests.packageOf(graph.name(graph.request(dependency)));
    int target = graph.target(dependency);
    if (named.equals(manifest.text("name"))) {
      return "";
    }
    if (target == Snapshot.NO_MODULE) {
      boolean isMadeUp = MADE_UP.contains(named.substring(0, Math.max(0, named.indexOf('/'))));
      return named.matches(NAME) && !isMadeUp ? named : "";
    }
    if (!graph.kind(target).isFile()) {
      return "";
    }
    String path = project.path(target);
    if (graph.isInstalled(target)) {
      String installed = ModuleChoice.packageNameOf(graph, target);
      return named.isEmpty() || (!installed.equals(named) && !named.matches(NAME))
          ? installed
          : named;
    }
    Manifest other = project.manifests().around(path);
    boolean isMember = other != null && !other.directory().equals(manifest.directory());
    return isMember && other != null && other.text("name").equals(named) ? named : "";
  }

  /** Whether a package.json lists a package or its types, or one further up does. */
  private boolean isListed(String name, Manifest manifest) {
    Manifest level = manifest;
    while (level != null) {
      if (lists(level, name) || lists(level, typesOf(name))) {
        return true;
      }
      level = above(level.directory());
    }
    return false;
  }

  private static boolean lists(Manifest manifest, String name) {
    return manifest.ships(name) || manifest.isForDevelopment(name);
  }

  /** The package with the types of a package that has none. */
  static String typesOf(String name) {
    return "@types/" + (name.startsWith("@") ? name.substring(1).replace("/", "__") : name);
  }

  /** The imports of packages that no package.json lists, in the order of modules. */
  public List<Import> unlisted() {
    return unlisted;
  }

  /** The packages that files of a directory import, those of packages inside of it included. */
  Set<String> below(String directory) {
    Set<String> names = new HashSet<>();
    imported.forEach((one, found) -> {
      if ((one + "/").startsWith(directory + "/")) {
        names.addAll(found);
      }
    });
    return names;
  }
}
