package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Modules that are in several chunks. */
public final class Duplicates {
  private Duplicates() {}

  /**
   * Modules that are in the same chunks, of which there are several.
   *
   * @param modules in ascending order
   * @param bytes of all of them, once
   */
  public record Duplicate(List<Integer> chunks, List<Integer> modules, long bytes) {
    /** The bytes of all copies but one. */
    public long extraBytes() {
      return bytes * (chunks.size() - 1);
    }
  }

  /** Those with the most bytes of copies first. */
  public static List<Duplicate> of(ChunkGraph chunks) {
    List<Duplicate> found = new ArrayList<>();
    for (int one = 0; one < chunks.classCount(); one++) {
      List<Integer> with = chunks.chunksOfClass(one);
      if (with.size() > 1) {
        found.add(new Duplicate(with, modules(chunks, one), chunks.bytesOfClass(one)));
      }
    }
    found.sort(
        Comparator.comparingLong(Duplicate::extraBytes)
            .reversed()
            .thenComparingInt(duplicate -> duplicate.modules().getFirst()));
    return found;
  }

  private static List<Integer> modules(ChunkGraph chunks, int one) {
    return Arrays.stream(chunks.modulesOfClass(one)).boxed().toList();
  }

  /** The bytes of all copies but one of each module. */
  public static long extraBytes(List<Duplicate> all) {
    return all.stream().mapToLong(Duplicate::extraBytes).sum();
  }
}
