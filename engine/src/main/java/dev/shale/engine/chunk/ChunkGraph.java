package dev.shale.engine.chunk;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.offheap.Region;
import java.util.ArrayList;
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

  /** What is of use only while chunks are made; closed before the rest where that is once. */
  private final Region scratch;

  private final ChunkOptions options;
  private final Links links;
  private final Groups groups;
  private final Signatures signatures;
  private final ChunkList chunks;
  private final CopyingChunks copying;
  private final RuntimeWalks walks;
  private final DisjointChunks disjoint;
  private List<Start> starts = List.of();
  private int moduleLimit;

  private ChunkGraph(ChunkOptions options, Region region) {
    this.options = options;
    this.region = region;
    scratch = region.child("scratch");
    links = new Links(region, scratch);
    groups = new Groups(links, options.style(), region, scratch);
    signatures = new Signatures(region, scratch);
    chunks = new ChunkList(links, groups, signatures, region, scratch);
    copying = new CopyingChunks(links, groups, signatures, chunks, options, scratch);
    walks = new RuntimeWalks(links, groups, scratch);
    disjoint = new DisjointChunks(links, groups, signatures, chunks, scratch);
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
    ChunkGraph made = empty(options);
    boolean isDone = false;
    try {
      made.make(graph, shaken, starts);
      made.scratch.close();
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        made.close();
      }
    }
  }

  /** No chunks, but room for {@link #make}, again and again. */
  static ChunkGraph empty(ChunkOptions options) {
    Region region = Region.open("chunks", Region.UNLIMITED);
    boolean isDone = false;
    try {
      ChunkGraph made = new ChunkGraph(options, region);
      isDone = true;
      return made;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /**
   * Makes the chunks of a graph in place of those that there are, in the same memory. Allocates
   * nothing on the heap where the graph has been read before, the starts are the same and no table
   * has to grow.
   */
  void make(Snapshot graph, @Nullable ShakenGraph shaken, List<Start> given) {
    if (starts.isEmpty() || !Starts.isSame(starts, given)) {
      List<Start> named = Starts.withRuntimes(given, options.runtimeChunks());
      Starts.check(named);
      groups.starts(named);
      starts = List.copyOf(given);
    }
    moduleLimit = graph.moduleCount();
    links.read(graph, shaken);
    groups.make();
    boolean isDisjoint = options.style().isDisjoint();
    if (shaken != null && !isDisjoint && walks.areNeeded()) {
      walks.make(shaken);
      signatures.make(links, groups, walks);
      chunks.clear();
      copying.make(walks, shaken);
      return;
    }
    signatures.make(links, groups);
    chunks.clear();
    if (isDisjoint) {
      disjoint.make();
    } else {
      copying.make();
    }
  }

  /** What brings the links of these chunks up to date. */
  LinkPatch patch() {
    return new LinkPatch(links, groups, signatures, scratch);
  }

  /** Whether chunks were made for these starts. */
  boolean isFrom(List<Start> given) {
    return Starts.isSame(starts, given);
  }

  /**
   * Takes in changes that leave everything in its chunk.
   *
   * @return whether anything is another
   */
  boolean repair(Snapshot graph, LinkPatch patch) {
    boolean isChanged = patch.apply(graph);
    moduleLimit = graph.moduleCount();
    if (options.style().isDisjoint()) {
      for (int edge = 0; edge < patch.addedCount(); edge++) {
        disjoint.addEdgeOf(patch.addedSource(edge), patch.addedTarget(edge));
      }
      for (int edge = 0; edge < patch.removedCount(); edge++) {
        disjoint.removeEdge(patch.removedSource(edge), patch.removedTarget(edge));
      }
    }
    return isChanged;
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

  /** The chunks that are to be loaded when one is there and nothing else is to do, each once. */
  public List<Ahead> prefetched(int chunk) {
    return groups.hints().ahead(chunk, BlockFlags.PREFETCH);
  }

  /** The chunks that are to be loaded together with one, each once. */
  public List<Ahead> preloaded(int chunk) {
    return groups.hints().ahead(chunk, BlockFlags.PRELOAD);
  }

  /** How urgently requests ask for a chunk: bits of {@link BlockFlags#FETCH}, or 0. */
  public int fetchPriority(int chunk) {
    return chunks.fetchPriority(chunk);
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
    return moduleLimit;
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
    return signatures.bytes(one);
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
    List<Integer> found = new ArrayList<>();
    for (int index = 0; index < groups.misnamed().size(); index++) {
      found.add(links.dependency(groups.misnamed().get(index)));
    }
    return found;
  }

  /**
   * Whether all that a request for later leads to is there whenever the module that asks is loaded,
   * so that it loads nothing.
   */
  public boolean isRedundant(int dependency) {
    return chunks.isRedundant(dependency);
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
