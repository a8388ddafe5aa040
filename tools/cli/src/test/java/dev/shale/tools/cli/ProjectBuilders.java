package dev.shale.tools.cli;

import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Path;

/** Begins projects as programs open them: for browsers, in production. */
final class ProjectBuilders {
  static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  private ProjectBuilders() {}

  /** A project without entries so far. */
  static ProjectBuilder of(Path root) {
    return Project.builder(root)
        .language(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
  }
}
