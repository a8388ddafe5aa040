package dev.shale.tools.javascript.project;

import dev.shale.engine.threads.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the packages of a directory, and their entries. For one use. */
final class ProjectFinder {
  private static final String INSTALLED = "node_modules";

  private final Extent extent;
  private final ProjectFiles files = new ProjectFiles();
  private final EntryFinder entries = new EntryFinder();
  private final Map<String, Path> members = new LinkedHashMap<>();
  private final List<String> unlinked = new ArrayList<>();
  private final Map<String, List<String>> aliases = new LinkedHashMap<>();
  private final Map<Path, Manifest> manifests = new LinkedHashMap<>();

  /**
   * @param extent which files are entries
   */
  ProjectFinder(Extent extent) {
    this.extent = extent;
  }

  /** Looks for the packages and entries of a directory. */
  ProjectLayout find(Path directory) {
    return find(directory, null);
  }

  /** Looks for the packages of a directory, whose entries are named. */
  ProjectLayout around(Path directory, List<Path> named) {
    return find(directory, named);
  }

  private ProjectLayout find(Path directory, @Nullable List<Path> named) {
    if (!Files.isDirectory(directory)) {
      return failure(directory + " is a file, not a directory");
    }
    if (!Files.isExecutable(directory)) {
      return failure("Cannot enter " + directory + ": permission denied");
    }
    Workspaces.Found workspace = Workspaces.above(directory, files);
    String broken = files.problemOf(directory.resolve(Manifest.NAME));
    if (!broken.isEmpty()) {
      return failure(broken);
    }
    readMembers(workspace);
    boolean isRoot = workspace != null && workspace.root().equals(directory);
    List<ProjectLayout.Member> packages = new ArrayList<>();
    boolean isNamed = named != null;
    packages.add(member(directory, files, !isRoot, isNamed));
    if (workspace != null && isRoot) {
      // All their manifests have been read, so that the threads change nothing they share.
      packages.addAll(
          ofEach(workspace.packages(), (path, reader) -> member(path, reader, true, isNamed)));
    }
    if (named != null) {
      addPackagesOf(named, packages);
    }
    boolean isFailure = !isNamed && packages.stream().allMatch(one -> one.entries().isEmpty());
    String layout = workspace == null || !isRoot ? "" : workspace.layout().label();
    return new ProjectLayout(
        packages,
        layout,
        members,
        unlinked,
        aliases,
        files.problems(),
        isFailure ? NoEntry.sentence(directory, packages, layout) : "");
  }

  private ProjectLayout.Member member(
      Path directory, ProjectFiles reader, boolean withScripts, boolean isNamed) {
    Manifest manifest = manifest(directory);
    return isNamed
        ? entries.tests(directory, manifest, reader, extent)
        : entries.find(directory, manifest, reader, withScripts, extent);
  }

  /** Adds the packages in which files lie and that are not there yet. */
  private void addPackagesOf(List<Path> named, List<ProjectLayout.Member> packages) {
    Set<Path> known = new HashSet<>();
    for (ProjectLayout.Member one : packages) {
      known.add(one.directory());
    }
    Set<Path> folders = new HashSet<>();
    for (Path file : named) {
      Path folder = Objects.requireNonNull(file.getParent());
      if (folders.add(folder)) {
        Path directory = packageOf(folder);
        if (known.add(directory)) {
          packages.add(member(directory, files, false, true));
        }
      }
    }
  }

  /** Reads something of each package, each with files of its own to read. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(Path directory, ProjectFiles reader);
  }

  /** What is read of some packages, in their order, which is that of what is wrong with them. */
  private <T> List<T> ofEach(List<Path> packages, Reader<T> reading) {
    List<Map.Entry<T, ProjectFiles>> read =
        Shared.map(
            packages,
            directory -> {
              ProjectFiles reader = new ProjectFiles();
              return Map.entry(reading.read(directory, reader), reader);
            });
    List<T> all = new ArrayList<>(read.size());
    for (Map.Entry<T, ProjectFiles> one : read) {
      all.add(one.getKey());
      one.getValue().problems().forEach(files::problem);
    }
    return all;
  }

  /** Looks for what surrounds a file. */
  ProjectLayout around(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      return failure("");
    }
    readMembers(Workspaces.above(parent, files));
    Path directory = packageOf(parent);
    ProjectLayout.Member around =
        entries.tests(directory, manifest(directory), files, Extent.PROGRAM);
    // A build says itself what is wrong with the package.json of a file that it reads.
    String own = directory.resolve(Manifest.NAME).toString();
    List<String> problems = new ArrayList<>();
    for (String problem : files.problems()) {
      if (!problem.startsWith(own)) {
        problems.add(problem);
      }
    }
    return new ProjectLayout(List.of(around), "", members, unlinked, aliases, problems, "");
  }

  /** The nearest directory upwards that has a package.json; the directory itself without one. */
  private static Path packageOf(Path directory) {
    for (Path level = directory; level != null; level = level.getParent()) {
      if (Files.isRegularFile(level.resolve(Manifest.NAME))) {
        return level;
      }
    }
    return directory;
  }

  private ProjectLayout failure(String sentence) {
    List<String> others = new ArrayList<>(files.problems());
    others.remove(sentence);
    return new ProjectLayout(List.of(), "", Map.of(), List.of(), Map.of(), others, sentence);
  }

  private Manifest manifest(Path directory) {
    Manifest known = manifests.get(directory);
    if (known == null) {
      known = Manifest.of(directory, files);
      manifests.put(directory, known);
    }
    return known;
  }

  private void readMembers(Workspaces.@Nullable Found workspace) {
    if (workspace == null) {
      return;
    }
    readManifests(workspace.packages());
    addMember(workspace.root(), workspace.layout());
    for (Path member : workspace.packages()) {
      addMember(member, workspace.layout());
    }
    for (Map.Entry<String, Path> member : members.entrySet()) {
      if (!member.getValue().equals(workspace.root()) && !isLinked(workspace, member.getKey())) {
        unlinked.add(member.getKey());
      }
    }
  }

  private void readManifests(List<Path> packages) {
    List<Manifest> read = ofEach(packages, Manifest::of);
    for (int member = 0; member < packages.size(); member++) {
      manifests.put(packages.get(member), read.get(member));
    }
  }

  /** pnpm links a package only into those that depend on it. */
  private static boolean isLinked(Workspaces.Found workspace, String name) {
    Path installed = workspace.root().resolve(INSTALLED);
    return workspace.layout() == WorkspaceLayout.PNPM
        ? Files.isDirectory(installed)
        : Files.exists(installed.resolve(name));
  }

  private void addMember(Path directory, WorkspaceLayout layout) {
    if (layout == WorkspaceLayout.DENO) {
      addDeno(directory);
    }
    String name = manifest(directory).name();
    if (name.isEmpty()) {
      return;
    }
    Path other = members.putIfAbsent(name, directory);
    if (other != null && !other.equals(directory)) {
      files.problem(
          "two packages have the name "
              + name
              + ": "
              + other
              + " and "
              + directory
              + "; requests mean the first");
    }
  }

  private void addDeno(Path directory) {
    Map<String, Object> config = Deno.config(directory, files);
    if (config == null) {
      return;
    }
    if (config.get("imports") instanceof Map<?, ?> imports) {
      for (Map.Entry<?, ?> entry : imports.entrySet()) {
        if (entry.getValue() instanceof String target) {
          addAlias(directory, entry.getKey().toString(), target);
        }
      }
    }
    if (config.get("name") instanceof String name) {
      for (Map.Entry<String, String> export : Deno.exports(config).entrySet()) {
        addAlias(directory, name + export.getKey().substring(1), export.getValue());
      }
    }
  }

  /** A key that ends in a slash stands for all below it, another one for itself alone. */
  private void addAlias(Path directory, String key, String target) {
    boolean isFolder = key.endsWith("/");
    String name = isFolder ? key.substring(0, key.length() - 1) : key + "$";
    String plain =
        isFolder && target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    String path =
        plain.startsWith(".")
            ? directory.resolve(plain).normalize().toString().replace('\\', '/')
            : plain;
    if (!name.isEmpty() && !name.equals("$")) {
      aliases.putIfAbsent(name, List.of(path));
    }
  }
}
