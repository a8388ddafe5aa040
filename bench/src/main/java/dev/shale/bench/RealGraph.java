package dev.shale.bench;

import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.List;

/** The graph of an entry file, passes run and published. */
final class RealGraph {
  private RealGraph() {}

  static ModuleGraph of(Path entry) {
    JavaScriptResolver resolver = new JavaScriptResolver(ResolverOptions.browser(Mode.PRODUCTION));
    BuildOptions options = BuildOptions.of(new JavaScriptFrontEnd(Mode.PRODUCTION), () -> resolver);
    Resolved file = resolver.entry(entry);
    if (file.status() == Resolved.Status.UNRESOLVED) {
      throw new IllegalArgumentException(file.message());
    }
    ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
    GraphBuild.run(options, graph, List.of(file));
    return graph;
  }
}
