package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.tools.cli.output.PathNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Hashes that change when what is in a chunk does: of its id, and of the path and the content of
 * each of its modules, and how it is read. Not the hash that a bundler writes into file names,
 * which is of its output.
 */
public final class ChunkHashes {
  private final ModuleHashes modules;
  private final ChunksAnswer answer;
  private final PathNames names;

  /**
   * Hashes of the chunks of an answer.
   *
   * @param threads how many read files
   */
  public ChunkHashes(ChunksAnswer answer, PathNames names, int threads) {
    this.answer = answer;
    this.names = names;
    modules = new ModuleHashes(answer.graph(), answer.chunks(), threads);
  }

  /** Sixteen hexadecimal digits. */
  public String of(int chunk) {
    ChunkGraph chunks = answer.chunks();
    List<String> lines = new ArrayList<>();
    for (int module : chunks.modules(chunk)) {
      lines.add(names.path(module) + " " + modules.of(module));
    }
    // The order of modules depends on other chunks.
    Collections.sort(lines);
    return Hashes.of(answer.id(chunk) + "\n" + String.join("\n", lines));
  }
}
