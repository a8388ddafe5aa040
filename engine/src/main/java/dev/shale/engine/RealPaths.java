package dev.shale.engine;

import java.io.IOException;
import java.nio.file.Path;

/** The names under which a graph knows files. */
final class RealPaths {
  private RealPaths() {}

  /** The path of a file that may not exist, with the links above it followed. */
  static String of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      return absolute.toString();
    }
    return realOrSelf(parent).resolve(name).toString().replace('\\', '/');
  }

  /** The path of what may not exist, with all links followed. */
  static String whole(Path path) {
    return realOrSelf(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private static Path realOrSelf(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException absent) {
      Path parent = directory.getParent();
      Path name = directory.getFileName();
      return parent == null || name == null ? directory : realOrSelf(parent).resolve(name);
    }
  }
}
