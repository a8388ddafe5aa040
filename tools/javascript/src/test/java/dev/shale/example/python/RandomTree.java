package dev.shale.example.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Python modules that random edits change: files, packages, links. */
final class RandomTree {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private final Path root;
  private final Random random;

  RandomTree(Path root, long seed) throws IOException {
    this.root = root;
    random = new Random(seed);
    delete(root, new TreeSet<>());
    Files.createDirectories(root);
    write(root.resolve("main.py"), new TreeSet<>());
    for (int edit = 0; edit < 30; edit++) {
      edit();
    }
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /** A directory that may not exist, at most two below the root. */
  private Path directory() {
    Path directory = root;
    for (int depth = random.nextInt(3); depth > 0; depth--) {
      directory = directory.resolve(name());
    }
    return directory;
  }

  private Path file() {
    Path directory = directory();
    return random.nextInt(3) == 0
        ? directory.resolve("__init__.py")
        : directory.resolve(name() + ".py");
  }

  private String text() {
    StringBuilder text = new StringBuilder("# " + random.nextInt(100) + "\n");
    for (int line = random.nextInt(6); line > 0; line--) {
      String dotted = name() + (random.nextBoolean() ? "." + name() : "");
      switch (random.nextInt(4)) {
        case 0 -> text.append("import ").append(dotted);
        case 1 -> text.append("from ").append(dotted).append(" import ").append(name());
        case 2 -> text.append("from .").append(name()).append(" import ").append(name());
        default -> text.append("from .. import ").append(name());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Changes something; returns the paths that an editor would name. */
  Set<Path> edit() throws IOException {
    Set<Path> told = new TreeSet<>();
    for (int edit = random.nextInt(3); edit >= 0; edit--) {
      switch (random.nextInt(10)) {
        case 0 -> delete(file(), told);
        case 1 -> delete(directory().resolve(name()), told);
        case 2 -> move(told);
        case 3 -> link(directory().resolve(name()), directory(), told);
        case 4 -> link(file(), file(), told);
        case 5 -> write(root.resolve("main.py"), told);
        default -> write(file(), told);
      }
    }
    return told;
  }

  private void write(Path file, Set<Path> told) throws IOException {
    if (makeDirectories(file.getParent(), told) && !Files.isDirectory(file)) {
      told.add(real(file));
      Files.deleteIfExists(file);
      Files.writeString(file, text());
    }
  }

  /** Each new directory is told, as nothing of it was known. */
  private static boolean makeDirectories(Path directory, Set<Path> told) throws IOException {
    if (Files.isDirectory(directory)) {
      return true;
    }
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
        || !makeDirectories(directory.getParent(), told)) {
      return false;
    }
    told.add(real(directory));
    Files.createDirectory(directory);
    return true;
  }

  /** The path by which a graph knows a file: links above it are followed. */
  private static Path real(Path path) throws IOException {
    return path.getParent().toRealPath().resolve(path.getFileName());
  }

  /** With all that is in a directory; but for the program's first module. */
  private void delete(Path path, Set<Path> told) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path one : below(real(path))) {
      if (!one.equals(root.resolve("main.py")) || path.equals(root)) {
        told.add(one);
        Files.delete(one);
      }
    }
  }

  /** What is in a path and the path itself, the deepest first; links are not followed. */
  private static List<Path> below(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList());
    }
  }

  private void move(Set<Path> told) throws IOException {
    Path from = directory().resolve(name());
    Path to = directory().resolve(name());
    if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS) || !Files.isDirectory(to.getParent())) {
      return;
    }
    from = real(from);
    to = real(to);
    if (!to.startsWith(from) && !from.startsWith(to)) {
      delete(to, told);
      told.addAll(below(from));
      Files.move(from, to);
      told.addAll(below(to));
    }
  }

  private void link(Path link, Path target, Set<Path> told) throws IOException {
    boolean isPossible =
        Files.isDirectory(link.getParent())
            && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)
            && !link.equals(target);
    if (isPossible) {
      told.add(real(link));
      Files.createSymbolicLink(link, target);
    }
  }
}
