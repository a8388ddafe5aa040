package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.tools.cli.checked.Edges;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** No module imports one of a higher layer. A module is in the first layer that fits it. */
final class Layers implements Check {
  private static final byte NONE = -1;

  @Override
  public void run(CheckRun run) {
    List<String> order = run.texts("order");
    byte[] layers = layers(run, order);
    BitSet from = run.from();
    EdgeChoice choice = run.choice();
    Edges edges = run.edges();
    for (int edge = 0; edge < edges.count(); edge++) {
      byte layer = layers[edges.parent(edge)];
      byte other = layers[edges.target(edge)];
      boolean isUp = other != NONE && layer > other;
      if (isUp && edges.isOf(choice, edge) && from.get(edges.parent(edge))) {
        run.addDependency(
            edges.dependency(edge),
            "the layer {} imports {} of the higher layer {}",
            order.get(layer),
            run.project().path(edges.target(edge)),
            order.get(other));
      }
    }
  }

  private static byte[] layers(CheckRun run, List<String> order) {
    byte[] layers = new byte[run.graph().moduleCount()];
    Arrays.fill(layers, NONE);
    for (int layer = Math.min(order.size(), Byte.MAX_VALUE) - 1; layer >= 0; layer--) {
      BitSet modules = run.project().modules(List.of(order.get(layer)));
      for (int module = modules.nextSetBit(0);
          module >= 0;
          module = modules.nextSetBit(module + 1)) {
        layers[module] = (byte) layer;
      }
    }
    return layers;
  }
}
