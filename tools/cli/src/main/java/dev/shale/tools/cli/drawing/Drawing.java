package dev.shale.tools.cli.drawing;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.tools.cli.question.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is drawn of a graph: nodes in the order of their names, and the edges between them. */
public final class Drawing {
  private static final int NOT_DRAWN = -1;
  private static final Comparator<Node> BY_NAME =
      Comparator.comparing(Node::name).thenComparing(Node::kind);

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private Drawing() {}

  /**
   * Draws the modules of a selection.
   *
   * @param shaken the graph without what nobody uses, if that is to be drawn
   */
  public static Drawing of(
      Session session, Selection selection, @Nullable ShakenGraph shaken, Collapse collapse) {
    Snapshot graph = session.graph();
    Links links = new Links(graph, selection.edges(), shaken);
    Drawing drawing = new Drawing();
    boolean[] drawn = selection.modules(graph, links, session.names());
    int[] places = drawing.addNodes(graph, drawn, new Naming(session, collapse));
    drawing.addEdges(graph, links, places);
    return drawing;
  }

  private int[] addNodes(Snapshot graph, boolean[] drawn, Naming naming) {
    Map<Node, Node> byName = new TreeMap<>(BY_NAME);
    Node[] ofModule = new Node[drawn.length];
    for (int module = 0; module < drawn.length; module++) {
      if (drawn[module]) {
        Node node = naming.node(module);
        ofModule[module] = node;
        long bytes = graph.bytes(module);
        boolean isEntry = graph.isEntry(module);
        byName.compute(node, (name, there) -> (there == null ? node : there).with(bytes, isEntry));
      }
    }
    nodes.addAll(byName.values());
    Map<Node, Integer> numbers = new TreeMap<>(BY_NAME);
    for (Node node : nodes) {
      numbers.put(node, numbers.size());
    }
    int[] places = new int[drawn.length];
    for (int module = 0; module < drawn.length; module++) {
      places[module] =
          drawn[module] ? numbers.getOrDefault(ofModule[module], NOT_DRAWN) : NOT_DRAWN;
    }
    return places;
  }

  private void addEdges(Snapshot graph, Links links, int[] places) {
    Map<Long, Edge> found = new TreeMap<>();
    for (int module = 0; module < places.length; module++) {
      int from = places[module];
      if (from == NOT_DRAWN) {
        continue;
      }
      links.forEach(
          module,
          (target, dependency) -> {
            int to = places[target];
            // What is inside of a folder is not seen; a module that asks for itself is.
            boolean isInside = to == from && nodes.get(from).kind() != Node.Kind.MODULE;
            if (to != NOT_DRAWN && !isInside) {
              boolean isLater = graph.dependencyKind(dependency).isLater();
              add(found, from, to, isLater, links.isPassive(dependency));
            }
          });
    }
    edges.addAll(found.values());
  }

  private static void add(
      Map<Long, Edge> found, int from, int to, boolean isLater, boolean isForTypes) {
    long key = ((long) from << Integer.SIZE) + to;
    Edge there = found.get(key);
    found.put(
        key,
        there == null
            ? new Edge(from, to, 1, isLater, isForTypes)
            : there.with(isLater, isForTypes));
  }

  /** What is drawn; the edges name their places. */
  List<Node> nodes() {
    return nodes;
  }

  /** By the places of their nodes. */
  List<Edge> edges() {
    return edges;
  }

  /** Whether there is nothing to be seen. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }
}
