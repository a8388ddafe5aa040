package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.checked.Manifests;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.javascript.JavaScriptResolver;
import java.util.BitSet;
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
    @Nullable Manifest[] manifests = new Manifest[run.graph().moduleCount()];
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      if (from.get(edges.parent(edge))
          && edges.isOf(choice, edge)
          && run.isFile(edges.target(edge))) {
        check(run, allowed, manifests, edges.dependency(edge));
      }
    }
  }

  private static void check(
      CheckRun run, Wildcards allowed, @Nullable Manifest[] manifests, int dependency) {
    Snapshot graph = run.graph();
    int target = graph.target(dependency);
    Manifest theirs = manifest(run, manifests, target);
    Manifest ours = manifest(run, manifests, graph.parent(dependency));
    if (theirs == null || ours == null || ours.directory().equals(theirs.directory())) {
      return;
    }
    String request = run.requestText(dependency);
    if (isPublic(theirs, Manifests.packageOf(request), request) || allowed.fit(request)) {
      return;
    }
    String path = run.project().path(target);
    String name = theirs.text("name");
    run.addDependency(
        dependency,
        "imports {}, a file inside of the package " + (name.isEmpty() ? "there" : "{}"),
        name.isEmpty() ? new String[] {path} : new String[] {path, name});
  }

  /** What says what the package of a module exports. */
  private static @Nullable Manifest manifest(CheckRun run, @Nullable Manifest[] known, int module) {
    Manifest manifest = known[module];
    if (manifest == null) {
      Manifests manifests = run.project().manifests();
      String path = run.project().path(module);
      manifest =
          run.graph().isInstalled(module)
              ? manifests.of(JavaScriptResolver.installedPackage(path))
              : manifests.around(path);
      known[module] = manifest;
    }
    return manifest;
  }

  /** A path into a folder is never public, whoever's name it has. */
  private static boolean isPublic(Manifest theirs, String named, String request) {
    if (named.isEmpty()) {
      return request.startsWith("#") || request.indexOf(':') > 0;
    }
    String rest = request.substring(named.length());
    boolean isFile = rest.startsWith("/") && rest.length() > 1 && !rest.startsWith("/?");
    return !isFile || rest.equals("/package.json") || theirs.exports("." + rest);
  }
}
