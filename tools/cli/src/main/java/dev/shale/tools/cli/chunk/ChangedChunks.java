package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a bundler's output a change concerns: the chunks that have a module which changed, those
 * that have the names of such chunks in them, those that have the names of these, and so on.
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
    for (int chunk : NamedChunks.of(answer).naming(changed)) {
      found.add(new Changed(chunk, List.of()));
    }
    return found;
  }
}
