package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.cli.setting.Parameters;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Code that ships imports no package that only devDependencies list. */
final class NoDevDependencies implements Check {

  @Override
  public void run(CheckRun run) {
    BitSet from = run.from();
    from.andNot(run.modules(Parameters.TEST_FILES));
    from.and(run.shipped());
    Wildcards allowed = run.wildcards("allow");
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      if (from.get(edges.parent(edge)) && edges.isOf(choice, edge)) {
        String name = packageName(run, edges.dependency(edge));
        if (!name.isEmpty() && !allowed.fit(name)) {
          check(run, edges.dependency(edge), name);
        }
      }
    }
  }

  private static void check(CheckRun run, int dependency, String name) {
    String path = run.project().path(run.graph().parent(dependency));
    Manifests.Manifest manifest = listing(run, path, name);
    if (manifest != null && !manifest.ships(name)) {
      run.addDependency(
          dependency,
          "imports the package {}, which only devDependencies of {} list",
          name,
          manifest.directory() + "/package.json");
    }
  }

  /** The nearest package.json upwards that lists a package. */
  private static Manifests.@Nullable Manifest listing(CheckRun run, String path, String name) {
    Manifests.Manifest manifest = run.project().manifests().around(path);
    while (manifest != null && !manifest.ships(name) && !manifest.isForDevelopment(name)) {
      Manifests.Manifest above = run.project().manifests().around(manifest.directory());
      manifest = above == null || above.directory().equals(manifest.directory()) ? null : above;
    }
    return manifest;
  }

  /** What the request names; of one that an alias leads into a package, that package. */
  private static String packageName(CheckRun run, int dependency) {
    String named = Manifests.packageOf(run.requestText(dependency));
    int target = run.graph().target(dependency);
    return named.isEmpty() && target != Snapshot.NO_MODULE
        ? ModuleChoice.packageNameOf(run.graph(), target)
        : named;
  }
}
