package dev.shale.engine.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The slow way to find changes: look at everything before and after. */
final class Sweep extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Predicate<String> skip;
  private final Map<Path, String> files = new TreeMap<>();

  private Sweep(Path root, Predicate<String> skip) {
    this.root = root;
    this.skip = skip;
  }

  static Sweep of(Path root, Predicate<String> skip) throws IOException {
    Sweep sweep = new Sweep(root, skip);
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, sweep);
    }
    return sweep;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes status) {
    // The names in it are told themselves, so its times are not.
    files.put(path, "directory " + status.fileKey());
    boolean isLeftOut = !path.equals(root) && skip.test(path.getFileName().toString());
    return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes status) throws IOException {
    String content =
        status.isSymbolicLink()
            ? "link " + Files.readSymbolicLink(path)
            : "file " + Files.readString(path);
    files.put(
        path,
        content
            + " "
            + status.size()
            + " "
            + status.fileKey()
            + " "
            + status.lastModifiedTime().toInstant());
    return FileVisitResult.CONTINUE;
  }

  /** Those that have to be watched. */
  Set<String> directories() {
    Set<String> directories = new TreeSet<>();
    files.forEach((path, status) -> {
      boolean isLeftOut = !path.equals(root) && skip.test(path.getFileName().toString());
      if (status.startsWith("directory") && !isLeftOut) {
        directories.add(path.toString());
      }
    });
    return directories;
  }

  /** The paths that changed and were not told. What is gone may be told with its directory. */
  Set<Path> missed(Sweep after, Collection<String> told) {
    Set<Path> all = new TreeSet<>(files.keySet());
    all.addAll(after.files.keySet());
    all.removeIf(path -> Objects.equals(files.get(path), after.files.get(path)));
    all.removeIf(path ->
        after.files.containsKey(path) ? told.contains(path.toString()) : isToldAbove(path, told));
    return all;
  }

  private static boolean isToldAbove(Path path, Collection<String> told) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (told.contains(at.toString())) {
        return true;
      }
    }
    return false;
  }
}
