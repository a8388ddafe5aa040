package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.Ahead;
import dev.shale.engine.chunk.ChunkGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The order in which chunks are loaded ahead: that of their requests' orders; of equal ones the
 * chunk with more modules comes first, and then that whose modules come first by their texts.
 */
final class AheadOrder {
  private final ChunkGraph chunks;
  private final ModuleTexts names;

  AheadOrder(ChunkGraph chunks, ModuleTexts names) {
    this.chunks = chunks;
    this.names = names;
  }

  /** The numbers of chunks in their order. */
  List<Integer> of(List<Ahead> ahead) {
    List<Ahead> sorted = new ArrayList<>(ahead);
    sorted.sort(this::compare);
    return sorted.stream().map(Ahead::chunk).toList();
  }

  private int compare(Ahead one, Ahead other) {
    if (one.order() != other.order()) {
      return one.order() > other.order() ? -1 : 1;
    }
    int count = chunks.moduleCount(one.chunk());
    int otherCount = chunks.moduleCount(other.chunk());
    return count == otherCount
        ? Arrays.compare(texts(one.chunk()), texts(other.chunk()))
        : Integer.compare(otherCount, count);
  }

  private String[] texts(int chunk) {
    List<String> texts = new ArrayList<>();
    for (int module : chunks.modules(chunk)) {
      texts.add(names.text(module));
    }
    Collections.sort(texts);
    return texts.toArray(new String[0]);
  }
}
