package dev.shale.tools.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Runs the commands once, so that the JVM can archive the classes that they need. The launcher
 * calls it when it builds; its output is thrown away.
 */
final class Training {
  private static final String PACKAGE =
      """
      {
        "name": "p", "type": "module", "main": "./m.js", "module": "./m.js", "sideEffects": false,
        "browser": {"./node.js": "./m.js", "fs": false, "path": "./m.js"},
        "exports": {
          ".": {"types": "./m.d.ts", "import": "./m.js", "default": ["./m.js", "./n.js"]},
          "./a/*": "./a/*.js", "./a/b/*": "./m.js", "./*": null
        },
        "imports": {"#m": {"browser": "./m.js", "default": "./n.js"}}
      }
      """;

  private Training() {}

  /** Takes a directory with a project, and an empty one to make another in. */
  public static void main(String[] directories) throws IOException {
    String project = directories[0];
    String packages = writePackages(Path.of(directories[1])).toString();
    String cache = Path.of(directories[1]).resolveSibling("training-cache").toString();
    for (String directory : new String[] {project, packages}) {
      // Builds and saves, replays, restores.
      run("graph", "--cache", cache, directory);
      Files.setLastModifiedTime(Path.of(packages, "folder.js"), FileTime.fromMillis(0));
      run("graph", "--cache", cache, directory);
      run("graph", "--json", "--timings", "--cache", cache, directory);
      run("why", "index", "--cache", cache, directory);
      run("cycles", "--read-only-cache", "--cache", cache, directory);
      run("graph", directory);
      run("graph", "--json", "--threads", "1", directory);
      run("graph", "--timings", "--color", "always", "--max-memory", "1g", directory);
      run("cycles", directory);
      run("cycles", "--json", "--break", directory);
      run("why", "index", directory);
      run("why", "--json", "missing", directory);
    }
    run("graph", "--wrong");
    run("graph", "--help");
  }

  private static void run(String... arguments) {
    Output out = new Output(OutputStream.nullOutputStream());
    Output err = new Output(OutputStream.nullOutputStream());
    Main.run(arguments, new Shell(out, err, Terminal.NONE, Path.of("").toAbsolutePath()));
  }

  /** A project with what the resolver and the parser know and the sample does not have. */
  private static Path writePackages(Path directory) throws IOException {
    Path installed = Files.createDirectories(directory.resolve("node_modules/p/a"));
    Files.writeString(installed.resolveSibling("package.json"), PACKAGE);
    Files.writeString(installed.resolveSibling("m.js"), "import '#m'; require('fs'); export {};");
    Files.writeString(installed.resolve("x.js"), "require('..'); require('../node.js');");
    Files.writeString(
        directory.resolve("folder.js"), "exports.a = /a/.test(`b${1n}`) ?? { ...c };");
    Files.writeString(
        directory.resolve("index.js"),
        """
        import * as p from 'p';
        import x, { y as z } from 'p/a/x';
        import 'missing'; import 'p/none'; import 'node:fs'; import './folder'; import './gone';
        export * from 'p';
        if (process.env.NODE_ENV !== 'production') require('./gone');
        class A extends x { #b = async (c, { d }) => await import(`p`); static { } get e() { } }
        syntax error
        """);
    return directory;
  }
}
