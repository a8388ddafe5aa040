package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.threads.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Hashes of what modules were read from, as texts. Those of sources are of the graph; only what
 * nobody had to parse, such as images, is read for them.
 */
final class ModuleHashes {
  private static final String UNREADABLE = "";

  private final String[] ofModules;

  /**
   * Finds the hashes of all modules that are in a chunk.
   *
   * @param threads how many read files
   */
  ModuleHashes(Snapshot graph, ChunkGraph chunks, int threads) {
    ofModules = new String[graph.moduleCount()];
    Arrays.fill(ofModules, UNREADABLE);
    List<Integer> unread = new ArrayList<>();
    for (int module = 0; module < ofModules.length; module++) {
      if (chunks.classOf(module) < 0) {
        continue;
      }
      if (graph.hasSource(module)) {
        ofModules[module] =
            HexFormat.of().toHexDigits(graph.sourceHigh(module))
                + HexFormat.of().toHexDigits(graph.sourceLow(module));
      } else {
        unread.add(module);
      }
    }
    List<String> read = Shared.map(unread, threads, module -> ofFile(graph, module));
    for (int index = 0; index < unread.size(); index++) {
      ofModules[unread.get(index)] = read.get(index);
    }
  }

  private static String ofFile(Snapshot graph, int module) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(graph.name(graph.identifier(module))));
      return Hashes.of(bytes, bytes.length);
    } catch (IOException gone) {
      return UNREADABLE;
    }
  }

  /** The hash of a module that is in a chunk; empty for a file that cannot be read. */
  String of(int module) {
    return ofModules[module];
  }
}
