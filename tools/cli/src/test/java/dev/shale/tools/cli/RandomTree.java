package dev.shale.tools.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A project on disk, and edits of it as people and tools make them, by a seed. */
final class RandomTree {
  private static final String[] FOLDERS = {"src", "src/a", "src/a/b", "lib", "src/index.d"};
  private static final String[] NAMES = {"index", "x", "y", "z", "x.test", "w"};
  private static final String[] EXTENSIONS = {".ts", ".js", ".tsx", ".json", ".css", ".mjs", ""};
  private static final String[] PACKAGES = {"p", "q", "@s/r", "none"};
  private static final String[] TS_CONFIGS = {
    "{}",
    "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./src/*\"]}}}",
    "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./lib/*\", \"./src/a/*\"]}}}",
    "{\"compilerOptions\": {\"baseUrl\": \"src\"}}",
    "{\"extends\": \"./base.json\"}",
    "{"
  };

  private static final String[] PATTERNS = {
    "import('./a/' + x);\n",
    "import(`@/${x}.js`);\n",
    "require('../' + x + '/index');\n",
    "require.context('./a', false, /x|y/);\n",
    "import.meta.glob(['./**/*.ts', '!**/w.ts'], {eager: true});\n"
  };

  private final Path root;
  private final Random random;
  private final boolean hasInstaller;
  private final boolean isTrusted;
  private int installs;

  /** The last thing that was taken away, to be put back. */
  private Path deleted;

  private byte[] deletedBytes = {};

  /**
   * A project.
   *
   * @param hasInstaller whether packages are installed by something that keeps records
   * @param isTrusted whether nobody else may change packages
   */
  RandomTree(Path root, long seed, boolean hasInstaller, boolean isTrusted) throws IOException {
    this.root = root;
    random = new Random(seed);
    this.hasInstaller = hasInstaller;
    this.isTrusted = isTrusted;
    deleted = root.resolve("src/y.ts");
    write("package.json", "{\"name\": \"top\", \"source\": \"src/index.ts\"}");
    write("tsconfig.json", TS_CONFIGS[random.nextInt(2)]);
    for (String name : PACKAGES) {
      if (!name.equals("none")) {
        install(name);
      }
    }
    for (int file = 0; file < 14; file++) {
      write(anyPath(), source());
    }
    write("src/index.ts", source() + "import './x'; import './a'; import 'p';\n");
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String anyPath() {
    return pick(FOLDERS) + "/" + pick(NAMES) + pick(EXTENSIONS);
  }

  private String source() {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(6); line > 0; line--) {
      text.append(
          pick("import ", "export * from ", "import type {T} from ", "require(", "import("));
      boolean isCall = text.charAt(text.length() - 1) == '(';
      text.append('"').append(request()).append(isCall ? "\");\n" : "\";\n");
    }
    if (random.nextInt(5) == 0) {
      text.append("if (process.env.NODE_ENV !== 'production') require('./")
          .append(pick(NAMES))
          .append("');\n");
    }
    if (random.nextInt(4) == 0) {
      text.append(pick(PATTERNS));
    }
    return text + (random.nextInt(25) == 0 ? "syntax error (\n" : "");
  }

  private String request() {
    return switch (random.nextInt(6)) {
      case 0 -> pick(PACKAGES) + pick("", "/main", "/main.js", "/lib/util");
      case 1 -> "@/" + pick(NAMES);
      case 2 -> pick("node:fs", "#own", "a/x", "../package.json", ".");
      case 3 -> "../" + pick(NAMES) + pick(EXTENSIONS);
      default -> pick("./", "./a/", "./b/") + pick(NAMES) + pick(EXTENSIONS);
    };
  }

  private void write(String path, String text) throws IOException {
    write(root.resolve(path), text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Path file, byte[] bytes) throws IOException {
    if (Files.isDirectory(file) || hasFileAbove(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private boolean hasFileAbove(Path file) {
    for (Path path = file.getParent(); path.startsWith(root); path = path.getParent()) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
        return true;
      }
    }
    return false;
  }

  /** A package of a new version, with other files. */
  private void install(String name) throws IOException {
    String home = "node_modules/" + name + "/";
    delete(root.resolve(home));
    installs++;
    String main = pick("main.js", "./lib/util.js", "gone", "lib");
    String more = pick("", ", \"type\": \"module\"", ", \"exports\": {\"./main\": \"./main.js\"}");
    write(
        home + "package.json",
        "{\"version\": \"1." + installs + ".0\", \"main\": \"" + main + "\"" + more + "}");
    write(home + "main.js", "require('./lib/util');" + pick("", "require('q');"));
    write(home + "lib/util.js", pick("", "require('../main')", "require('p')"));
    if (random.nextBoolean()) {
      write(home + "lib/index.js", "");
    }
    if (hasInstaller) {
      write("node_modules/.package-lock.json", "{\"installs\": " + installs + "}");
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

  private Path anyFile() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : new String[] {"src", "lib"}) {
      if (Files.isDirectory(root.resolve(folder))) {
        try (Stream<Path> found = Files.walk(root.resolve(folder))) {
          found
              .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .forEach(files::add);
        }
      }
    }
    files.sort(null);
    return files.isEmpty() ? root.resolve("src/index.ts") : files.get(random.nextInt(files.size()));
  }

  /** What moves everything else, at times so far that it takes rows of its own. */
  private void comment(Path file) throws IOException {
    String comment = pick("// c\n", "\n", "/* c */ ", "/*" + "c".repeat(70_000) + "*/ ");
    String text = Files.isRegularFile(file) ? Files.readString(file, ISO_8859_1) : "";
    write(file, (comment + text).getBytes(ISO_8859_1));
  }

  /** Makes one edit; returns what it was. */
  String edit() throws IOException {
    Path file = anyFile();
    String relative = root.relativize(file).toString();
    return switch (random.nextInt(23)) {
      case 0, 1 -> {
        write(file, source().getBytes(StandardCharsets.UTF_8));
        yield "write " + relative;
      }
      case 19, 20, 21, 22 -> {
        comment(file);
        yield "comment in " + relative;
      }
      case 2 -> {
        String path = anyPath();
        write(path, source());
        yield "new " + path;
      }
      case 3 -> {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + random.nextInt(1000)));
        yield "touch " + relative;
      }
      case 4 -> {
        deleted = file;
        deletedBytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Files.deleteIfExists(file);
        yield "delete " + relative;
      }
      case 5 -> {
        write(deleted, deletedBytes);
        yield "restore " + root.relativize(deleted);
      }
      case 6 -> {
        Path to = root.resolve(anyPath());
        if (Files.exists(file) && !Files.isDirectory(to) && !hasFileAbove(to)) {
          Files.createDirectories(to.getParent());
          Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
        }
        yield "move " + relative + " to " + root.relativize(to);
      }
      case 7 -> {
        yield replace(file, relative);
      }
      case 8 -> {
        String name = pick("p", "q", "@s/r");
        install(name);
        yield "install " + name;
      }
      case 9 -> {
        write("tsconfig.json", pick(TS_CONFIGS));
        yield "tsconfig.json";
      }
      case 10 -> {
        String path = pick("src/", "src/a/", "") + "package.json";
        String text =
            pick("{\"type\": \"module\"}", "{}", "{", "{\"imports\": {\"#own\": \"./x.js\"}}");
        boolean isTop = path.equals("package.json");
        write(
            path,
            isTop
                ? text.replaceFirst(
                    "^\\{", "{\"source\": \"src/index.ts\"" + (text.length() > 2 ? "," : ""))
                : text);
        yield path;
      }
      case 11 -> {
        yield link();
      }
      case 12 -> {
        yield hide(file, relative);
      }
      case 13 -> {
        Files.setPosixFilePermissions(
            file.getParent(), PosixFilePermissions.fromString(pick("rwxr-xr-x", "rwx------")));
        yield "chmod " + relative;
      }
      case 14 -> {
        String path = pick(FOLDERS) + "/" + pick(NAMES);
        if (!Files.isDirectory(root.resolve(path)) && !path.equals("src/index")) {
          Files.deleteIfExists(root.resolve(path));
        }
        write(path + "/index.ts", source());
        yield "folder " + path;
      }
      case 15 -> {
        String folder = pick("src/a", "src/a/b", "node_modules/q");
        delete(root.resolve(folder));
        yield "delete " + folder;
      }
      case 16, 17 -> {
        yield patch();
      }
      default -> {
        write(pick("base.json", "src/tsconfig.json"), pick(TS_CONFIGS));
        yield "base.json or src/tsconfig.json";
      }
    };
  }

  /** A file of a package that no installer wrote or took away. */
  private String patch() throws IOException {
    String home = (isTrusted ? "src/" : "") + "node_modules/" + pick("p", "q", "@s/r") + "/";
    String path = home + pick("main.js", "index.js", "lib/util.ts", "lib/util.js");
    if (random.nextInt(3) == 0) {
      Files.deleteIfExists(root.resolve(path));
      return "delete " + path;
    }
    write(path, source());
    return "write " + path;
  }

  /** As editors save: another file takes the place. */
  private String replace(Path file, String relative) throws IOException {
    if (Files.exists(file)) {
      Path other = file.resolveSibling(".save");
      Files.copy(file, other, StandardCopyOption.REPLACE_EXISTING);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return "replace " + relative;
  }

  private String link() throws IOException {
    Path link = root.resolve(anyPath());
    if (hasFileAbove(link) || Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
      return "no link";
    }
    Files.createDirectories(link.getParent());
    Files.deleteIfExists(link);
    Path target = random.nextBoolean() ? anyFile() : root.resolve(pick(FOLDERS));
    Files.createSymbolicLink(link, target);
    return "link " + root.relativize(link) + " to " + root.relativize(target);
  }

  /** Other content of the same size, under the time of before. */
  private String hide(Path file, String relative) throws IOException {
    if (Files.exists(file)) {
      FileTime time = Files.getLastModifiedTime(file);
      byte[] bytes = Files.readAllBytes(file);
      for (int index = 0; index < bytes.length; index++) {
        bytes[index] = bytes[index] == 'x' ? (byte) 'y' : bytes[index];
      }
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, time);
    }
    return "hide " + relative;
  }
}
