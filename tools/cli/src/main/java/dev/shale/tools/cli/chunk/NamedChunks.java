package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkKind;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which chunks have the names of others in them. A runtime names all that it may load, and the
 * workers that are started on its way: an entry has one, or a chunk that comes before it, and so
 * has each worker.
 */
final class NamedChunks {
  private final ChunksAnswer answer;
  private final ChunkGraph chunks;

  /** By chunk those that it names. */
  private final Map<Integer, BitSet> named = new TreeMap<>();

  private NamedChunks(ChunksAnswer answer) {
    this.answer = answer;
    chunks = answer.chunks();
  }

  static NamedChunks of(ChunksAnswer answer) {
    NamedChunks made = new NamedChunks(answer);
    made.addRuntimes();
    return made;
  }

  private void addRuntimes() {
    for (int start = 0; start < chunks.starts().size(); start++) {
      addRuntime(chunks.initialChunks(start));
    }
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      if (chunks.kind(chunk) == ChunkKind.WORKER) {
        addRuntime(List.of(chunk));
      }
    }
  }

  /**
   * Adds what the first of some chunks names.
   *
   * @param initial what is loaded at once
   */
  private void addRuntime(List<Integer> initial) {
    int runtime = initial.getFirst();
    BitSet names = namesOf(runtime);
    for (int chunk : initial) {
      addStarted(chunk, names);
      if (chunks.kind(runtime) == ChunkKind.RUNTIME) {
        names.set(chunk);
      }
    }
    for (int chunk : answer.lazyChunks(initial)) {
      names.set(chunk);
      addStarted(chunk, names);
    }
  }

  private BitSet namesOf(int chunk) {
    return named.computeIfAbsent(chunk, none -> new BitSet());
  }

  private void addStarted(int chunk, BitSet names) {
    for (int to = chunks.nextStarted(chunk, 0); to >= 0; to = chunks.nextStarted(chunk, to + 1)) {
      names.set(to);
    }
  }

  /** The chunks that name some of these, or chunks that do, in ascending order; none of these. */
  Set<Integer> naming(Set<Integer> changed) {
    BitSet all = new BitSet();
    changed.forEach(all::set);
    Set<Integer> naming = new TreeSet<>();
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Map.Entry<Integer, BitSet> one : named.entrySet()) {
        if (!all.get(one.getKey()) && one.getValue().intersects(all)) {
          all.set(one.getKey());
          naming.add(one.getKey());
          isMore = true;
        }
      }
    }
    return naming;
  }
}
