package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Related;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.setting.Parameters;
import dev.shale.tools.cli.unused.PackageUses;
import dev.shale.tools.cli.unused.UnusedDependencies.UnusedDependency;
import dev.shale.tools.cli.unused.UnusedExports.DuplicateExport;
import dev.shale.tools.cli.unused.UnusedExports.UnusedExport;
import dev.shale.tools.cli.unused.UnusedFiles;
import dev.shale.tools.cli.unused.UsedProject;
import dev.shale.tools.javascript.glob.Globs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The rules about what nobody uses. They look at the project with its tests and tools. */
final class Unused {
  private static final String ALLOW = "allow";
  private static final String MANIFEST = "/package.json";

  private Unused() {}

  static void files(CheckRun run) {
    Globs except = except(run);
    boolean areTestsEnough = run.flag(Parameters.ALLOW_TESTS);
    for (UnusedFiles.UnusedFile file : run.uses().files().find()) {
      boolean isFine =
          except.contain(name(run, file.path())) || (file.isTested() && areTestsEnough);
      if (!isFine) {
        add(
            run,
            Place.ofFile(file.path()),
            "",
            file.isTested() ? "only tests reach the file" : "no entry, test or script reaches it");
      }
    }
  }

  static void exports(CheckRun run) {
    Globs except = except(run);
    boolean areTestsEnough = run.flag(Parameters.ALLOW_TESTS);
    for (UnusedExport export : run.uses().exports().find()) {
      boolean isFine =
          run.wildcards(ALLOW).fit(export.name())
              || except.contain(name(run, export.place().path()))
              || (export.isTested() && areTestsEnough);
      if (!isFine) {
        run.add(
            export.place(),
            Sentence.of(sentence(export), export.name()),
            related(run, export),
            List.of(run.key(name(run, export.place().path()), "", export.name())));
      }
    }
  }

  private static List<Related> related(CheckRun run, UnusedExport export) {
    Snapshot graph = run.uses().graph();
    List<Related> related = new ArrayList<>();
    for (int dependency : export.askers()) {
      String path = run.uses().path(graph.parent(dependency));
      related.add(
          new Related(
              new Place(path, graph.line(dependency), graph.column(dependency)),
              graph.dependencyKind(dependency).label()
                  + " \""
                  + Visible.of(graph.name(graph.request(dependency)))
                  + "\""));
    }
    return related;
  }

  private static String sentence(UnusedExport export) {
    String passedOn = export.isPassedOn() ? "re-exports {}, which " : "exports {}, which ";
    if (export.isTested()) {
      return passedOn + "only tests import";
    }
    if (export.isPassedOn()) {
      return passedOn + "nobody imports from here";
    }
    if (export.isUsedInside()) {
      return passedOn + "only its own file uses: drop the export";
    }
    return passedOn
        + (export.hasEffects()
            ? "nobody imports; making it has effects, so drop the export alone"
            : "nobody uses");
  }

  static void duplicates(CheckRun run) {
    Globs except = except(run);
    for (DuplicateExport export : run.uses().exports().duplicates()) {
      if (!except.contain(name(run, export.place().path()))) {
        String names = String.join(", ", export.names());
        add(run, export.place(), names, "exports one thing under several names: {}", names);
      }
    }
  }

  static void dependencies(CheckRun run) {
    for (UnusedDependency one : run.uses().dependencies().find()) {
      if (!run.wildcards(ALLOW).fit(one.name())) {
        add(
            run,
            one.place(),
            one.name(),
            "lists {} in {}, and nothing uses it",
            one.name(),
            one.field());
      }
    }
  }

  static void unlisted(CheckRun run) {
    Globs except = except(run);
    Snapshot graph = run.uses().graph();
    for (PackageUses.Import one : run.uses().packageUses().unlisted()) {
      String path = run.uses().path(one.module());
      boolean isFine = run.wildcards(ALLOW).fit(one.name()) || except.contain(name(run, path));
      if (!isFine) {
        add(
            run,
            new Place(path, graph.line(one.dependency()), graph.column(one.dependency())),
            one.name(),
            "imports the package {}, which {} does not list",
            one.name(),
            one.manifest() + MANIFEST);
      }
    }
  }

  /** The own files that a graph does not have. */
  static List<String> otherFiles(UsedProject uses, Snapshot graph) {
    List<String> paths = new ArrayList<>();
    BitSet own = uses.own();
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      String path = uses.path(module);
      if (uses.graph().kind(module).isRead() && !graph.hasModule(path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static Globs except(CheckRun run) {
    return new Globs(run.texts(Parameters.EXCEPT));
  }

  private static String name(CheckRun run, String path) {
    return run.project().names().ofPath(path);
  }

  private static void add(
      CheckRun run, Place place, String name, String sentence, String... shown) {
    run.add(
        place,
        Sentence.of(sentence, shown),
        List.of(),
        List.of(run.key(name(run, place.path()), "", name)));
  }
}
