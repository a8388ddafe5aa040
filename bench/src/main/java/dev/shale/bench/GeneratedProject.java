package dev.shale.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A project of TypeScript modules, ten in a folder, the same each time, to be deleted: 10,000 of
 * them if nothing else is said.
 */
final class GeneratedProject implements AutoCloseable {
  static final int AREAS = 40;
  static final int FEATURES = 25;
  static final int PARTS = 10;
  static final int MODULES = AREAS * FEATURES * PARTS;
  private static final int FUNCTIONS = 22;
  private static final int NEAR = 40;

  /** Until the times of files are old enough to be believed. */
  private static final int SETTLED_MILLIS = 50;

  final Path root;
  private final int modules;

  private GeneratedProject(Path root, int modules) {
    this.root = root;
    this.modules = modules;
  }

  static GeneratedProject make() throws IOException, InterruptedException {
    return make(MODULES);
  }

  static GeneratedProject make(int modules) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory("shale-bench").toRealPath();
    GeneratedProject project = new GeneratedProject(root, modules);
    project.write();
    Thread.sleep(SETTLED_MILLIS);
    return project;
  }

  /** Writes its files into a directory, for others to measure. */
  static void write(Path root) throws IOException {
    new GeneratedProject(root, MODULES).write();
  }

  private void write() throws IOException {
    Random random = new Random(7);
    for (int module = 0; module < modules; module++) {
      Path file = file(module);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, source(module, random));
    }
  }

  Path file(int module) {
    return directory(module / PARTS).resolve("part" + module % PARTS + ".ts");
  }

  Path directory(int number) {
    return root.resolve("area" + number / FEATURES).resolve("feature" + number % FEATURES);
  }

  private String source(int module, Random random) {
    StringBuilder text = new StringBuilder();
    List<String> values = new ArrayList<>();
    int[] targets = {2 * module + 1, 2 * module + 2, module + 1, module + 2 + random.nextInt(NEAR)};
    for (int target : targets) {
      if (target < modules && !values.contains("value" + target)) {
        values.add("value" + target);
        text.append("import { value").append(target).append(" } from '").append(request(target));
        text.append("';\n");
      }
    }
    for (int number = 0; number < FUNCTIONS; number++) {
      text.append(
          """
          export function step%d(input: number, scale = %d): number {
            const total = input * scale + %d;
            return total > 100 ? total - scale : total;
          }
          """
              .formatted(number, number, module));
    }
    values.add("1");
    text.append("export const value").append(module).append(" = ");
    return text.append(String.join(" + ", values)).append(";\n").toString();
  }

  /** How a module asks for another one. */
  static String request(int target) {
    int directory = target / PARTS;
    return "../../area%d/feature%d/part%d"
        .formatted(directory / FEATURES, directory % FEATURES, target % PARTS);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
