package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a bundler's output a change concerns: the chunks that have a module which changed, and
 * those that have the names of such chunks in them, which are those of the runtime, or else the
 * entries.
 */
public final class ChangedChunks {
  private ChangedChunks() {}

  /**
   * A chunk that is another.
   *
   * @param modules what changed in it; none where names of others are all that may change
   */
  public record Changed(int chunk, List<Integer> modules) {}

  /** Those with changed modules first. */
  public static List<Changed> of(ChunksAnswer answer, int[] changedModules) {
    ChunkGraph chunks = answer.chunks();
    List<Changed> found = new ArrayList<>();
    Set<Integer> changed = new TreeSet<>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      List<Integer> modules = new ArrayList<>();
      for (int module : changedModules) {
        if (chunks.has(chunk, module)) {
          modules.add(module);
        }
      }
      if (!modules.isEmpty()) {
        found.add(new Changed(chunk, modules));
        changed.add(chunk);
      }
    }
    for (int chunk : naming(answer, changed)) {
      if (!changed.contains(chunk)) {
        found.add(new Changed(chunk, List.of()));
      }
    }
    return found;
  }

  /** The chunks that name some: of each start that leads to one, the first that it loads. */
  private static Set<Integer> naming(ChunksAnswer answer, Set<Integer> changed) {
    ChunkGraph chunks = answer.chunks();
    Set<Integer> naming = new TreeSet<>();
    for (int start = 0; start < chunks.starts().size(); start++) {
      boolean isLazy = answer.lazyChunks(start).stream().anyMatch(changed::contains);
      int first = chunks.initialChunks(start).getFirst();
      boolean isOfRuntime =
          chunks.kind(first) == ChunkKind.RUNTIME
              && chunks.initialChunks(start).stream().anyMatch(changed::contains);
      if (isLazy || isOfRuntime) {
        naming.add(first);
      }
    }
    return naming;
  }
}
