package dev.shale.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Does what programs do to files: in a root, with the root, and beside it. */
final class RandomFiles {
  private static final String[] NAMES = {"a", "b", "c", "d", "e", "skipped"};
  private static final int MOST_FILES = 60;
  private static final int DEEPEST = 4;

  private final Random random;
  private final Path folder;
  private final Path root;

  RandomFiles(Random random, Path folder, Path root) {
    this.random = random;
    this.folder = folder;
    this.root = root;
  }

  void changeOne() throws IOException {
    List<Path> all = all();
    if (all.size() > MOST_FILES) {
      deleteAll(any(all));
      return;
    }
    switch (random.nextInt(14)) {
      case 0, 1 -> write(fresh());
      case 2, 3 -> edit(anyFile(all));
      case 4 -> touch(any(all));
      case 5 -> move(anyFile(all), fresh());
      case 6, 7 -> move(anyDirectory(all), fresh());
      case 8 -> delete(any(all));
      case 9 -> deleteAll(any(all));
      case 10, 11 -> makeDirectories();
      case 12 -> link(fresh(), any(all));
      default -> changeRoot();
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).toList();
    }
  }

  private Path any(List<Path> all) {
    return all.isEmpty() ? root : all.get(random.nextInt(all.size()));
  }

  private Path anyFile(List<Path> all) {
    return any(all.stream().filter(file -> isFile(file)).toList());
  }

  private Path anyDirectory(List<Path> all) {
    return any(all.stream().filter(file -> isDirectory(file)).toList());
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  /** A name in a directory that is there, mostly in the root; something may have it. */
  private Path fresh() throws IOException {
    List<Path> directories =
        new ArrayList<>(all().stream().filter(file -> isDirectory(file)).toList());
    directories.removeIf(one -> random.nextInt(4) > 0 && !one.startsWith(root));
    Path parent = any(directories);
    return parent.getNameCount() > root.getNameCount() + DEEPEST
        ? root.resolve(name())
        : parent.resolve(name());
  }

  private void write(Path file) throws IOException {
    if (!isDirectory(file) && isDirectory(file.getParent()) && !Files.isSymbolicLink(file)) {
      Files.writeString(file, "text " + random.nextInt());
    }
  }

  private void edit(Path file) throws IOException {
    if (!isFile(file)) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> Files.writeString(file, "appended", StandardOpenOption.APPEND);
      case 1 -> Files.writeString(file, "");
      case 2 -> {
        Path beside = folder.resolve("new");
        if (!isDirectory(beside)) {
          Files.writeString(beside, "replaced " + random.nextInt());
          Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      default -> write(file);
    }
  }

  private void touch(Path file) throws IOException {
    if (isFile(file) || isDirectory(file)) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextInt()));
    }
  }

  private void move(Path from, Path to) throws IOException {
    boolean isThere = Files.exists(from, LinkOption.NOFOLLOW_LINKS) && isDirectory(to.getParent());
    if (!isThere || to.startsWith(from) || from.startsWith(to) || from.equals(root)) {
      return;
    }
    if (isDirectory(to) && random.nextBoolean()) {
      deleteAll(to);
    }
    if (!isDirectory(to) || isEmpty(to)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private void delete(Path file) throws IOException {
    if (!isDirectory(file) || isEmpty(file)) {
      Files.deleteIfExists(file);
    }
  }

  private static void deleteAll(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }

  private void makeDirectories() throws IOException {
    Path at = fresh();
    for (int level = random.nextInt(DEEPEST); level >= 0; level--) {
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) ? !isDirectory(at) : !makeDirectory(at)) {
        return;
      }
      if (random.nextBoolean()) {
        write(at.resolve("f" + random.nextInt(3)));
      }
      at = at.resolve(name());
    }
  }

  private static boolean makeDirectory(Path path) throws IOException {
    boolean isPossible = isDirectory(path.getParent());
    if (isPossible) {
      Files.createDirectory(path);
    }
    return isPossible;
  }

  private void link(Path link, Path to) throws IOException {
    boolean isFree = !Files.exists(link, LinkOption.NOFOLLOW_LINKS);
    if (isFree && isDirectory(link.getParent())) {
      Files.createSymbolicLink(link, to);
    }
  }

  /** It goes, comes, or is another. */
  private void changeRoot() throws IOException {
    Path away = folder.resolve("away");
    boolean isThere = isDirectory(root);
    if (isThere && random.nextInt(3) == 0) {
      deleteAll(root);
    } else if (isThere) {
      deleteAll(away);
      Files.move(root, away);
    }
    if (isThere ? random.nextBoolean() : random.nextInt(3) > 0) {
      comeBack(away);
    }
  }

  private void comeBack(Path away) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(root);
    }
    if (!isDirectory(root.getParent())) {
      deleteAll(root.getParent());
      Files.createDirectories(root.getParent());
    }
    if (isDirectory(away)) {
      Files.move(away, root);
    } else {
      Files.createDirectory(root);
    }
  }
}
