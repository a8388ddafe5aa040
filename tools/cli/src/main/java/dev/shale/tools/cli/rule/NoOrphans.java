package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.setting.Parameters;
import dev.shale.tools.javascript.glob.Globs;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Every source file is reached from an entry: what is no module of the graph is an orphan. */
final class NoOrphans implements Check {
  private static final String IN = "in";

  @Override
  public void run(CheckRun run) {
    Path base = run.project().base();
    Globs except = new Globs(run.texts(Parameters.EXCEPT));
    Globs among = new Globs(run.texts(IN));
    for (Path file : files(run)) {
      String path = file.toString().replace('\\', '/');
      String name = base.relativize(file).toString().replace('\\', '/');
      if (among.contain(name) && !except.contain(name)) {
        run.add(
            Place.ofFile(path),
            Sentence.of("no entry leads to the file"),
            List.of(),
            List.of(run.key(name, "", "")));
      }
    }
  }

  /** Those that are no modules. */
  private static Set<Path> files(CheckRun run) {
    Snapshot graph = run.graph();
    Set<Path> files = new TreeSet<>();
    // What is asked for may be a folder, and all that is in it may be anything.
    String code = run.setting().rule().parameter(IN).usual().getFirst();
    for (ProjectLayout.Member one : run.project().session().inputs().packages()) {
      // Nearly all are modules, which need not be looked at.
      Predicate<Path> isModule = file -> graph.hasModule(file.toString().replace('\\', '/'));
      for (Path file : Globs.files(one.directory(), code, isModule)) {
        // What links lead to is a module by its own path.
        if (!Files.isSymbolicLink(file) && !isInner(run, one, file)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** Whether a file belongs to a package inside of one, which has entries of its own or none. */
  private static boolean isInner(CheckRun run, ProjectLayout.Member one, Path file) {
    Manifest around = run.project().manifests().around(file.toString().replace('\\', '/'));
    String directory = one.directory().toString().replace('\\', '/');
    return around != null && around.directory().startsWith(directory + "/");
  }
}
