package dev.shale.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Random;

/** Edits of which files, folders and links there are. */
final class PlaceEdits {
  private static final int MANY = 300;
  private static final String[] WINNERS = {
    ".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts", "/index.ts", "/index.js", "/package.json"
  };
  private static final String[] CALM_WINNERS = {
    ".ts", ".tsx", ".js", ".mjs", ".css", ".d.ts", "/index.ts", "/index.js"
  };
  private static final String[] LINKS = {"src/link", "src/link.ts", "src/a/link", "lib/link"};
  private static final String[] MOVABLE = {"src/a", "src/a/b", "src/c", "lib", "src/x", "src/X"};
  private final TreeFiles files;

  /** The last thing that was taken away, to be put back. */
  private Path deleted;

  private byte[] deletedBytes = {};

  PlaceEdits(TreeFiles files) {
    this.files = files;
    deleted = files.at("src/y.ts");
  }

  /** Makes one to a file, or elsewhere; returns what it was. */
  String edit(Random random, Path file) throws IOException {
    RandomText text = files.texts(random);
    String name = files.name(file);
    int kind = random.nextInt(21);
    boolean isLink = kind >= 11 && kind <= 13;
    if (files.isCalm && isLink) {
      return toggle(text, text.pick("src/x", "src/w"));
    }
    return switch (name.equals(TreeFiles.HUB) ? 7 : kind) {
      case 0, 1 -> {
        String path = text.path();
        files.write(path, text.source());
        yield "new " + path;
      }
      case 2, 3 -> {
        deleted = file;
        deletedBytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Files.deleteIfExists(file);
        yield "delete " + name;
      }
      case 4, 5 -> {
        files.write(deleted, deletedBytes);
        yield "restore " + files.name(deleted);
      }
      case 6 -> move(file, files.at(text.path()));
      case 7, 8, 9, 10 -> win(text);
      case 11 -> link(text, random.nextBoolean() ? file : files.at(text.pick(RandomText.FOLDERS)));
      case 12, 13 ->
          link(text.pick(LINKS), text.pick("a", "x.ts", "../lib", "gone", "a/y.js", "."));
      case 14 -> {
        Files.setPosixFilePermissions(
            file.getParent(), PosixFilePermissions.fromString(text.pick("rwxr-xr-x", "rwx------")));
        yield "chmod of the folder of " + name;
      }
      case 15 -> folder(text);
      case 16 -> {
        String folder = text.pick("src/a", "src/a/b", "src/index.d", "src/many", "src/c");
        TreeFiles.delete(files.at(folder));
        yield "delete " + folder;
      }
      case 17 -> recase(file);
      case 18 -> many(random);
      case 19 -> {
        String folder = text.pick("src/c", "src/a/b/c", "src/x", "lib/p", "src/w.ts");
        yield (files.makeFolder(files.at(folder)) ? "make " : "do not make ") + folder;
      }
      default -> moveFolder(files.at(text.pick(MOVABLE)), files.at(text.pick(MOVABLE)));
    };
  }

  private String move(Path file, Path to) throws IOException {
    if (Files.exists(file) && !Files.isDirectory(to) && files.makeFolder(to.getParent())) {
      Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
    return "move " + files.name(file) + " to " + files.name(to);
  }

  private String moveFolder(Path from, Path to) throws IOException {
    boolean isPossible =
        Files.isDirectory(from)
            && !TreeFiles.isThere(to)
            && Files.isDirectory(to.getParent())
            && !to.startsWith(from);
    if (isPossible) {
      Files.move(from, to);
    }
    return "move folder " + files.name(from) + " to " + files.name(to);
  }

  /** What may be found in place of something else, or not any more. */
  private String win(RandomText text) throws IOException {
    String path = text.pick(RandomText.FOLDERS) + "/" + text.pick(RandomText.NAMES);
    String whole = path + text.pick(files.isCalm ? CALM_WINNERS : WINNERS);
    if (TreeFiles.isFile(files.at(whole)) && !whole.equals("src/index.ts")) {
      Files.delete(files.at(whole));
      return "no " + whole;
    }
    files.write(whole, whole.endsWith("/package.json") ? text.packageJson() : text.source());
    return "also " + whole;
  }

  private String link(RandomText text, Path target) throws IOException {
    return link(text.path(), target.toString());
  }

  /** Makes a link; a relative target is seen from the directory of the link. */
  String link(String path, String target) throws IOException {
    Path link = files.at(path);
    if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS) || !files.makeFolder(link.getParent())) {
      return "no link " + path;
    }
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(target));
    return "link " + path + " to " + target;
  }

  /** Links may lead to a folder that comes or goes. */
  private String toggle(RandomText text, String folder) throws IOException {
    if (Files.isDirectory(files.at(folder))) {
      TreeFiles.delete(files.at(folder));
      return "folder " + folder + " gone";
    }
    files.write(folder + "/index.ts", text.source());
    return "folder " + folder;
  }

  private String folder(RandomText text) throws IOException {
    String path = text.pick(RandomText.FOLDERS) + "/" + text.pick(RandomText.NAMES);
    if (!Files.isDirectory(files.at(path)) && !path.equals("src/index")) {
      Files.deleteIfExists(files.at(path));
    }
    files.write(path + "/index.ts", text.source());
    return "folder " + path;
  }

  private String recase(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String first = name.substring(0, 1);
    String upper = first.toUpperCase(Locale.ROOT);
    String other =
        (first.equals(upper) ? first.toLowerCase(Locale.ROOT) : upper) + name.substring(1);
    if (TreeFiles.isFile(file) && !TreeFiles.isThere(file.resolveSibling(other))) {
      Files.move(file, file.resolveSibling(other));
    }
    return "rename " + files.name(file) + " to " + other;
  }

  /** A directory with some hundred names. */
  private String many(Random random) throws IOException {
    Path folder = files.at(TreeFiles.MANY);
    String one = "n" + random.nextInt(MANY) + (random.nextBoolean() ? ".ts" : ".js");
    if (!Files.isDirectory(folder)) {
      for (int file = 0; file < MANY; file++) {
        files.write("src/many/n" + file + ".ts", "");
      }
      return "many files in src/many";
    }
    if (random.nextInt(4) == 0) {
      TreeFiles.delete(folder);
      return "src/many gone";
    }
    if (!Files.deleteIfExists(folder.resolve(one))) {
      files.write(folder.resolve(one), new byte[0]);
    }
    return "src/many/" + one + " came or went";
  }
}
