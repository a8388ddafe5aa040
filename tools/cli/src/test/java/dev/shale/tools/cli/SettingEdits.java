package dev.shale.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Edits of packages, and of files that say how others are to be read and found. */
final class SettingEdits {
  private static final String[] INSTALLED = {"p", "q", "@s/r"};
  private static final int LINKED = 9;
  private final TreeFiles files;
  private final boolean hasInstaller;
  private final boolean isTrusted;

  SettingEdits(TreeFiles files, boolean hasInstaller, boolean isTrusted) {
    this.files = files;
    this.hasInstaller = hasInstaller;
    this.isTrusted = isTrusted;
  }

  /** Makes one; returns what it was. */
  String edit(Random random) throws IOException {
    RandomText text = files.texts(random);
    int kind = random.nextInt(18);
    return switch (files.isCalm && kind == LINKED ? 3 : kind) {
      case 0, 1 -> install(random, text.pick(INSTALLED));
      case 2 -> swap(random, text.pick(INSTALLED), text.pick(INSTALLED));
      case 3, 4 -> write("tsconfig.json", text.tsConfig());
      case 5, 6, 11, 12, 13 -> nested(random, text);
      case 7, 8 -> packageJson(random, text);
      case LINKED -> linkPackage(random, text);
      case 10 -> {
        TreeFiles.delete(files.at("node_modules/q"));
        yield "delete node_modules/q";
      }
      default -> patch(random, text);
    };
  }

  private String write(String path, String content) throws IOException {
    files.write(path, content);
    return path + " is " + content;
  }

  private String nested(Random random, RandomText text) throws IOException {
    String path =
        text.pick("base.json", "src/tsconfig.json", "src/a/tsconfig.json", "jsconfig.json");
    if (random.nextInt(4) == 0) {
      Files.deleteIfExists(files.at(path));
      return "delete " + path;
    }
    return write(path, text.tsConfig());
  }

  private String packageJson(Random random, RandomText text) throws IOException {
    String folder = text.pick("src/", "src/a/", "lib/", "src/x/", "");
    String path = folder + "package.json";
    String content = text.packageJson();
    if (!folder.isEmpty()) {
      if (random.nextInt(4) == 0) {
        Files.deleteIfExists(files.at(path));
        return "delete " + path;
      }
      return write(path, content);
    }
    String more = content.length() > 2 ? "," : "";
    return write(path, content.replaceFirst("^\\{", "{\"source\": \"src/index.ts\"" + more));
  }

  /** A package of another version, with other files. */
  String install(Random random, String name) throws IOException {
    RandomText text = files.texts(random);
    String home = "node_modules/" + name + "/";
    TreeFiles.delete(files.at("node_modules/" + name));
    String main = text.pick("main.js", "./lib/util.js", "gone", "lib");
    String more =
        text.pick(
            "",
            ", \"type\": \"module\"",
            ", \"exports\": {\"./main\": \"./main.js\"}",
            ", \"sideEffects\": false",
            ", \"browser\": {\"./main.js\": \"./lib/util.js\"}",
            ", \"types\": \"./main.d.ts\"");
    files.write(
        home + "package.json",
        "{\"version\": \"1."
            + random.nextInt(1_000_000)
            + ".0\", \"main\": \""
            + main
            + "\""
            + more
            + "}");
    files.write(home + "main.js", "require('./lib/util');" + text.pick("", "require('q');"));
    files.write(home + "lib/util.js", text.pick("", "require('../main')", "require('p')"));
    if (random.nextBoolean()) {
      files.write(home + "lib/index.js", "");
    }
    if (random.nextInt(3) == 0) {
      files.write(home + "main.d.ts", "export type T = 1;");
      files.write(home + "tsconfig.json", text.tsConfig());
    }
    record(random);
    return "install " + name;
  }

  private void record(Random random) throws IOException {
    if (hasInstaller) {
      files.write("node_modules/.package-lock.json", "{\"installs\": " + random.nextLong() + "}");
    }
  }

  /** As when the versions of two packages are taken for each other. */
  private String swap(Random random, String one, String other) throws IOException {
    Path first = files.at("node_modules/" + one);
    Path second = files.at("node_modules/" + other);
    if (TreeFiles.isThere(first) && TreeFiles.isThere(second) && !one.equals(other)) {
      Path aside = files.at("node_modules/.aside");
      Files.move(first, aside);
      Files.move(second, first);
      Files.move(aside, second);
      record(random);
    }
    return "swap " + one + " and " + other;
  }

  /** As a workspace has its own packages. */
  private String linkPackage(Random random, RandomText text) throws IOException {
    String name = text.pick("p", "top", "none");
    Path link = files.at("node_modules/" + name);
    Path target = Path.of(text.pick("../lib", "q", "../src", "gone", ".."));
    TreeFiles.delete(link);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
    record(random);
    return "link package " + name + " to " + target;
  }

  /** A file of a package that no installer wrote or took away. */
  private String patch(Random random, RandomText text) throws IOException {
    String home = (isTrusted ? "src/" : "") + "node_modules/" + text.pick(INSTALLED) + "/";
    String path =
        home + text.pick("main.js", "index.js", "lib/util.ts", "lib/util.js", "main.d.ts");
    if (random.nextInt(3) == 0) {
      Files.deleteIfExists(files.at(path));
      return "delete " + path;
    }
    files.write(path, text.source());
    return "write " + path;
  }
}
