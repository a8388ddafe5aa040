package dev.shale.example;

import dev.shale.engine.Workspace;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.nio.file.Path;

/** The example of the README: which module of a project is furthest from its entries? */
public final class DeepestModule {
  private DeepestModule() {}

  // begin
  static String deepestModule(Path project) {
    ResolverOptions rules = ResolverOptions.browser(Mode.PRODUCTION);
    JavaScriptFrontEnd frontEnd = new JavaScriptFrontEnd(Mode.PRODUCTION);
    BuildOptions options = BuildOptions.of(frontEnd, () -> new JavaScriptResolver(rules));
    JavaScriptResolver resolver = new JavaScriptResolver(rules);
    ProjectLayout found = ProjectLayout.find(project, false);
    if (found.isFailure()) {
      throw new IllegalArgumentException(found.failure());
    }
    try (Workspace workspace = Workspace.open(options)) {
      BuildReport report = workspace.build(found.files().stream().map(resolver::entry).toList());
      report.diagnostics().forEach(System.err::println);
      try (Snapshot graph = workspace.snapshot()) {
        int deepest = 0;
        for (int module = 0; module < graph.moduleCount(); module++) {
          deepest = graph.depth(module) > graph.depth(deepest) ? module : deepest;
        }
        return graph.name(graph.identifier(deepest));
      }
    }
  }
  // end
}
