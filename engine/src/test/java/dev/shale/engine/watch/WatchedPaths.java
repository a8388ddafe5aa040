package dev.shale.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which directories are watched, and which are to be. */
final class WatchedPaths {
  private WatchedPaths() {}

  /** What is watched in a root, and the root. */
  static Set<String> under(Path root, EventWatching watching) {
    Set<String> paths = new TreeSet<>();
    for (Directory one : watching.directories().watches().all()) {
      if (Path.of(one.path()).startsWith(root)) {
        paths.add(one.path());
      }
    }
    return paths;
  }

  /** The directories in a root, and the root. */
  static Set<String> existing(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isDirectory(file) && !Files.isSymbolicLink(file))
          .map(Path::toString)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
