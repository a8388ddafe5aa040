package dev.shale.tools.cli;

import dev.shale.engine.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Edits of a project that is open: of its tree, of what lies around it, and of buffers. */
final class ProjectEdits {
  private static final String[] DIRECTORIES = {
    "src/a", "src/a/b", "src/c", "lib", "node_modules/q"
  };
  private final Path root;
  private final Path away;
  private final Path outside;
  private final RandomTree tree;
  private final Random random;

  /** The buffers that stand for files. */
  private final Map<Path, byte[]> buffers = new TreeMap<>();

  ProjectEdits(Path root, RandomTree tree, Random random) throws IOException {
    this.root = root;
    this.tree = tree;
    this.random = random;
    away = root.resolveSibling("away");
    outside = Files.createDirectory(root.resolveSibling("outside"));
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  /** Makes one edit; returns what it was. */
  String edit(Project project) throws IOException {
    if (Files.exists(away)) {
      Files.move(away, root);
      return "root restored";
    }
    return switch (random.nextInt(16)) {
      case 0, 1 -> buffer(project);
      case 2 -> withdraw(project);
      case 3 -> rename();
      case 4 -> outside();
      case 5 -> importOutside();
      case 6 -> {
        if (random.nextInt(4) != 0) {
          yield tree.edit();
        }
        Files.move(root, away);
        yield "root moved away";
      }
      default -> tree.edit();
    };
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private Path anyFile() throws IOException {
    List<Path> files = files(root);
    return files.get(random.nextInt(files.size()));
  }

  private String buffer(Project project) throws IOException {
    Path file = random.nextInt(8) == 0 ? root.resolve("src/a/later.ts") : anyFile();
    String name = file.getFileName().toString();
    if (name.equals("package.json") || name.startsWith("tsconfig") || name.equals("base.json")) {
      return "no buffer";
    }
    String text =
        pick(
                "",
                "import './x';\n",
                "import 'q'; export * from './z';\n",
                "syntax error (\n",
                ".a{}")
            + pick("", "import './a/later';\n", "import '../../outside/o';\n");
    buffers.put(file, text.getBytes(StandardCharsets.UTF_8));
    project.overlay(file, text.getBytes(StandardCharsets.UTF_8)).join();
    return "buffer " + file;
  }

  private String withdraw(Project project) {
    if (buffers.isEmpty()) {
      return "no buffer";
    }
    Path file = List.copyOf(buffers.keySet()).get(random.nextInt(buffers.size()));
    buffers.remove(file);
    project.withdraw(file).join();
    return "withdraw " + file;
  }

  private String rename() throws IOException {
    Path from = root.resolve(pick(DIRECTORIES));
    Path to = root.resolve(pick(DIRECTORIES));
    boolean isFree = !Files.exists(to, LinkOption.NOFOLLOW_LINKS);
    if (Files.isDirectory(from)
        && isFree
        && Files.isDirectory(to.getParent())
        && !to.startsWith(from)) {
      Files.move(from, to);
    }
    return "rename " + from + " to " + to;
  }

  private String outside() throws IOException {
    Path file = outside.resolve(pick("o.ts", "p.ts", "deep/o.ts"));
    if (random.nextInt(3) == 0) {
      Files.deleteIfExists(file);
      return "delete " + file;
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, pick("", "import './p';\n", "import './deep/o';\n", "import './o';"));
    return "write " + file;
  }

  private String importOutside() throws IOException {
    Path file = root.resolve("src/index.ts");
    if (Files.isRegularFile(file)) {
      Files.writeString(
          file,
          "import '../../outside/" + pick("o", "p", "deep/o") + "'; import './a'; import './x';\n");
    }
    return "import outside";
  }

  /** Runs something while files have the contents that buffers stand for. */
  void withBuffersOnDisk(Runnable action) throws IOException {
    Map<Path, Path> saved = new TreeMap<>();
    for (Map.Entry<Path, byte[]> buffer : buffers.entrySet()) {
      Path file = buffer.getKey();
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Path copy = root.resolveSibling("saved" + saved.size());
        Files.copy(
            file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        saved.put(file, copy);
        Files.write(file, buffer.getValue());
      }
    }
    action.run();
    for (Map.Entry<Path, Path> copy : saved.entrySet()) {
      Files.write(copy.getKey(), Files.readAllBytes(copy.getValue()));
      Files.setLastModifiedTime(copy.getKey(), Files.getLastModifiedTime(copy.getValue()));
    }
  }
}
