package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.resolver.request.Glob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the .gitignore files of a repository say about paths: outputs of builds are ignored, and
 * sources are not. The last pattern that fits decides, and that of the deepest file.
 */
final class IgnoredPaths {
  private record Rule(Glob glob, boolean isNegated) {}

  private final ProjectFiles files;
  private final Map<Path, List<Rule>> rules = new HashMap<>();

  IgnoredPaths(ProjectFiles files) {
    this.files = files;
  }

  /** Whether a path, or a folder that it is in, is ignored. */
  boolean contains(Path path) {
    Path repository = repository(path);
    if (repository == null) {
      return false;
    }
    Path below = repository;
    for (Path name : repository.relativize(path)) {
      below = below.resolve(name);
      if (isIgnored(repository, below)) {
        return true;
      }
    }
    return false;
  }

  /** The folder upwards that has a .git; without one, the highest that has a .gitignore. */
  private static @Nullable Path repository(Path path) {
    Path highest = null;
    for (Path level = path.getParent(); level != null; level = level.getParent()) {
      if (Files.exists(level.resolve(".git"))) {
        return level;
      }
      if (Files.exists(level.resolve(".gitignore"))) {
        highest = level;
      }
    }
    return highest;
  }

  private boolean isIgnored(Path repository, Path path) {
    boolean isIgnored = false;
    Path level = repository;
    for (Path name : repository.relativize(path)) {
      String relative = level.relativize(path).toString().replace('\\', '/');
      for (Rule rule : rules.computeIfAbsent(level, this::read)) {
        if (rule.glob.matches(relative)) {
          isIgnored = !rule.isNegated;
        }
      }
      level = level.resolve(name);
    }
    return isIgnored;
  }

  private List<Rule> read(Path directory) {
    byte[] bytes = files.bytes(directory.resolve(".gitignore"));
    if (bytes == null) {
      return List.of();
    }
    List<Rule> read = new ArrayList<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      String pattern = line.strip();
      if (!pattern.isEmpty() && pattern.charAt(0) != '#') {
        boolean isNegated = pattern.charAt(0) == '!';
        read.add(new Rule(new Glob(anchored(pattern.substring(isNegated ? 1 : 0))), isNegated));
      }
    }
    return read;
  }

  /** A pattern without a slash fits names at any depth. */
  private static String anchored(String pattern) {
    String plain = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (plain.startsWith("/")) {
      return plain.substring(1);
    }
    return plain.indexOf('/') >= 0 ? plain : "**/".concat(plain);
  }
}
