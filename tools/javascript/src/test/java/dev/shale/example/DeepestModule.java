package dev.shale.example;

import dev.shale.engine.Project;
import dev.shale.engine.View;
import dev.shale.engine.graph.Snapshot;
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
  static String deepestModule(Path root) {
    ResolverOptions rules = ResolverOptions.browser(Mode.PRODUCTION);
    JavaScriptFrontEnd frontEnd = new JavaScriptFrontEnd(Mode.PRODUCTION);
    ProjectLayout found = ProjectLayout.find(root, false);
    if (found.isFailure()) {
      throw new IllegalArgumentException(found.failure());
    }
    try (Project project =
            Project.builder(root)
                .language(frontEnd, () -> JavaScriptResolver.observing(rules))
                .entries(found.files().toArray(Path[]::new))
                .open();
        View view = project.view()) {
      view.diagnostics().forEach(System.err::println);
      Snapshot graph = view.snapshot();
      int deepest = 0;
      for (int module = 0; module < graph.moduleCount(); module++) {
        deepest = graph.depth(module) > graph.depth(deepest) ? module : deepest;
      }
      return view.name(deepest);
    }
  }
  // end
}
