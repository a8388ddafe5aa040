package dev.shale.tools.cli;

import dev.shale.tools.cli.output.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project on disk to run commands in. */
final class Project {
  private final Path root;

  Project(Path directory) {
    try {
      root = directory.toRealPath();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** A cycle of two modules behind an entry, a package, a builtin and a type. */
  static Project small(Path directory) {
    return new Project(directory)
        .with("package.json", "{\"name\": \"small\", \"source\": \"src/index.ts\"}")
        .with(
            "src/index.ts", "import { a } from \"./a\";\nimport type { T } from './types';\na();\n")
        .with("src/a.ts", "import { b } from \"./b\";\nexport const a = () => b;\n")
        .with(
            "src/b.ts", "export * from \"./a\";\nimport lib from \"lib\";\nexport const b = lib;\n")
        .with("src/types.ts", "export type T = string;\n")
        .with("node_modules/lib/package.json", "{\"name\": \"lib\", \"main\": \"main.js\"}")
        .with("node_modules/lib/main.js", "module.exports = require(\"./util\");\n")
        .with("node_modules/lib/util.js", "module.exports = 1;\n");
  }

  Project with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  Project with(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  Path root() {
    return root;
  }

  /** Runs a command in the project's directory, without a terminal. */
  Run run(String... arguments) {
    return Run.of(root, Terminal.NONE, arguments);
  }
}
