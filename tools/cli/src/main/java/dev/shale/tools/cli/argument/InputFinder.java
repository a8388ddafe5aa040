package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.javascript.project.Extent;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what the arguments name, file by file and project by project. */
final class InputFinder {
  private final ProjectArguments arguments;
  private final Set<@Nullable Path> folders = new HashSet<>();
  private final Map<Path, String> files = new LinkedHashMap<>();
  private final List<NamedEntry> named = new ArrayList<>();
  private final Map<Path, ProjectLayout.Member> packages = new LinkedHashMap<>();
  private final Map<String, Path> members = new LinkedHashMap<>();
  private final Set<String> unlinked = new LinkedHashSet<>();
  private final Map<String, List<String>> aliases = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private String layout = "";

  InputFinder(ProjectArguments arguments) {
    this.arguments = arguments;
  }

  /** Adds an entry that was typed. */
  void addEntry(NamedEntry entry) {
    named.add(entry);
    entry.files().forEach(this::addFile);
  }

  /** Adds a file; its package tells what runs it. Files of one package have one project. */
  void addFile(Path file) {
    addFile(file, "");
  }

  /**
   * Adds a file.
   *
   * @param origin what names it; empty for an argument
   */
  void addFile(Path file, String origin) {
    files.putIfAbsent(file, origin);
    Path folder = file.getParent();
    if (folders.add(folder) && !isOfKnownPackage(folder)) {
      ProjectLayout project = ProjectLayout.around(file);
      surround(project);
      if (arguments.extent() == Extent.DEVELOPMENT) {
        addDevelopment(project.packages().getFirst().directory(), file);
      }
    }
  }

  /** What tests and tools use is used, whatever entry is named. */
  private void addDevelopment(Path directory, Path file) {
    for (ProjectLayout.Member one :
        ProjectLayout.around(directory, List.of(file), Extent.DEVELOPMENT).packages()) {
      addEntries(one);
    }
  }

  /** Looking for the workspace of a package costs all packages of the workspace. */
  private boolean isOfKnownPackage(@Nullable Path folder) {
    for (Path level = folder; level != null; level = level.getParent()) {
      if (packages.containsKey(level)) {
        return true;
      }
      if (Files.isRegularFile(level.resolve("package.json"))) {
        return false;
      }
    }
    return false;
  }

  /**
   * Adds the entries of a directory: those that the configuration names, or else those that are
   * found.
   *
   * @throws InputException when there are none
   */
  void addDirectory(Path directory) {
    if (!addNamed(directory)) {
      addFound(directory);
    }
  }

  /** Adds what the configuration names; false where that has no part in what is asked for. */
  private boolean addNamed(Path directory) {
    ConfiguredEntries entries = arguments.entries();
    if (entries == null) {
      return false;
    }
    Map<Path, String> named = entries.in(directory);
    if (named.isEmpty()) {
      return false;
    }
    ProjectLayout project =
        ProjectLayout.around(directory, List.copyOf(named.keySet()), arguments.extent());
    checkFound(project);
    choice().check(project, directory);
    if (!choice().isAll(project, directory)) {
      named.keySet().removeIf(file -> !choice().contains(packageOf(file, project), directory));
    }
    if (!named.isEmpty()) {
      named.forEach(files::putIfAbsent);
      this.named.addAll(entries.withNames(named.keySet()));
      add(project, directory);
    }
    return !named.isEmpty();
  }

  private void addFound(Path directory) {
    ProjectLayout project = ProjectLayout.find(directory, arguments.extent());
    checkFound(project);
    choice().check(project, directory);
    int before = files.size();
    int ignoredCount = add(project, directory);
    if (files.size() == before && ignoredCount > 0) {
      throw new InputException(
          arguments.ignored().origin() + " leaves out all entries that were found");
    }
    if (files.size() == before && !choice().isAll(project, directory)) {
      throw choice().nothing(project);
    }
  }

  private static void checkFound(ProjectLayout project) {
    if (project.isFailure()) {
      StringBuilder sentence = new StringBuilder(Sentences.continued(project.failure()));
      for (String problem : project.problems()) {
        sentence.append("\nshale: ").append(Sentences.continued(problem));
      }
      throw new InputException(sentence.toString());
    }
  }

  private PackageChoice choice() {
    return arguments.packages();
  }

  /** Adds the packages that are asked for; returns how many entries are ignored. */
  private int add(ProjectLayout project, Path directory) {
    surround(project);
    layout = layout.isEmpty() ? project.layout() : layout;
    boolean isAll = choice().isAll(project, directory);
    int ignoredCount = 0;
    for (ProjectLayout.Member one : project.packages()) {
      if (isAll || choice().contains(one, directory)) {
        ignoredCount += addEntries(one);
        skipped.addAll(one.skipped());
      }
    }
    return ignoredCount;
  }

  private int addEntries(ProjectLayout.Member one) {
    int ignoredCount = 0;
    for (ProjectLayout.Entry entry : one.entries()) {
      if (arguments.ignored().contain(entry.file())) {
        ignoredCount++;
      } else {
        files.putIfAbsent(entry.file(), entry.origin());
      }
    }
    return ignoredCount;
  }

  /** The innermost package that has a file. */
  private static ProjectLayout.Member packageOf(Path file, ProjectLayout project) {
    ProjectLayout.Member innermost = project.packages().getFirst();
    for (ProjectLayout.Member one : project.packages()) {
      boolean isDeeper =
          one.directory().getNameCount() > innermost.directory().getNameCount()
              || !file.startsWith(innermost.directory());
      if (file.startsWith(one.directory()) && isDeeper) {
        innermost = one;
      }
    }
    return innermost;
  }

  private void surround(ProjectLayout project) {
    project.packages().forEach(one -> packages.putIfAbsent(one.directory(), one));
    project.members().forEach(members::putIfAbsent);
    unlinked.addAll(project.unlinked());
    project.aliases().forEach(aliases::putIfAbsent);
    problems.addAll(project.problems());
  }

  Inputs result(Path root) {
    Configuration file = arguments.file();
    if (file != null && !file.note().isEmpty()) {
      problems.add(file.note());
    }
    return new Inputs(
        root,
        files,
        List.copyOf(named),
        List.copyOf(packages.values()),
        layout,
        members,
        List.copyOf(unlinked),
        aliases,
        arguments.platform(),
        arguments.platformOrigin(),
        file == null ? "" : file.shown(),
        skipped,
        problems);
  }
}
