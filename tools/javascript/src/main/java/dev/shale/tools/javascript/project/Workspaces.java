package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.glob.Folders;
import dev.shale.tools.javascript.resolver.request.Glob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the packages of a workspace. */
final class Workspaces {
  /** As many packages as a workspace may have. */
  private static final int MOST_PACKAGES = 50_000;

  private Workspaces() {}

  /**
   * A workspace.
   *
   * @param root real
   * @param layout what says which packages it has
   * @param packages their directories, without the root, in the order of the patterns
   */
  record Found(Path root, WorkspaceLayout layout, List<Path> packages) {
    boolean has(Path directory) {
      return root.equals(directory) || packages.contains(directory);
    }
  }

  /** The workspace whose root a directory is; null for none. */
  static @Nullable Found at(Path directory, ProjectFiles files) {
    Manifest manifest = Manifest.of(directory, files);
    for (WorkspaceLayout layout : WorkspaceLayout.values()) {
      List<String> patterns = layout.patterns(directory, manifest, files);
      if (patterns != null && !patterns.isEmpty()) {
        return new Found(directory, layout, packages(directory, layout, patterns, files));
      }
    }
    return null;
  }

  /**
   * The nearest workspace upwards that has a directory; null for none. A repository ends where its
   * {@code .git} is.
   */
  static @Nullable Found above(Path directory, ProjectFiles files) {
    for (Path level = directory; level != null; level = level.getParent()) {
      if (mayBeRoot(level)) {
        Found found = at(level, files);
        if (found != null && found.packages().stream().anyMatch(directory::startsWith)) {
          return found;
        }
        if (found != null && level.equals(directory)) {
          return found;
        }
      }
      if (Files.exists(level.resolve(".git"))) {
        return null;
      }
    }
    return null;
  }

  private static boolean mayBeRoot(Path directory) {
    for (WorkspaceLayout layout : WorkspaceLayout.values()) {
      if (Files.exists(directory.resolve(layout.file()))) {
        return true;
      }
    }
    return Files.exists(directory.resolve("deno.jsonc"));
  }

  private static List<Path> packages(
      Path root, WorkspaceLayout layout, List<String> patterns, ProjectFiles files) {
    List<Glob> unwanted = new ArrayList<>();
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        unwanted.add(new Glob(plain(pattern.substring(1))));
      }
    }
    Set<Path> packages = new LinkedHashSet<>();
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        continue;
      }
      int before = packages.size();
      for (Path folder : Folders.folders(root, plain(pattern), unwanted)) {
        Path real = folder.normalize();
        if (!real.equals(root) && isPackage(real, layout)) {
          packages.add(real);
        }
      }
      boolean isRoot = plain(pattern).equals(".");
      if (packages.size() == before && !isRoot && layout != WorkspaceLayout.NX) {
        files.problem(layout.label() + ": no package fits " + pattern);
      }
      if (packages.size() > MOST_PACKAGES) {
        files.problem(
            layout.label() + " has more than " + MOST_PACKAGES + " packages; the rest is not read");
        return List.copyOf(packages).subList(0, MOST_PACKAGES);
      }
    }
    return List.copyOf(packages);
  }

  private static String plain(String pattern) {
    String plain = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static boolean isPackage(Path folder, WorkspaceLayout layout) {
    for (String marker : layout.markers()) {
      if (Files.isRegularFile(folder.resolve(marker))) {
        return true;
      }
    }
    return false;
  }
}
