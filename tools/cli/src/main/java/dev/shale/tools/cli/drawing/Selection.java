package dev.shale.tools.cli.drawing;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.javascript.glob.Globs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which modules of a graph are drawn.
 *
 * @param edges which imports count; modules that only others lead to are not drawn
 * @param isOwn whether installed packages are left out
 * @param withExternals whether that is drawn which is no file
 * @param included patterns of paths, one of which is to fit; empty for all
 * @param excluded patterns of paths, none of which is to fit
 * @param focus what the drawing is about; null for everything
 * @param depth how far from there, in both directions
 * @param reached what all that is drawn is to lead to; null for nothing
 */
public record Selection(
    EdgeChoice edges,
    boolean isOwn,
    boolean withExternals,
    List<String> included,
    List<String> excluded,
    @Nullable ModuleSet focus,
    int depth,
    @Nullable ModuleSet reached) {

  /** By module whether it is drawn. */
  boolean[] modules(Snapshot graph, Links links, PathNames names) {
    boolean[] drawn = fitting(graph, links, names);
    if (focus != null) {
      boolean[] before = links.around(focus, drawn, false, depth);
      drawn = links.around(focus, drawn, true, depth);
      for (int module = 0; module < drawn.length; module++) {
        drawn[module] |= before[module];
      }
    }
    return reached == null ? drawn : links.around(reached, drawn, false, Neighbours.ANY_DISTANCE);
  }

  private boolean[] fitting(Snapshot graph, Links links, PathNames names) {
    ModuleChoice choice = ModuleChoice.of(graph, isOwn);
    Globs include = new Globs(included);
    Globs exclude = new Globs(excluded);
    boolean[] fitting = new boolean[graph.moduleCount()];
    for (int module = 0; module < fitting.length; module++) {
      boolean isCandidate =
          choice.has(module)
              && links.has(module)
              && (edges == EdgeChoice.TYPES || !graph.isForTypes(module))
              && (withExternals || graph.kind(module).isFile());
      if (isCandidate) {
        String path = names.path(module);
        fitting[module] = (included.isEmpty() || include.contain(path)) && !exclude.contain(path);
      }
    }
    return fitting;
  }
}
