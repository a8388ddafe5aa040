package dev.shale.tools.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a project that is edited. What cannot be written is left as it is. */
final class TreeFiles {
  /** A directory with some hundred files, which edits would all be of otherwise. */
  static final String MANY = "src/many";

  /** The entry that asks for much; it stays. */
  static final String HUB = "src/hub.ts";

  /** How the names of files begin that are not edited. */
  static final String LED = "src/led";

  private static final String[] OWN = {"src", "lib"};
  private final Path root;

  /**
   * Whether nothing is edited that makes whatever changes concern everything: so it shows whether
   * it is known what some change concerns.
   */
  final boolean isCalm;

  TreeFiles(Path root, boolean isCalm) {
    this.root = root;
    this.isCalm = isCalm;
  }

  /** Texts by chance. */
  RandomText texts(Random random) {
    return new RandomText(random, isCalm);
  }

  Path at(String path) {
    return root.resolve(path);
  }

  /** A path as it is said. */
  String name(Path path) {
    return root.relativize(path).toString();
  }

  static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The bytes of a file as characters; empty where there is none. */
  static String text(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readString(file, ISO_8859_1) : "";
  }

  void write(String path, String text) throws IOException {
    write(at(path), text.getBytes(ISO_8859_1));
  }

  void write(Path file, byte[] bytes) throws IOException {
    if (!Files.isDirectory(file) && makeFolder(file.getParent())) {
      Files.write(file, bytes);
    }
  }

  /** Makes a directory, unless there is a file in its way; returns whether it is there. */
  boolean makeFolder(Path folder) throws IOException {
    for (Path path = folder; path.startsWith(root); path = path.getParent()) {
      if (isThere(path) && !Files.isDirectory(path)) {
        return false;
      }
    }
    Files.createDirectories(folder);
    return true;
  }

  static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> children = Files.list(path)) {
        for (Path child : children.toList()) {
          delete(child);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** The files that belong to no package. */
  List<Path> own() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : OWN) {
      if (Files.isDirectory(at(folder))) {
        try (Stream<Path> found = Files.walk(at(folder))) {
          found.filter(this::isEdited).forEach(files::add);
        }
      }
    }
    return files;
  }

  private boolean isEdited(Path path) {
    return isFile(path) && !path.startsWith(at(MANY)) && !name(path).startsWith(LED);
  }

  /** One of those by a seed: mostly the same when others came or went. */
  Path own(long seed) throws IOException {
    return own().stream()
        .min(
            Comparator.comparingLong((Path file) -> mixed(seed ^ name(file).hashCode()))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(at("src/index.ts"));
  }

  /** As SplitMix64 ends. */
  private static long mixed(long value) {
    long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }

  /**
   * What is at a path.
   *
   * @param kind {@code d}irectory, {@code l}ink, {@code f}ile
   * @param content of a file; of a link where it leads
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Saved(char kind, byte[] content) {
    static Saved of(Path path) throws IOException {
      if (Files.isSymbolicLink(path)) {
        return new Saved('l', Files.readSymbolicLink(path).toString().getBytes(ISO_8859_1));
      }
      boolean isFolder = Files.isDirectory(path);
      return new Saved(isFolder ? 'd' : 'f', isFolder ? new byte[0] : Files.readAllBytes(path));
    }

    boolean is(Saved other) {
      return kind == other.kind && Arrays.equals(content, other.content);
    }
  }

  /** Everything that there is, to be put back. */
  final class Checkout {
    private final Map<Path, Saved> saved = read();

    Checkout() throws IOException {}

    private Map<Path, Saved> read() throws IOException {
      Map<Path, Saved> found = new TreeMap<>();
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.toList()) {
          found.put(path, Saved.of(path));
        }
      }
      return found;
    }

    /** Writes what is not as it was. */
    void restore() throws IOException {
      Map<Path, Saved> now = read();
      for (Path path : now.keySet()) {
        Saved before = saved.get(path);
        if (before == null || before.kind() != now.get(path).kind()) {
          delete(path);
        }
      }
      for (Map.Entry<Path, Saved> one : saved.entrySet()) {
        Saved present = isThere(one.getKey()) ? now.get(one.getKey()) : null;
        if (present == null || !present.is(one.getValue())) {
          put(one.getKey(), one.getValue());
        }
      }
    }

    private void put(Path path, Saved value) throws IOException {
      switch (value.kind()) {
        case 'd' -> Files.createDirectories(path);
        case 'l' -> {
          Files.deleteIfExists(path);
          Files.createSymbolicLink(path, Path.of(new String(value.content(), ISO_8859_1)));
        }
        default -> Files.write(path, value.content());
      }
    }
  }
}
