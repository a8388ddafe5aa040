package dev.shale.engine.chunk;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the chunks of a graph up to date while it changes. An edit that leaves everything in its
 * chunk costs a look at the modules that were changed; any other makes the chunks anew, in the same
 * memory. What is there afterwards is what {@link ChunkGraph#of} makes of the same graph.
 *
 * <pre>{@code
 * try (LiveChunks live = new LiveChunks(ChunkOptions.USUAL)) {
 *   ChunkGraph chunks = live.update(graph, starts);     // everything
 *   live.changed(module);
 *   chunks = live.update(later, starts);                // what that changes
 * }
 * }</pre>
 *
 * <p>Belongs to one thread. Allocates nothing on the heap where the graph is the same object as
 * before, and little, whatever the size of the graph, for another one.
 */
public final class LiveChunks implements AutoCloseable {
  /** The starts are others. */
  public static final PassReason OTHER_STARTS =
      new PassReason("the program begins elsewhere", "nothing: all chunks depend on it");

  /** What loads later, or how, is another. */
  public static final PassReason OTHER_REQUESTS =
      new PassReason(
          "what a module loads later is another, or its name, or how it is to be loaded",
          "nothing: it makes other groups");

  /** An edge came to what its groups did not reach. */
  public static final PassReason REACHED_BY_MORE =
      new PassReason(
          "a module is reached from where it was not", "nothing: it belongs to other chunks");

  /** An edge went, and what it led to may be reached by fewer. */
  public static final PassReason REACHED_BY_FEWER =
      new PassReason(
          "a module may not be reached any more from where it was",
          "nothing: it may belong to other chunks");

  /** An edge within a cycle went. */
  public static final PassReason CYCLE_OPENED =
      new PassReason(
          "an import within a cycle went, which may come apart",
          "no cycles: imports outside of them are looked into");

  /** A module is a file now, or is not any more. */
  public static final PassReason OTHER_KIND =
      new PassReason("a module is a file that was none, or the other way round", "nothing");

  /** Modules have other ids. */
  public static final PassReason OTHER_IDS =
      new PassReason("the graph was built anew", "see why it was");

  private final ChunkGraph chunks;
  private final LinkPatch patch;

  /** Why the next update makes everything anew; null where nothing is known that makes it. */
  private @Nullable PassReason doubt = PassReason.FIRST_RUN;

  private boolean hasRun;
  private PassReason reason = PassReason.NONE;
  private Mode mode = Mode.SKIPPED;

  /** Chunks of no graph yet. */
  public LiveChunks(ChunkOptions options) {
    chunks = ChunkGraph.empty(options);
    patch = chunks.patch();
  }

  /** Says that a module may have changed, come or gone since the last update. */
  public void changed(int module) {
    patch.touch(module);
  }

  /**
   * Says that modules went whose ids are not known. Costs a look at all modules, unless they are
   * named by {@link #changed}.
   */
  public void gone() {
    patch.touchGone();
  }

  /** Says that the next graph is another one, in which modules have other ids. */
  public void rebuilt() {
    doubt = hasRun ? OTHER_IDS : PassReason.FIRST_RUN;
  }

  /** Says that the program began nowhere for a while, in which nobody told what changed. */
  public void stopped() {
    doubt = hasRun ? OTHER_STARTS : PassReason.FIRST_RUN;
  }

  /**
   * Brings the chunks up to date.
   *
   * @param graph a later state of the same graph, to stay open while chunks are read
   * @param starts where the program begins; see {@link ChunkGraph#of}
   * @return the chunks, always the same object, good until the next update
   */
  public ChunkGraph update(Snapshot graph, List<Start> starts) {
    PassReason why = doubt;
    if (why == null) {
      why = chunks.isFrom(starts) ? patch.look(graph) : OTHER_STARTS;
    }
    if (why == null) {
      repair(graph);
    } else {
      makeAnew(graph, starts, why);
    }
    return chunks;
  }

  private void repair(Snapshot graph) {
    boolean isAny = patch.isAnyTouched();
    boolean isChanged = chunks.repair(graph, patch);
    patch.forget();
    mode = isChanged ? Mode.HOT : Mode.SKIPPED;
    reason =
        isChanged ? PassReason.NONE : isAny ? PassReason.NOT_CONCERNED : PassReason.NOTHING_CHANGED;
  }

  private void makeAnew(Snapshot graph, List<Start> starts, PassReason why) {
    doubt = PassReason.FAILED;
    chunks.make(graph, null, starts);
    patch.begin(graph);
    doubt = null;
    hasRun = true;
    mode = Mode.COLD;
    reason = why;
  }

  /** The chunks as the last update left them. */
  public ChunkGraph chunks() {
    return chunks;
  }

  /** Over what the last update ran. */
  public Mode mode() {
    return mode;
  }

  /** Why it ran over that. */
  public PassReason reason() {
    return reason;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    chunks.close();
  }
}
