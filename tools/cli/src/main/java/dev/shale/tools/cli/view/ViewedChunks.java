package dev.shale.tools.cli.view;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.IdScheme;
import dev.shale.tools.cli.question.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The chunks of a project, and of each module the first one that it is in. */
final class ViewedChunks {
  private final List<Chunk> all = new ArrayList<>();
  private final int[] firsts;
  private final int[] counts;

  /**
   * A chunk.
   *
   * @param id what it is called
   * @param kind why it is loaded
   */
  record Chunk(String id, String kind) {}

  ViewedChunks(Session session) {
    firsts = new int[session.graph().moduleCount()];
    counts = new int[firsts.length];
    try (ChunksAnswer answer = ChunksAnswer.of(session, null, ChunkOptions.USUAL, IdScheme.NAMED)) {
      ChunkGraph chunks = answer.chunks();
      for (int chunk = 0; chunk < chunks.count(); chunk++) {
        all.add(new Chunk(answer.id(chunk), chunks.kind(chunk).label()));
      }
      Arrays.fill(firsts, ChunkGraph.NO_CHUNK);
      for (int one = 0; one < chunks.classCount(); one++) {
        List<Integer> with = chunks.chunksOfClass(one);
        for (int module : chunks.modulesOfClass(one)) {
          firsts[module] = with.getFirst();
          counts[module] = with.size();
        }
      }
    }
  }

  List<Chunk> all() {
    return all;
  }

  /** The first chunk of a module; -1 for one that is in none. */
  int first(int module) {
    return firsts[module];
  }

  /** How many chunks a module is in. */
  int count(int module) {
    return counts[module];
  }
}
