package dev.shale.tools.javascript.resolver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A small project whose files come, go and lead elsewhere, by a seed. */
final class ConcernFiles {
  private static final String[] FOLDERS = {
    "",
    "src",
    "src/a",
    "src/a/b",
    "src/foo",
    "src/x",
    "lib",
    "lib/a",
    "pkgs/one",
    "pkgs/one/src",
    "pkgs/one/dist",
    "pkgs/two",
    "pkgs/two/src",
    "far",
    "public",
    "src/foo.d",
    "@types/x"
  };
  private static final String[] NAMES = {
    "index",
    "x",
    "y",
    "foo",
    "foo.test",
    "_x",
    "x.ios",
    "two",
    "dep",
    "shim",
    "main",
    "_index",
    "foo.import",
    "bar"
  };
  private static final String[] EXTENSIONS = {
    ".ts", ".js", ".tsx", ".css", ".scss", ".d.ts", ".mjs", ".less", ".html", ".svg", ".json", "",
    ".ts", ".js"
  };
  private static final String[] TS_CONFIGS = {
    "{}",
    "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./src/*\"], \"exact\": [\"./lib/bar.ts\"]}}}",
    "{\"compilerOptions\": {\"paths\": {\"*\": [\"./lib/*\"], \"dep\": [\"./far/shim\"]}}}",
    "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./lib/*\", \"./src/a/*\"]}}}",
    "{\"compilerOptions\": {\"baseUrl\": \"src\"}}",
    "{\"compilerOptions\": {\"baseUrl\": \".\", \"rootDirs\": [\"src\", \"lib\"]}}",
    "{\"compilerOptions\": {\"rootDir\": \"far\", \"outDir\": \"dist\"}}",
    "{\"compilerOptions\": {\"rootDir\": \"src\", \"outDir\": \"dist\"}}",
    "{\"compilerOptions\": {\"moduleSuffixes\": [\".ios\", \"\"]}}",
    "{\"extends\": \"./base\"}",
    "{\"references\": [{\"path\": \"./lib\"}], \"files\": []}",
    "{"
  };
  private static final String[] PACKAGE_JSONS = {
    "{}",
    "{\"name\": \"one\", \"exports\": {\".\": \"./src/x.js\", \"./*\": \"./dist/*.js\"}}",
    "{\"name\": \"two\", \"main\": \"./dist/main.js\"}",
    "{\"name\": \"two\", \"main\": \"../far/x\"}",
    "{\"name\": \"top\", \"imports\": {\"#own\": \"./src/x.js\", \"#dep\": \"dep\"}}",
    "{\"name\": \"top\", \"browser\": {\"./src/x.js\": \"./far/shim.js\", \"dep\": \"./far/bar\"}}",
    "{\"type\": \"module\", \"sass\": \"y.scss\", \"types\": \"./foo.d.ts\"}",
    "{"
  };
  private static final String[] DEPENDENCIES = {
    "{\"main\": \"main.js\"}",
    "{\"main\": \"./gone\", \"types\": \"x.d.ts\"}",
    "{\"exports\": {\".\": \"./main.js\", \"./x\": \"./x.js\"}, \"imports\": {\"#own\": \"two\"}}",
    "{\"browser\": {\"./main.js\": \"./shim.js\", \"two\": \"one\", \"one\": false}}",
    "{\"browser\": {\"./x.js\": \"two\"}, \"main\": \"x.js\"}",
    "{\"main\": \"../../far/x\"}"
  };

  private final Path root;
  private final Random random;

  ConcernFiles(Path root, Random random) throws IOException {
    this.root = root;
    this.random = random;
    write("package.json", pick(PACKAGE_JSONS[0], PACKAGE_JSONS[4], PACKAGE_JSONS[5]));
    write("tsconfig.json", TS_CONFIGS[random.nextInt(6)]);
    write("pkgs/one/package.json", PACKAGE_JSONS[1]);
    write("pkgs/two/package.json", pick(PACKAGE_JSONS[2], PACKAGE_JSONS[2], PACKAGE_JSONS[3]));
    for (String name : new String[] {"dep", "@s/r"}) {
      write("node_modules/" + name + "/package.json", pick(DEPENDENCIES));
      write("node_modules/" + name + "/main.js", "");
    }
    if (random.nextBoolean()) {
      link("node_modules/one", "pkgs/one");
      link("node_modules/two", "pkgs/two");
    }
    if (random.nextInt(3) == 0) {
      link("src/linked", pick("lib", "pkgs/two", "src/a"));
    }
    for (int file = random.nextInt(30); file >= 0; file--) {
      write(anyPath(), "");
    }
    if (random.nextInt(3) == 0) {
      for (int file = 0; file < 40; file++) {
        write("src/many" + file + ".ts", "");
      }
    }
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String anyPath() {
    if (random.nextBoolean()) {
      // What many ask for.
      return pick("src/", "src/a/", "lib/") + pick("x", "foo") + pick(".ts", ".js", ".tsx", "");
    }
    String folder = pick(FOLDERS);
    return (folder.isEmpty() ? "" : folder + "/") + pick(NAMES) + pick(EXTENSIONS);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    if (Files.isDirectory(file)) {
      return;
    }
    for (Path above = file.getParent(); !above.equals(root); above = above.getParent()) {
      if (Files.isRegularFile(above, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(above);
      }
      if (Files.isSymbolicLink(above) && !Files.exists(above)) {
        return;
      }
    }
    Files.createDirectories(file.getParent());
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      Files.delete(file);
    }
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Path file = root.resolve(path);
    delete(file);
    if (!Files.exists(file.getParent())) {
      Files.createDirectories(file.getParent());
    }
    if (Files.isDirectory(file.getParent())) {
      Files.createSymbolicLink(file, root.resolve(target));
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> children = Files.list(path)) {
        for (Path child : children.toList()) {
          delete(child);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  private Path any() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      found.filter(path -> !path.equals(root)).forEach(all::add);
    }
    all.sort(null);
    return all.isEmpty() ? root.resolve("x") : all.get(random.nextInt(all.size()));
  }

  /** Makes one change; returns what it was. */
  String edit() throws IOException {
    return switch (random.nextInt(24)) {
      case 0 -> {
        Path path = any();
        delete(path);
        yield "delete " + root.relativize(path);
      }
      case 1, 2, 3 -> {
        Path path = root.resolve(anyPath());
        delete(path);
        yield "delete " + root.relativize(path);
      }
      case 4 -> {
        Path folder = root.resolve(pick(FOLDERS) + "/" + pick(NAMES) + pick("", "", ".d", ".ts"));
        delete(folder);
        write(root.relativize(folder) + "/" + pick(NAMES) + pick(EXTENSIONS), "");
        yield "folder " + root.relativize(folder);
      }
      case 5 -> {
        String path = anyPath();
        link(path, pick("lib", "src/a", "far", "nothing", anyPath()));
        yield "link " + path;
      }
      case 6 -> {
        String folder = pick(FOLDERS);
        String path =
            (folder.isEmpty() ? "" : folder + "/") + pick("package", "tsconfig") + ".json";
        write(path, path.endsWith("package.json") ? pick(PACKAGE_JSONS) : pick(TS_CONFIGS));
        yield path;
      }
      case 7 -> {
        String path = pick("node_modules/", "src/node_modules/") + pick("dep", "@s/r", "x", "two");
        if (random.nextInt(4) == 0) {
          delete(root.resolve(path));
        } else {
          write(path + "/" + pick("main.js", "x.js", "x.d.ts", "index.js", "package.json"), "{}");
        }
        yield path;
      }
      case 8 -> {
        Path from = any();
        Path to = root.resolve(anyPath());
        boolean isFile = Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS);
        if (isFile && Files.isDirectory(to.getParent()) && !Files.isDirectory(to)) {
          Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        yield "move " + root.relativize(from) + " to " + root.relativize(to);
      }
      case 9 -> {
        Path folder = root.resolve(pick(FOLDERS));
        if (!folder.equals(root) && random.nextBoolean()) {
          delete(folder);
        }
        yield "delete " + root.relativize(folder);
      }
      default -> {
        String path = anyPath();
        write(path, "");
        yield "new " + path;
      }
    };
  }
}
