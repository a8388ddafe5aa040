package dev.shale.tools.cli.report.chunk;

import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Visible;
import java.util.List;
import java.util.StringJoiner;

/** Several chunks in one line. */
final class ChunkNames {
  private static final int FEW = 3;

  private ChunkNames() {}

  /** The ids of the first chunks, and how many more there are. */
  static String few(ChunksAnswer answer, List<Integer> chunks) {
    StringJoiner text = new StringJoiner(", ");
    for (int chunk : chunks.subList(0, Math.min(FEW, chunks.size()))) {
      text.add(Visible.of(answer.id(chunk)));
    }
    int more = chunks.size() - FEW;
    return more > 0 ? text + " and " + Numbers.grouped(more) + " more" : text.toString();
  }
}
