package dev.shale.tools.cli;

import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.Uses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All columns of a graph as text. */
final class GraphText {
  private final Snapshot graph;
  private final Map<Integer, String> components;

  /** Whether what depends on the order of entries is said. */
  private final boolean isOrdered;

  private GraphText(Snapshot graph, boolean isOrdered) {
    this.graph = graph;
    this.isOrdered = isOrdered;
    components = components();
  }

  /** In the order of ids, with what depends on that order. */
  static List<String> inOrder(Snapshot graph) {
    GraphText text = new GraphText(graph, true);
    List<String> lines = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      lines.add(module + " " + graph.moduleExists(module));
      if (graph.moduleExists(module)) {
        lines.addAll(text.describe(module));
        int issuer = graph.issuer(module);
        lines.add(
            issuer == Snapshot.NO_DEPENDENCY
                ? "no issuer"
                : "issuer " + text.key(graph.parent(issuer)) + " " + graph.line(issuer));
      }
    }
    return lines;
  }

  /** By identifier: all that does not depend on the order of ids, but for that of entries. */
  static SortedMap<String, List<String>> byName(Snapshot graph) {
    return byName(graph, true);
  }

  /** The same, with what depends on the order of the ids of entries, or without. */
  static SortedMap<String, List<String>> byName(Snapshot graph, boolean isOrdered) {
    GraphText text = new GraphText(graph, isOrdered);
    SortedMap<String, List<String>> modules = new TreeMap<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        modules.put(text.key(module), text.describe(module));
      }
    }
    return modules;
  }

  private String key(int module) {
    boolean isIgnored = graph.findIgnored(graph.identifier(module)) == module;
    return graph.name(graph.identifier(module)) + (isIgnored ? " ignored" : "");
  }

  /** The names of entries, in the order of their ids. */
  static List<String> entries(Snapshot graph) {
    List<String> entries = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.isEntry(module)) {
        entries.add(graph.name(graph.identifier(module)));
      }
    }
    return entries;
  }

  /** The runtimes that bits stand for: each has the name of its entry, which is fewer than bits. */
  private String runtimes(long bits) {
    if (isOrdered) {
      return Long.toString(bits);
    }
    List<String> entries = entries(graph);
    List<String> named = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((bits >>> bit & 1) != 0) {
        named.add(bit < entries.size() ? entries.get(bit) : "runtime " + bit);
      }
    }
    named.sort(null);
    return named.toString();
  }

  /** A rank in a walk from one entry after the other. */
  private String rank(int order) {
    return isOrdered || order == Snapshot.NOT_REACHED ? Integer.toString(order) : "some";
  }

  /** The least name of each component. */
  private Map<Integer, String> components() {
    Map<Integer, String> least = new HashMap<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)) {
        String key = key(module);
        least.merge(graph.component(module), key, (one, two) -> one.compareTo(two) < 0 ? one : two);
      }
    }
    return least;
  }

  private List<String> describe(int module) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s kind %s flags %d bytes %d source %x-%x depth %d order %s %s root %b component %s"
            .formatted(
                key(module),
                graph.kind(module).label(),
                graph.moduleFlags(module),
                graph.bytes(module),
                graph.sourceLow(module),
                graph.sourceHigh(module),
                graph.depth(module),
                rank(graph.preOrder(module)),
                rank(graph.postOrder(module)),
                graph.isRoot(module),
                components.get(graph.component(module))));
    Uses uses = graph.uses();
    lines.add(
        "  survives %s whole %s named %s dropped %d effects %b"
            .formatted(
                runtimes(uses.survives(module)),
                runtimes(uses.usedWhole(module)),
                runtimes(uses.usedNames(module)),
                uses.dropped(module),
                uses.hasEffects(module)));
    lines.addAll(otherUses(module));
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      lines.add(describeDependency(dependency));
    }
    for (int export = graph.exportBegin(module); export < graph.exportEnd(module); export++) {
      int through = graph.exportDependency(export);
      lines.add(
          "  export %s flags %d through %s path %s part %d constant %s used %s fully %s"
              .formatted(
                  name(graph.exportName(export)),
                  graph.exportFlags(export),
                  through == Snapshot.NO_DEPENDENCY ? "none" : through - graph.begin(module),
                  name(graph.exportPath(export)),
                  graph.exportPart(export),
                  name(graph.constant(export)),
                  runtimes(uses.used(export)),
                  runtimes(uses.usedFully(export))));
    }
    InnerGraph inner = graph.inner();
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      boolean hasPath = (inner.flags(row) & (InnerFlags.PART | InnerFlags.OF_PART)) == 0;
      lines.add(
          "  inner flags %d target %d detail %s"
              .formatted(
                  inner.flags(row),
                  inner.target(row),
                  hasPath ? name(inner.detail(row)) : inner.detail(row)));
    }
    return lines;
  }

  /** By their texts: their ids depend on what was there before. */
  private List<String> otherUses(int module) {
    Uses uses = graph.uses();
    List<String> lines = new ArrayList<>();
    for (int other = uses.otherBegin(module); other < uses.otherEnd(module); other++) {
      int name = uses.otherName(other);
      lines.add("  other %s used %s".formatted(name(name), runtimes(uses.usedOther(module, name))));
    }
    lines.sort(null);
    return lines;
  }

  private String describeDependency(int dependency) {
    int target = graph.target(dependency);
    int block = graph.block(dependency);
    return "  %s %s flags %d at %d-%d %d:%d attributes %s block %s -> %s"
        .formatted(
            graph.dependencyKind(dependency).label(),
            graph.name(graph.request(dependency)),
            graph.dependencyFlags(dependency),
            graph.spanStart(dependency),
            graph.spanEnd(dependency),
            graph.line(dependency),
            graph.column(dependency),
            name(graph.attributes(dependency)),
            block == Snapshot.NO_BLOCK
                ? "none"
                : graph.blockFlags(block)
                    + " "
                    + graph.prefetchOrder(block)
                    + " "
                    + graph.preloadOrder(block)
                    + " "
                    + name(graph.chunkName(block)),
            target == Snapshot.NO_MODULE ? "nothing" : key(target));
  }

  private String name(int name) {
    return name == Snapshot.NO_NAME ? "none" : graph.name(name);
  }
}
