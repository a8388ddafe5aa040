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
  boolean[] modules(Snapshot graph, PathNames names) {
    boolean[] drawn = fitting(graph, names);
    if (focus != null) {
      drawn = around(graph, drawn, focus);
    }
    if (reached != null) {
      drawn = leadingTo(graph, drawn, reached);
    }
    return drawn;
  }

  private boolean[] fitting(Snapshot graph, PathNames names) {
    ModuleChoice choice = ModuleChoice.of(graph, isOwn);
    Globs include = new Globs(included);
    Globs exclude = new Globs(excluded);
    boolean[] fitting = new boolean[graph.moduleCount()];
    for (int module = 0; module < fitting.length; module++) {
      boolean isCandidate =
          choice.has(module)
              && (edges == EdgeChoice.TYPES || !graph.isForTypes(module))
              && (withExternals || graph.kind(module).isFile());
      if (isCandidate) {
        String path = names.path(module);
        fitting[module] = (included.isEmpty() || include.contain(path)) && !exclude.contain(path);
      }
    }
    return fitting;
  }

  private boolean[] around(Snapshot graph, boolean[] fitting, ModuleSet center) {
    Neighbours neighbours = search(graph, fitting, center);
    neighbours.forward(depth);
    boolean[] around = found(neighbours, fitting.length);
    neighbours = search(graph, fitting, center);
    neighbours.backward(depth);
    boolean[] before = found(neighbours, fitting.length);
    for (int module = 0; module < around.length; module++) {
      around[module] |= before[module];
    }
    return around;
  }

  private boolean[] leadingTo(Snapshot graph, boolean[] fitting, ModuleSet end) {
    Neighbours neighbours = search(graph, fitting, end);
    neighbours.backward(Neighbours.ANY_DISTANCE);
    return found(neighbours, fitting.length);
  }

  /** A search past what does not fit; what is asked about is there in any case. */
  private Neighbours search(Snapshot graph, boolean[] fitting, ModuleSet start) {
    boolean[] leftOut = new boolean[fitting.length];
    for (int module = 0; module < leftOut.length; module++) {
      leftOut[module] = !fitting[module];
    }
    Neighbours neighbours = new Neighbours(graph, edges);
    neighbours.leaveOut(leftOut);
    for (int module : start.modules()) {
      neighbours.start(module);
    }
    return neighbours;
  }

  private static boolean[] found(Neighbours neighbours, int moduleCount) {
    boolean[] found = new boolean[moduleCount];
    for (int index = 0; index < neighbours.count(); index++) {
      found[neighbours.module(index)] = true;
    }
    return found;
  }
}
