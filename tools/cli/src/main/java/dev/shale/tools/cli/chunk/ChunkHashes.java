package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.PathNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hashes that change when what is in a chunk does: of its id, and of the path and the content of
 * each of its modules. Not the hash that a bundler writes into file names, which is of its output.
 */
public final class ChunkHashes {
  private static final String UNREADABLE = "";

  private final String[] ofModules;
  private final ChunksAnswer answer;
  private final PathNames names;

  /** Reads the files of all modules that are in a chunk, on several threads. */
  public ChunkHashes(ChunksAnswer answer, PathNames names) {
    this.answer = answer;
    this.names = names;
    ofModules = new String[answer.graph().moduleCount()];
    Arrays.fill(ofModules, UNREADABLE);
    List<Path> files = new ArrayList<>();
    List<Integer> modules = new ArrayList<>();
    Snapshot graph = answer.graph();
    for (int module = 0; module < ofModules.length; module++) {
      if (answer.chunks().classOf(module) >= 0) {
        modules.add(module);
        files.add(Path.of(graph.name(graph.identifier(module))));
      }
    }
    IntStream.range(0, files.size())
        .parallel()
        .forEach(index -> ofModules[modules.get(index)] = content(files.get(index)));
  }

  private static String content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Hashes.of(bytes, bytes.length);
    } catch (IOException gone) {
      return UNREADABLE;
    }
  }

  /** Sixteen hexadecimal digits. */
  public String of(int chunk) {
    ChunkGraph chunks = answer.chunks();
    StringBuilder text = new StringBuilder(answer.id(chunk));
    for (int module : chunks.modules(chunk)) {
      text.append('\n').append(names.path(module)).append(' ').append(ofModules[module]);
    }
    return Hashes.of(text.toString());
  }
}
