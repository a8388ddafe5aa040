package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.threads.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * What the sources of chunks take when each chunk is compressed by gzip as a whole, at its usual
 * level. The modules come one after the other, in the order of their numbers.
 */
public final class GzipSizes {
  /** Header and trailer of RFC 1952, for a file without a name. */
  private static final int FRAME_BYTES = 18;

  private static final int BUFFER_BYTES = 1 << 16;

  private final List<Integer> sizes;

  private GzipSizes(List<Integer> sizes) {
    this.sizes = sizes;
  }

  /**
   * Reads and compresses all modules of all chunks; a file that cannot be read takes nothing.
   *
   * @param threads how many do that
   */
  public static GzipSizes of(Snapshot graph, ChunkGraph chunks, int threads) {
    List<int[]> modules = IntStream.range(0, chunks.count()).mapToObj(chunks::modules).toList();
    return new GzipSizes(Shared.map(modules, threads, of -> size(graph, of)));
  }

  /** The compressed bytes of some modules together. */
  public static int size(Snapshot graph, int[] modules) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      byte[] buffer = new byte[BUFFER_BYTES];
      int size = FRAME_BYTES;
      for (int module : modules) {
        deflater.setInput(bytes(graph, module));
        while (!deflater.needsInput()) {
          size += deflater.deflate(buffer);
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        size += deflater.deflate(buffer);
      }
      return size;
    } finally {
      deflater.end();
    }
  }

  private static byte[] bytes(Snapshot graph, int module) {
    try {
      return Files.readAllBytes(Path.of(graph.name(graph.identifier(module))));
    } catch (IOException gone) {
      return new byte[0];
    }
  }

  /** The compressed bytes of a chunk. */
  public int of(int chunk) {
    return sizes.get(chunk);
  }

  /** The compressed bytes of some chunks, each for itself. */
  public long of(List<Integer> chunks) {
    return chunks.stream().mapToLong(this::of).sum();
  }
}
