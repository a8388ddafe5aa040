package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Related;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.javascript.JavaScriptResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * No package is there several times. The finding is where the project's own code leads to the copy
 * whose path comes last, and names an import that leads to each of them.
 */
final class NoDuplicatePackages implements Check {

  @Override
  public void run(CheckRun run) {
    Wildcards allowed = run.wildcards("allow");
    for (Map.Entry<String, Map<String, Integer>> one : copies(run).entrySet()) {
      Map<String, Integer> directories = Objects.requireNonNull(one.getValue());
      if (directories.size() > 1 && !allowed.fit(one.getKey())) {
        add(run, one.getKey(), directories);
      }
    }
  }

  /** The first module of each directory of each package that the program has. */
  private static Map<String, Map<String, Integer>> copies(CheckRun run) {
    Snapshot graph = run.graph();
    Map<String, Map<String, Integer>> copies = new TreeMap<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      boolean isInstalled =
          graph.moduleExists(module)
              && graph.isInstalled(module)
              && graph.kind(module).isFile()
              && !graph.isForTypes(module);
      if (isInstalled) {
        String directory = JavaScriptResolver.installedPackage(run.project().path(module));
        String name = ModuleChoice.packageNameOf(directory);
        copies
            .computeIfAbsent(name, first -> new TreeMap<>())
            .merge(directory, module, (one, other) -> nearer(graph, one, other));
      }
    }
    return copies;
  }

  private static int nearer(Snapshot graph, int one, int other) {
    return graph.depth(other) < graph.depth(one) ? other : one;
  }

  private static void add(CheckRun run, String name, Map<String, Integer> directories) {
    TreeSet<String> versions = new TreeSet<>();
    List<Related> related = new ArrayList<>();
    Place place = Place.ofFile(run.project().base() + "/package.json");
    for (Map.Entry<String, Integer> copy : directories.entrySet()) {
      String version = version(run, copy.getKey());
      versions.add(version);
      int issuer = run.graph().issuer(copy.getValue());
      if (issuer != Snapshot.NO_DEPENDENCY) {
        Related way = run.related(issuer);
        related.add(new Related(way.place(), way.text() + " leads to " + version));
        int own = ownIssuer(run, issuer);
        place = own == Snapshot.NO_DEPENDENCY ? place : run.place(own);
      }
    }
    run.add(
        place,
        Sentence.of(
            "the package {} is there "
                + Numbers.grouped(directories.size())
                + " times, "
                + (versions.size() == 1 ? "always" : "as")
                + " {}",
            name,
            String.join(", ", versions)),
        related,
        List.of(run.key("", "", name)));
  }

  private static String version(CheckRun run, String directory) {
    Manifests.Manifest manifest = run.project().manifests().of(directory);
    String version = manifest == null ? "" : manifest.text("version");
    return version.isEmpty() ? "a version that it does not say" : version;
  }

  /** The import of the project itself that a dependency is there for. */
  private static int ownIssuer(CheckRun run, int dependency) {
    int at = dependency;
    while (at != Snapshot.NO_DEPENDENCY && !run.project().own().get(run.graph().parent(at))) {
      at = run.graph().issuer(run.graph().parent(at));
    }
    return at;
  }
}
