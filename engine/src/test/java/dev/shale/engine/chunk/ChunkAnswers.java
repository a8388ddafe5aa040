package dev.shale.engine.chunk;

import dev.shale.engine.graph.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that chunks answer, as lines. */
final class ChunkAnswers {
  private ChunkAnswers() {}

  static List<String> of(ChunkGraph chunks, Snapshot graph) {
    List<String> lines = new ArrayList<>();
    lines.add(
        chunks.count()
            + " chunks, "
            + chunks.classCount()
            + " classes, "
            + chunks.moduleLimit()
            + " modules, "
            + chunks.options()
            + " "
            + chunks.starts());
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      lines.add(chunk(chunks, chunk));
      lines.add(members(chunks, chunk));
    }
    for (int one = 0; one < chunks.classCount(); one++) {
      lines.add(
          "class "
              + Arrays.toString(chunks.modulesOfClass(one))
              + chunks.bytesOfClass(one)
              + chunks.chunksOfClass(one));
    }
    for (int start = 0; start < chunks.starts().size(); start++) {
      lines.add("start " + chunks.chunksOfStart(start) + chunks.initialChunks(start));
    }
    lines.add("misnamed " + chunks.misnamedDependencies());
    List<Integer> redundant = new ArrayList<>();
    for (int dependency = 0; dependency < graph.dependencyCount(); dependency++) {
      if (graph.dependencyExists(dependency) && chunks.isRedundant(dependency)) {
        redundant.add(dependency);
      }
    }
    lines.add("redundant " + redundant);
    return lines;
  }

  private static String chunk(ChunkGraph chunks, int chunk) {
    return "chunk %s %s initial %s, %d modules, %d bytes, %d own, runtimes %s, roots %s, ahead %s %s %d"
        .formatted(
            chunks.kind(chunk).label(),
            chunks.name(chunk),
            chunks.isInitial(chunk),
            chunks.moduleCount(chunk),
            chunks.bytes(chunk),
            chunks.ownBytes(chunk),
            chunks.runtimes(chunk),
            chunks.roots(chunk),
            chunks.prefetched(chunk),
            chunks.preloaded(chunk),
            chunks.fetchPriority(chunk));
  }

  private static String members(ChunkGraph chunks, int chunk) {
    List<Integer> parents = new ArrayList<>();
    List<Integer> children = new ArrayList<>();
    List<Integer> started = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    List<Integer> has = new ArrayList<>();
    for (int other = 0; other < chunks.count(); other++) {
      add(chunks.nextParent(chunk, other), other, parents);
      add(chunks.nextChild(chunk, other), other, children);
      add(chunks.nextStarted(chunk, other), other, started);
    }
    for (int one = 0; one < chunks.classCount(); one++) {
      add(chunks.nextClass(chunk, one), one, classes);
    }
    for (int module = 0; module < chunks.moduleLimit(); module++) {
      if (chunks.has(chunk, module)) {
        has.add(chunks.classOf(module));
      }
    }
    return "  %s parents %s children %s started %s classes %s has %s"
        .formatted(
            Arrays.toString(chunks.modules(chunk)), parents, children, started, classes, has);
  }

  private static void add(int next, int number, List<Integer> list) {
    if (next == number) {
      list.add(number);
    }
  }
}
