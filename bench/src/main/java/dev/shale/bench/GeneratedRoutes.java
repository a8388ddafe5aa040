package dev.shale.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A program of 12,000 modules and 700 routes that load later, the same each time, to be deleted.
 * Half of the routes have names, some run apart. Each has ten modules of its own, and uses a
 * library of 4,300 modules, of which those with small numbers lead to those with larger ones.
 */
final class GeneratedRoutes implements AutoCloseable {
  static final int ROUTES = 700;
  private static final int OWN = 10;
  private static final int LIBRARY = 4_299;
  private static final int MAIN = 1;
  static final int MODULES = MAIN + ROUTES * (1 + OWN) + LIBRARY;
  private static final int USED = 5;
  private static final int NEAR = 60;

  private final Path root;

  private GeneratedRoutes(Path root) {
    this.root = root;
  }

  static GeneratedRoutes make() throws IOException {
    Path root = Files.createTempDirectory("shale-bench").toRealPath();
    write(root);
    return new GeneratedRoutes(root);
  }

  /** Writes its files into a directory, for others to measure. */
  static void write(Path root) throws IOException {
    GeneratedRoutes routes = new GeneratedRoutes(root);
    Random random = new Random(11);
    Files.createDirectories(root.resolve("library"));
    StringBuilder main = new StringBuilder();
    for (int route = 0; route < ROUTES; route++) {
      main.append(request(route)).append('\n');
      routes.writeRoute(route, random);
    }
    Files.writeString(routes.main(), main);
    for (int part = 0; part < LIBRARY; part++) {
      StringBuilder text = new StringBuilder();
      int[] targets = {2 * part + 20, part + 1 + random.nextInt(NEAR)};
      for (int target : targets) {
        if (random.nextInt(4) > 0 && target < LIBRARY) {
          text.append("import './part").append(target).append(".js';\n");
        }
      }
      text.append("export const value = ").append(part).append(";\n");
      Files.writeString(routes.library(part), text);
    }
  }

  private static String request(int route) {
    String file = "'./route" + route + "/index.js'";
    if (route % 20 == 0) {
      return "new Worker(new URL(" + file + ", import.meta.url));";
    }
    String name = route % 2 == 0 ? "" : "/* webpackChunkName: \"route" + route + "\" */ ";
    return "import(" + name + file + ");";
  }

  private void writeRoute(int route, Random random) throws IOException {
    StringBuilder index = new StringBuilder();
    Files.createDirectories(index(route).resolveSibling("."));
    for (int own = 0; own < OWN; own++) {
      index.append("import './own").append(own).append(".js';\n");
      String text = own % 2 == 0 ? library(random.nextInt(LIBRARY), "..") : "";
      Files.writeString(own(route, own), text + "export const own = " + own + ";\n");
    }
    for (int used = 0; used < USED; used++) {
      index.append(library(random.nextInt(LIBRARY), ".."));
    }
    // Some lead to others.
    if (route % 5 == 0) {
      int other = random.nextInt(ROUTES);
      index.append("import('../route").append(other).append("/index.js');\n");
    }
    index.append("export const route = ").append(route).append(";\n");
    Files.writeString(index(route), index);
  }

  private static String library(int part, String up) {
    return "import '" + up + "/library/part" + part + ".js';\n";
  }

  Path main() {
    return root.resolve("main.js");
  }

  /** The file of a route. */
  Path index(int route) {
    return root.resolve("route" + route).resolve("index.js");
  }

  /** A file that only one route uses. */
  Path own(int route, int own) {
    return root.resolve("route" + route).resolve("own" + own + ".js");
  }

  private Path library(int part) {
    return root.resolve("library").resolve("part" + part + ".js");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
