package dev.shale.engine.chunk;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.offheap.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a program: which modules load together, what asks for them, and what of it is there
 * more than once. Nothing is bundled: chunks follow from the edges of modules.
 *
 * <p>{@code chunks.md} has the definitions. Chunks are numbered from 0: those of starts in the
 * order of the starts, then those of what runs apart, then the others in the order of the requests
 * for them. Belongs to one thread.
 */
public final class ChunkGraph implements AutoCloseable {
  /** In place of a chunk where there is none. */
  public static final int NO_CHUNK = -1;

  private final Region region;
  private final Groups groups;
  private final Signatures signatures;
  private final ChunkList chunks;
  private final Requests requests;
  private final ChunkOptions options;

  private ChunkGraph(
      Region region,
      ChunkOptions options,
      Groups groups,
      Signatures signatures,
      ChunkList chunks,
      Requests requests) {
    this.options = options;
    this.region = region;
    this.groups = groups;
    this.signatures = signatures;
    this.chunks = chunks;
    this.requests = requests;
  }

  /**
   * Makes the chunks of a graph.
   *
   * @param starts where the program begins, at least one; what they depend on makes no circle
   */
  public static ChunkGraph of(Snapshot graph, List<Start> starts, ChunkOptions options) {
    return of(graph, null, starts, options);
  }

  /**
   * Makes the chunks of what is left without what nobody uses.
   *
   * @param shaken what is left of the graph; null for all of it
   */
  public static ChunkGraph of(
      Snapshot graph, @Nullable ShakenGraph shaken, List<Start> starts, ChunkOptions options) {
    List<Start> named = Starts.withRuntimes(starts, options.runtimeChunks());
    Starts.check(named);
    Region region = Region.open("chunks", Region.UNLIMITED);
    boolean isDone = false;
    try {
      ChunkGraph made = make(graph, shaken, named, options, region);
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  private static ChunkGraph make(
      Snapshot graph,
      @Nullable ShakenGraph shaken,
      List<Start> starts,
      ChunkOptions options,
      Region region) {
    try (Links links = shaken == null ? Links.of(graph, region) : Links.of(graph, shaken, region)) {
      Groups groups = new Groups(graph, links, starts, options.style(), region);
      Signatures signatures = new Signatures(links, groups, region);
      ClassSizes sizes = new ClassSizes(graph, signatures, region);
      ChunkList chunks = new ChunkList(groups, signatures, sizes, region);
      Requests requests = new Requests(links, groups, region);
      if (options.style().isDisjoint()) {
        new DisjointChunks(links, groups, signatures, chunks, region).make(requests);
      } else {
        new CopyingChunks(links, groups, signatures, chunks, options, region).make(requests);
      }
      return new ChunkGraph(region, options, groups, signatures, chunks, requests);
    }
  }

  /** How the chunks were made. */
  public ChunkOptions options() {
    return options;
  }

  /** How many chunks there are. */
  public int count() {
    return chunks.count();
  }

  public ChunkKind kind(int chunk) {
    return chunks.kind(chunk);
  }

  /** What the source or the start calls a chunk; empty for one without a name. */
  public String name(int chunk) {
    return chunks.name(chunk);
  }

  /** Whether a chunk is loaded as soon as one of the starts is. */
  public boolean isInitial(int chunk) {
    return chunks.isInitial(chunk);
  }

  public int moduleCount(int chunk) {
    return chunks.moduleCount(chunk);
  }

  /** The bytes of a chunk's files. */
  public long bytes(int chunk) {
    return chunks.bytes(chunk);
  }

  /** The bytes of those files that are in no other chunk. */
  public long ownBytes(int chunk) {
    return chunks.ownBytes(chunk);
  }

  /** The least chunk from {@code from} on that asks for a chunk; {@link #NO_CHUNK} for none. */
  public int nextParent(int chunk, int from) {
    return chunks.parents().next(chunk, from);
  }

  /** The least chunk from {@code from} on that a chunk asks for; {@link #NO_CHUNK} for none. */
  public int nextChild(int chunk, int from) {
    return chunks.children().next(chunk, from);
  }

  /**
   * The least chunk from {@code from} on that a chunk starts, to run apart; such a one is no child;
   * {@link #NO_CHUNK} for none.
   */
  public int nextStarted(int chunk, int from) {
    return chunks.started().next(chunk, from);
  }

  /** The names of what runs a chunk. */
  public List<String> runtimes(int chunk) {
    return chunks.runtimes(chunk);
  }

  /** The modules with which a chunk begins, ascending: where its start or its requests lead. */
  public List<Integer> roots(int chunk) {
    return chunks.roots(chunk);
  }

  /** Where the program begins, as it was given. */
  public List<Start> starts() {
    return groups.starts();
  }

  /** The chunks that are loaded for a start by its place, in the order of loading. */
  public List<Integer> chunksOfStart(int start) {
    return chunks.ofStart(start);
  }

  /** The chunks of a start, and of all starts that it depends on, each once. */
  public List<Integer> initialChunks(int start) {
    return Starts.initialChunks(this, start);
  }

  /** Whether a chunk has a module. */
  public boolean has(int chunk, int module) {
    int one = signatures.of(module);
    return one != Signatures.NO_CLASS && chunks.hasClass(chunk, one);
  }

  /** The modules of a chunk in ascending order. */
  public int[] modules(int chunk) {
    return chunks.modules(chunk);
  }

  /** How many classes there are: sets of modules that no way of making chunks tells apart. */
  public int classCount() {
    return signatures.count();
  }

  /** A number that all modules are less than. */
  public int moduleLimit() {
    return signatures.moduleLimit();
  }

  /** The least class from {@code from} on that a chunk has; -1 for none. */
  public int nextClass(int chunk, int from) {
    return chunks.nextClass(chunk, from);
  }

  /** The class of a module; -1 for one that is in no chunk. */
  public int classOf(int module) {
    return signatures.of(module);
  }

  /** The modules of a class in ascending order. */
  public int[] modulesOfClass(int one) {
    int[] modules = new int[signatures.end(one) - signatures.begin(one)];
    for (int index = 0; index < modules.length; index++) {
      modules[index] = signatures.module(signatures.begin(one) + index);
    }
    return modules;
  }

  /** The bytes of a class's files. */
  public long bytesOfClass(int one) {
    return chunks.sizes().bytes(one);
  }

  /** The chunks that have a class. */
  public List<Integer> chunksOfClass(int one) {
    return chunks.withClass(one);
  }

  /**
   * Requests that give what they lead to the name of a start. A bundler calls that an error; here
   * it loads together with the module that asks.
   */
  public List<Integer> misnamedDependencies() {
    return Starts.list(groups.misnamed());
  }

  /**
   * Whether all that a request for later leads to is there whenever the module that asks is loaded,
   * so that it loads nothing.
   */
  public boolean isRedundant(int dependency) {
    return requests.isRedundant(dependency);
  }

  /** The native bytes that this takes. */
  public long nativeBytes() {
    return region.usedBytes();
  }

  @Override
  public void close() {
    region.close();
  }
}
