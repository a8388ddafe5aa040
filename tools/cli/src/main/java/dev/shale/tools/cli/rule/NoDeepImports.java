package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.checked.Wildcards;
import dev.shale.tools.javascript.JavaScriptResolver;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Packages are imported by what they export. What a package's exports name is fine; of one without
 * exports its name alone is.
 */
final class NoDeepImports implements Check {
  @Override
  public void run(CheckRun run) {
    BitSet from = run.from();
    Wildcards allowed = run.wildcards("allow");
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      if (from.get(edges.parent(edge))
          && edges.isOf(choice, edge)
          && run.isFile(edges.target(edge))) {
        check(run, allowed, edges.dependency(edge));
      }
    }
  }

  private static void check(CheckRun run, Wildcards allowed, int dependency) {
    Snapshot graph = run.graph();
    String path = run.project().path(graph.target(dependency));
    Manifests.@Nullable Manifest theirs = manifest(run, graph.target(dependency), path);
    if (theirs == null || isOwnPackage(run, dependency, theirs)) {
      return;
    }
    String request = run.requestText(dependency);
    String named = Manifests.packageOf(request);
    if (isPublic(theirs, named, request) || allowed.fit(request)) {
      return;
    }
    String name = theirs.text("name");
    run.addDependency(
        dependency,
        "imports {}, a file inside of the package " + (name.isEmpty() ? "there" : "{}"),
        name.isEmpty() ? new String[] {path} : new String[] {path, name});
  }

  private static Manifests.@Nullable Manifest manifest(CheckRun run, int target, String path) {
    Manifests manifests = run.project().manifests();
    return run.graph().isInstalled(target)
        ? manifests.of(JavaScriptResolver.installedPackage(path))
        : manifests.around(path);
  }

  private static boolean isOwnPackage(CheckRun run, int dependency, Manifests.Manifest theirs) {
    String from = run.project().path(run.graph().parent(dependency));
    Manifests.Manifest ours = run.project().manifests().around(from);
    return ours == null || Objects.equals(ours.directory(), theirs.directory());
  }

  /** A path into a folder is never public, whoever's name it has. */
  private static boolean isPublic(Manifests.Manifest theirs, String named, String request) {
    if (named.isEmpty()) {
      return request.startsWith("#") || request.indexOf(':') > 0;
    }
    String rest = request.substring(named.length());
    boolean isFile = rest.startsWith("/") && rest.length() > 1 && !rest.startsWith("/?");
    return !isFile || rest.equals("/package.json") || theirs.exports("." + rest);
  }
}
