package dev.shale.tools.cli.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkKind;
import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.RuntimeChunks;
import dev.shale.engine.chunk.Start;
import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.Totals;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/** The chunks of a project, and their ids. */
public final class ChunksAnswer implements AutoCloseable {
  private final Snapshot graph;
  private final PathNames paths;
  private final ChunkGraph chunks;
  private final List<String> ids;
  private final AheadOrder order;

  private ChunksAnswer(
      Snapshot graph, PathNames paths, ChunkGraph chunks, List<String> ids, AheadOrder order) {
    this.graph = graph;
    this.paths = paths;
    this.chunks = chunks;
    this.ids = ids;
    this.order = order;
  }

  /**
   * Makes the chunks of a project.
   *
   * @param shaken what is left without what nobody uses; null for all of it
   */
  public static ChunksAnswer of(
      Session session, @Nullable ShakenAnswer shaken, ChunkOptions options, IdScheme scheme) {
    List<Start> starts = ProgramStarts.of(session);
    return of(session.graph(), session.names(), starts, shaken, options, scheme);
  }

  /**
   * Makes the chunks of a graph.
   *
   * @param paths of its modules
   * @param starts where the program begins
   */
  public static ChunksAnswer of(
      Snapshot graph,
      PathNames paths,
      List<Start> starts,
      @Nullable ShakenAnswer shaken,
      ChunkOptions options,
      IdScheme scheme) {
    checkRuntimes(starts, options.runtimeChunks());
    ChunkGraph chunks =
        ChunkGraph.of(graph, shaken == null ? null : shaken.shaken(), starts, options);
    try {
      ModuleTexts names = new ModuleTexts(graph, paths);
      List<String> ids = ChunkIds.of(chunks, scheme, names);
      return new ChunksAnswer(graph, paths, chunks, ids, new AheadOrder(chunks, names));
    } catch (RuntimeException | Error failure) {
      chunks.close();
      throw failure;
    }
  }

  static void checkRuntimes(List<Start> starts, RuntimeChunks runtimes) {
    for (Start start : starts) {
      for (Start other : starts) {
        if (runtimes != RuntimeChunks.NONE && runtimes.name(start.name()).equals(other.name())) {
          throw new InputException(
              "runtimeChunk: an entry is called "
                  + Visible.of(other.name())
                  + ", as the chunk of the runtime would be; give the entry another name");
        }
      }
    }
  }

  public ChunkGraph chunks() {
    return chunks;
  }

  public Snapshot graph() {
    return graph;
  }

  /** The names of the modules of the graph. */
  public PathNames paths() {
    return paths;
  }

  /** The id of a chunk; no two have the same. */
  public String id(int chunk) {
    return ids.get(chunk);
  }

  /** The chunks that one loads when nothing else is to do, the first first. */
  public List<Integer> prefetched(int chunk) {
    return order.of(chunks.prefetched(chunk));
  }

  /** The chunks that one loads together with itself, the first first. */
  public List<Integer> preloaded(int chunk) {
    return order.of(chunks.preloaded(chunk));
  }

  /** How urgently a chunk is asked for, as sources say it; empty where they say nothing. */
  public String fetchPriority(int chunk) {
    return switch (chunks.fetchPriority(chunk)) {
      case BlockFlags.FETCH_HIGH -> "high";
      case BlockFlags.FETCH_LOW -> "low";
      case BlockFlags.FETCH_AUTO -> "auto";
      default -> "";
    };
  }

  /** Requests of which a comment says something that has no meaning, so that it is not heard. */
  public List<Integer> meaningless() {
    List<Integer> found = new ArrayList<>();
    for (int block = 0; block < graph.blockCount(); block++) {
      if (graph.blockExists(block)
          && (graph.blockFlags(block) & BlockFlags.MEANINGLESS) != 0
          && !graph.isForTypes(graph.blockParent(block))) {
        found.add(graph.blockBegin(block));
      }
    }
    found.sort(
        Comparator.comparingInt((Integer one) -> graph.parent(one)).thenComparingInt(one -> one));
    return found;
  }

  /** The ids of all chunks, by chunk. */
  public List<String> ids() {
    return ids;
  }

  /** The place of a start by its name; -1 for none. */
  public int start(String name) {
    for (int start = 0; start < chunks.starts().size(); start++) {
      if (chunks.starts().get(start).name().equals(name)) {
        return start;
      }
    }
    return -1;
  }

  /** The chunks that a start leads to while the program runs, in ascending order. */
  public List<Integer> lazyChunks(int start) {
    return lazyChunks(chunks.initialChunks(start));
  }

  /** The chunks that some lead to while the program runs, in ascending order. */
  List<Integer> lazyChunks(List<Integer> from) {
    Set<Integer> found = new TreeSet<>(from);
    IntArrayList queue = new IntArrayList();
    from.forEach(queue::addInt);
    while (!queue.isEmpty()) {
      int chunk = queue.popInt();
      int child = chunks.nextChild(chunk, 0);
      for (; child >= 0; child = chunks.nextChild(chunk, child + 1)) {
        // An entry that depends on this one is loaded after it, and not by it.
        if (chunks.kind(child) != ChunkKind.ENTRY && found.add(child)) {
          queue.addInt(child);
        }
      }
    }
    from.forEach(found::remove);
    return new ArrayList<>(found);
  }

  /** The chunks of a start, at once and later, and those of what they start to run apart. */
  public Set<Integer> allChunks(int start) {
    Set<Integer> found = new TreeSet<>(chunks.initialChunks(start));
    found.addAll(lazyChunks(start));
    IntArrayList queue = new IntArrayList();
    found.forEach(queue::addInt);
    while (!queue.isEmpty()) {
      int chunk = queue.popInt();
      for (int to = chunks.nextStarted(chunk, 0); to >= 0; to = chunks.nextStarted(chunk, to + 1)) {
        if (found.add(to)) {
          queue.addInt(to);
        }
      }
      for (int to = chunks.nextChild(chunk, 0); to >= 0; to = chunks.nextChild(chunk, to + 1)) {
        if (chunks.kind(to) != ChunkKind.ENTRY && found.add(to)) {
          queue.addInt(to);
        }
      }
    }
    return found;
  }

  /** The bytes of all files in some chunks, each file once. */
  public long bytes(List<Integer> some) {
    long bytes = 0;
    BitSet counted = new BitSet();
    for (int chunk : some) {
      for (int one = chunks.nextClass(chunk, 0); one >= 0; one = chunks.nextClass(chunk, one + 1)) {
        bytes += counted.get(one) ? 0 : chunks.bytesOfClass(one);
        counted.set(one);
      }
    }
    return bytes;
  }

  /** All chunks, the largest first. */
  public List<Integer> largestFirst() {
    List<Integer> order = new ArrayList<>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      order.add(chunk);
    }
    long[] bytes = new long[order.size()];
    order.forEach(chunk -> bytes[chunk] = chunks.bytes(chunk));
    order.sort(Comparator.comparingLong(chunk -> -bytes[chunk]));
    return order;
  }

  /** The patterns that lead to no file, so that chunks may lack modules. */
  public List<String> notFollowed() {
    TreeSet<String> patterns = new TreeSet<>();
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && !graph.isForTypes(module)) {
        for (cursor.of(module); cursor.next(); ) {
          int dependency = cursor.dependency();
          boolean isNowhere = cursor.target() == Snapshot.NO_MODULE;
          if (isNowhere && Totals.isPattern(graph, cursor.kind(), dependency)) {
            patterns.add(graph.name(graph.request(dependency)));
          }
        }
      }
    }
    return new ArrayList<>(patterns);
  }

  @Override
  public void close() {
    chunks.close();
  }
}
