package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.javascript.project.Project;
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
  /** As many packages as a sentence names. */
  private static final int MOST_NAMES = 10;

  private final ProjectArguments arguments;
  private final Set<@Nullable Path> folders = new HashSet<>();
  private final Map<Path, String> files = new LinkedHashMap<>();
  private final Map<Path, Project.Member> packages = new LinkedHashMap<>();
  private final Map<String, Path> members = new LinkedHashMap<>();
  private final Set<String> unlinked = new LinkedHashSet<>();
  private final Map<String, List<String>> aliases = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private String layout = "";

  InputFinder(ProjectArguments arguments) {
    this.arguments = arguments;
  }

  /** Adds a file; its package tells what runs it. Files of one folder have one project. */
  void addFile(Path file) {
    files.putIfAbsent(file, "");
    if (folders.add(file.getParent())) {
      surround(Project.around(file));
    }
  }

  /**
   * Adds the entries of a directory.
   *
   * @throws InputException when there are none
   */
  void addDirectory(Path directory) {
    Project project = Project.find(directory, arguments.withTests());
    if (project.isFailure()) {
      throw new InputException(Sentences.continued(project.failure()));
    }
    surround(project);
    layout = layout.isEmpty() ? project.layout() : layout;
    int before = files.size();
    for (Project.Member one : project.packages()) {
      if (isAskedFor(one, directory)) {
        for (Project.Entry entry : one.entries()) {
          files.putIfAbsent(entry.file(), entry.origin());
        }
        skipped.addAll(one.skipped());
      }
    }
    if (files.size() == before && !arguments.packages().isEmpty()) {
      throw new InputException(noSuchPackage(project));
    }
  }

  private boolean isAskedFor(Project.Member one, Path directory) {
    if (arguments.packages().isEmpty()) {
      return true;
    }
    String path = directory.relativize(one.directory()).toString().replace('\\', '/');
    return arguments.packages().contains(one.name()) || arguments.packages().contains(path);
  }

  private String noSuchPackage(Project project) {
    List<String> names =
        project.packages().stream()
            .map(Project.Member::name)
            .filter(name -> !name.isEmpty())
            .toList();
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return "--package "
        + String.join(", ", arguments.packages())
        + " names no package with an entry; there is "
        + (names.isEmpty() ? "none with a name" : shown)
        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
  }

  private void surround(Project project) {
    project.packages().forEach(one -> packages.putIfAbsent(one.directory(), one));
    project.members().forEach(members::putIfAbsent);
    unlinked.addAll(project.unlinked());
    project.aliases().forEach(aliases::putIfAbsent);
    problems.addAll(project.problems());
  }

  Inputs result(Path root) {
    return new Inputs(
        root,
        files,
        List.copyOf(packages.values()),
        layout,
        members,
        List.copyOf(unlinked),
        aliases,
        arguments.platform(),
        skipped,
        problems);
  }
}
