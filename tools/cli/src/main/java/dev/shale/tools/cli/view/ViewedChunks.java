package dev.shale.tools.cli.view;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.IdScheme;
import dev.shale.tools.cli.question.Session;
import java.util.ArrayList;
import java.util.List;

/** The chunks of a project, and of each module the first one that it is in; most are in one. */
final class ViewedChunks {
  private final List<String> ids = new ArrayList<>();
  private final int[] ofModules;

  ViewedChunks(Session session) {
    ofModules = new int[session.graph().moduleCount()];
    try (ChunksAnswer answer = ChunksAnswer.of(session, null, ChunkOptions.USUAL, IdScheme.NAMED)) {
      ChunkGraph chunks = answer.chunks();
      for (int chunk = 0; chunk < chunks.count(); chunk++) {
        ids.add(answer.id(chunk));
      }
      int[] ofClasses = new int[chunks.classCount()];
      for (int one = 0; one < ofClasses.length; one++) {
        ofClasses[one] = chunks.chunksOfClass(one).getFirst();
      }
      for (int module = 0; module < ofModules.length; module++) {
        int one = chunks.classOf(module);
        ofModules[module] = one < 0 ? ChunkGraph.NO_CHUNK : ofClasses[one];
      }
    }
  }

  /** By chunk what it is called. */
  List<String> ids() {
    return ids;
  }

  /** The first chunk of a module; -1 for one that is in none. */
  int first(int module) {
    return ofModules[module];
  }
}
