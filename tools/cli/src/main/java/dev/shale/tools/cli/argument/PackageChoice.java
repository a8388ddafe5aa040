package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.Setting;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which packages of a workspace are asked for: by their names, or by their folders. */
final class PackageChoice {
  /** As many packages as a sentence names. */
  private static final int MOST_NAMES = 10;

  private final List<String> names;
  private final @Nullable Configuration file;

  private PackageChoice(List<String> names, @Nullable Configuration file) {
    this.names = names;
    this.file = file;
  }

  static PackageChoice of(Values values) {
    return new PackageChoice(values.texts(Option.PACKAGES), values.source(Option.PACKAGES));
  }

  /** The names and folders, as they were given; none for all packages. */
  List<String> names() {
    return names;
  }

  /** Whether it is all of them, as far as a directory is concerned. */
  boolean isAll(ProjectLayout project, Path directory) {
    return names.isEmpty() || (file != null && isPart(project, directory, file));
  }

  /** Whoever asks for one package of a project means it, whatever is said of the whole. */
  private static boolean isPart(ProjectLayout project, Path directory, Configuration file) {
    return project.packages().size() == 1 && !directory.equals(file.directory());
  }

  /** Whether a package is asked for by one of the names. */
  boolean contains(ProjectLayout.Member one, Path directory) {
    for (String name : names) {
      if (isNamed(one, name, directory)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamed(ProjectLayout.Member one, String name, Path directory) {
    Path from = file == null ? directory : file.directory();
    String path = from.relativize(one.directory()).toString().replace('\\', '/');
    return name.equals(one.name()) || plain(name).equals(path);
  }

  /** Without what a folder may be written with; empty for the directory itself. */
  private static String plain(String folder) {
    int begin = folder.startsWith("./") ? 2 : 0;
    int end = folder.endsWith("/") ? folder.length() - 1 : folder.length();
    String plain = begin >= end ? "" : folder.substring(begin, end);
    return plain.equals(".") ? "" : plain;
  }

  /**
   * Looks for names of the configuration that no package has.
   *
   * @throws InputException for the first of them
   */
  void check(ProjectLayout project, Path directory) {
    if (file == null || isPart(project, directory, file)) {
      return;
    }
    for (Setting setting : file.settings(Option.PACKAGES)) {
      boolean isThere = false;
      for (ProjectLayout.Member one : project.packages()) {
        isThere |= isNamed(one, setting.text(), directory);
      }
      if (!isThere) {
        throw new InputException(
            setting.place() + ": there is no package " + setting.text() + there(project));
      }
    }
  }

  /** That none of the packages that are asked for has an entry. */
  InputException nothing(ProjectLayout project) {
    String asked = file == null ? "--package " : file.origin(Option.PACKAGES).concat(": ");
    return new InputException(
        asked + String.join(", ", names) + " names no package with an entry" + there(project));
  }

  private static String there(ProjectLayout project) {
    List<String> all = new ArrayList<>();
    for (ProjectLayout.Member one : project.packages()) {
      if (!one.name().isEmpty()) {
        all.add(one.name());
      }
    }
    String shown = String.join(", ", all.subList(0, Math.min(all.size(), MOST_NAMES)));
    return "; there is "
        + (all.isEmpty() ? "none with a name" : shown)
        + (all.size() > MOST_NAMES ? " and " + (all.size() - MOST_NAMES) + " more" : "");
  }
}
