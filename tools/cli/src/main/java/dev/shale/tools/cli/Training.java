package dev.shale.tools.cli;

import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.SavingProcess;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Terminal;
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

  /**
   * Takes a directory with a project, one to make another in, and what is trained. For {@code
   * saving} builds of both projects are kept; for {@code reading}, which comes later, they are read
   * alone: the writer's classes are more than all others, and whoever keeps nothing would pay for
   * having them at hand.
   */
  public static void main(String[] arguments) throws IOException {
    String project = arguments[0];
    Path directory = Path.of(arguments[1]);
    String cache = directory.resolveSibling("training-cache").toString();
    if (arguments[2].equals("saving")) {
      String packages = writePackages(directory).toString();
      run("graph", "--cache", cache + "/project", project);
      run("graph", "--cache", cache + "/packages", packages);
      Files.writeString(Path.of(packages, "folder.js"), "exports.a = 2;");
      run("graph", "--cache", cache + "/packages", packages);
    }
    train(project, cache + "/project");
    train(directory.toString(), cache + "/packages");
    Files.setLastModifiedTime(directory.resolve("folder.js"), FileTime.fromMillis(0));
    run("graph", "--read-only-cache", "--cache", cache + "/packages", directory.toString());
    trainEdits(directory, cache + "/packages");
    trainQuestions(project);
    run("view", "--no-cache", "--out", directory.resolve("page.html").toString(), project);
    String workspace = Path.of(project).resolveSibling("sample-workspace").toString();
    run("graph", "--no-cache", workspace);
    run("graph", "--no-cache", "--json", workspace);
    String configured = writeConfigured(directory).toString();
    run("graph", "--no-cache", configured);
    for (String format : new String[] {"text", "github", "json"}) {
      run("check", "--no-cache", "--format", format, configured);
    }
    run("graph", "--no-cache", directory.resolve("index.js").toString());
    run("graph", "--wrong");
    run("graph", "--help");
  }

  private static void train(String directory, String cache) {
    for (String kept : new String[] {cache, cache + "/none"}) {
      run("graph", "--read-only-cache", "--cache", kept, directory);
      run("graph", "--json", "--timings", "--read-only-cache", "--cache", kept, directory);
      run("why", "index", "--read-only-cache", "--cache", kept, directory);
      run("cycles", "--read-only-cache", "--cache", kept, directory);
      run("cache", "--cache", kept, "stat");
      run("cache", "--cache", kept, "--json", "verify");
    }
    run("graph", "--no-cache", directory);
    run("graph", "--no-cache", "--json", "--threads", "1", directory);
    run("graph", "--no-cache", "--timings", "--color", "always", "--max-memory", "1g", directory);
    run("cycles", "--no-cache", directory);
    run("cycles", "--no-cache", "--json", "--break", directory);
    run("why", "--no-cache", "index", directory);
    run("why", "--no-cache", "--json", "missing", directory);
  }

  /** What is asked about modules of the sample. */
  private static void trainQuestions(String sample) {
    run("chunks", "--no-cache", sample);
    run("chunks", "--no-cache", "--duplicates", "--savings", sample);
    run("chunks", "--no-cache", "--json", sample);
    run("why", "--no-cache", "--all-entries", "time.ts", sample);
    run("why", "--no-cache", "time.ts#duration", sample);
    run("path", "--no-cache", "--all", "src/pages", "time.ts", sample);
    run("unused", "--no-cache", sample);
    run("importers", "--no-cache", "--depth", "all", "time.ts", sample);
    run("imports", "--no-cache", "App.tsx", sample);
    run("dominated", "--no-cache", "src/pages", sample);
    String time = Path.of(sample, "src/utils/time.ts").toString();
    run("affected", "--no-cache", sample, "--files", time);
    run("affected", "--no-cache", "--json", sample, "--files", time + ".gone");
    run("exports", "--no-cache", sample);
    run("exports", "--no-cache", "--json", sample);
    run("graph", "--no-cache", "--json", "--exports", sample);
    run("unused", "--no-cache", "--json", sample);
    run("graph", "--no-cache", "--format", "dot", "--collapse", "folder:2", sample);
  }

  /** Edits of a body, of imports, and with what a run does that has something to be kept. */
  private static void trainEdits(Path directory, String cache) throws IOException {
    Path edited = directory.resolve("folder.js");
    String source = Files.readString(edited);
    for (String edit : new String[] {"// body", "require('./index');", "require('p/a/x');"}) {
      Files.writeString(edited, source + "\n" + edit);
      for (String command : new String[] {"graph", "cycles"}) {
        run(command, "--read-only-cache", "--cache", cache, directory.toString());
      }
    }
    Files.writeString(edited, source);
    trainCheckout(directory, cache);
    System.setProperty(SavingProcess.LAUNCHER, "true");
    SavingProcess.of(new String[] {"graph"}).start(directory, false);
  }

  /** Files that come and go, with what asks for them, so that all behind them has other numbers. */
  private static void trainCheckout(Path directory, String cache) throws IOException {
    Path index = directory.resolve("index.js");
    Path folder = directory.resolve("folder.js");
    Path come = directory.resolve("come.js");
    Path went = directory.resolve("went.js");
    String source = Files.readString(index);
    Files.writeString(index, "import './come';\n" + source);
    Files.writeString(come, "export const a = 0x1f;");
    Files.move(folder, went);
    for (String command : new String[] {"graph", "cycles"}) {
      run(command, "--read-only-cache", "--cache", cache, directory.toString());
    }
    Files.move(went, folder);
    Files.delete(come);
    Files.writeString(index, source);
  }

  private static void run(String... arguments) {
    Output out = new Output(OutputStream.nullOutputStream());
    Output err = new Output(OutputStream.nullOutputStream());
    Main.run(arguments, new Shell(out, err, Terminal.NONE, Path.of("").toAbsolutePath()));
  }

  /** A project with a configuration, which most have not. */
  private static Path writeConfigured(Path directory) throws IOException {
    Path configured = Files.createDirectories(directory.resolve("configured"));
    Files.writeString(configured.resolve("a.js"), "import './b.js';");
    Files.writeString(
        configured.resolve("b.js"), "import './a.js'; import 'x'; import 'node:fs'; // ?");
    Files.writeString(
        configured.resolve("shale.json"),
        """
        // Read like this.
        {"entries": {"a": {"import": ["*.js"]}}, "platform": "node", "packages": [], "tests": false,
         "externals": ["x"], "defines": {"X": true}, "ignore": ["c"], "conditions": ["c"],
         "tags": {"a": ["a*", "!c"]}, "rules": {
           "no-cycles": "error", "no-unresolved": "error", "no-orphans": {"in": "*.js"},
           "boundaries": [{"from": "#a", "deny": "node:*", "because": "x"}, {"to": "b.js", "via": "a.js"}],
           "layers": {"order": ["b.js", "a.js"]}, "no-deep-imports": "error",
           "no-dev-dependencies": "warning", "no-duplicate-packages": "warning",
           "no-test-in-production": "error", "no-side-effect-imports": {"allow": "x*"},
           "required": {"from": "a.js", "to": "c.js"}, "fan-in": {"max": 0}, "fan-out": {"max": 0},
           "depth": {"max": 0}, "reach": {"max": 0}, "budget": {"maxModules": 1}}}
        """);
    return configured;
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
