package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.InitialLoad;
import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would make initial loads smaller: imports that alone keep many bytes there, and dynamic
 * imports that load nothing, as all is there already.
 */
public final class Savings {
  private final List<Saving> imports = new ArrayList<>();
  private final List<Integer> redundant = new ArrayList<>();

  private Savings() {}

  /**
   * An import of a module of the project that is loaded initially.
   *
   * @param start the entry, by its place
   * @param dependency the import
   * @param bytes that the entry would not load initially if the import were dynamic
   */
  public record Saving(int start, int dependency, long bytes) {}

  /** Looks at the initial loads of starts. */
  public static Savings of(
      ChunksAnswer answer, @Nullable ShakenGraph shaken, List<Integer> starts) {
    Savings savings = new Savings();
    for (int start : starts) {
      savings.add(answer, shaken, start);
    }
    savings.imports.sort(
        Comparator.comparingLong(Saving::bytes)
            .reversed()
            .thenComparingInt(Saving::start)
            .thenComparingInt(Saving::dependency));
    savings.addRedundant(answer.graph(), answer.chunks());
    return savings;
  }

  private void add(ChunksAnswer answer, @Nullable ShakenGraph shaken, int start) {
    Snapshot graph = answer.graph();
    List<Integer> roots = answer.chunks().starts().get(start).modules();
    try (InitialLoad load = InitialLoad.of(graph, shaken, roots)) {
      for (int edge = 0; edge < load.edgeCount(); edge++) {
        long bytes = canBeLater(graph, load.source(edge)) ? load.retainedByEdge(edge) : 0;
        int dependency =
            bytes == 0
                ? Snapshot.NO_DEPENDENCY
                : load.request(load.source(edge), load.target(edge));
        boolean isImport =
            dependency != Snapshot.NO_DEPENDENCY
                && (graph.dependencyKind(dependency).isBinding()
                    || graph.dependencyKind(dependency) == JavaScriptKinds.REQUIRE);
        if (isImport) {
          imports.add(new Saving(start, dependency, bytes));
        }
      }
    }
  }

  /** Whether a module is one of the project that may ask for others later. */
  private static boolean canBeLater(Snapshot graph, int module) {
    return !graph.isInstalled(module) && graph.kind(module) != JavaScriptKinds.HTML;
  }

  private void addRedundant(Snapshot graph, ChunkGraph chunks) {
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (chunks.classOf(module) >= 0 && !graph.isInstalled(module)) {
        for (cursor.of(module); cursor.next(); ) {
          boolean isSame =
              !redundant.isEmpty()
                  && graph.parent(redundant.getLast()) == module
                  && graph.spanStart(redundant.getLast()) == graph.spanStart(cursor.dependency());
          if (!isSame && chunks.isRedundant(cursor.dependency())) {
            redundant.add(cursor.dependency());
          }
        }
      }
    }
  }

  /** Imports, those that keep the most bytes first. */
  public List<Saving> imports() {
    return imports;
  }

  /** Dynamic imports of the project that load nothing, by their dependencies. */
  public List<Integer> redundant() {
    return redundant;
  }
}
