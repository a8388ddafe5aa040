package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.setting.Parameters;
import dev.shale.tools.javascript.glob.Globs;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Every source file is reached from an entry: what is no module of the graph is an orphan. */
final class NoOrphans implements Check {
  private static final String CODE = "**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,astro,mdx}";

  private static final List<String> USUAL_EXCEPTIONS =
      List.of(
          "**/*.d.{ts,mts,cts}",
          "**/*.config.*",
          "**/.*",
          "**/*.{stories,story}.*",
          "**/{dist,build,out,coverage,public,static,vendor}/**");

  @Override
  public void run(CheckRun run) {
    Path base = run.project().base();
    List<String> exceptions = new ArrayList<>(run.texts(Parameters.EXCEPT));
    if (!run.has(Parameters.EXCEPT)) {
      exceptions.addAll(USUAL_EXCEPTIONS);
      exceptions.addAll(Parameters.USUAL_TESTS);
    }
    Globs except = new Globs(exceptions);
    Globs among = new Globs(run.texts("in"));
    Snapshot graph = run.graph();
    for (Path file : files(run)) {
      String path = file.toString().replace('\\', '/');
      String name = base.relativize(file).toString().replace('\\', '/');
      boolean isAsked = !run.has("in") || among.contain(name);
      if (isAsked && !except.contain(name) && !graph.hasModule(path)) {
        run.add(
            Place.ofFile(path),
            Sentence.of("no entry leads to the file"),
            List.of(),
            List.of(run.key(name, "", "")));
      }
    }
  }

  private static TreeSet<Path> files(CheckRun run) {
    TreeSet<Path> files = new TreeSet<>();
    for (ProjectLayout.Member one : run.project().session().inputs().packages()) {
      for (Path file : Globs.files(one.directory(), CODE)) {
        // What links lead to is a module by its own path.
        if (!Files.isSymbolicLink(file)) {
          files.add(file);
        }
      }
    }
    return files;
  }
}
