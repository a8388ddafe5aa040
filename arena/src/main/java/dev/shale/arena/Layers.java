package dev.shale.arena;

import dev.shale.arena.Version.Retired;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers and versions of a set of tables: what can be rolled back, what readers see, and when
 * the memory of a replaced page is free.
 *
 * <p><b>Epochs.</b> The writer works in an epoch, a number that a publication or a checkpoint
 * increases. Every page remembers in which epoch it was made. One that was made in the current
 * epoch has been seen by nobody, so it is written in place; any other is copied first. There are no
 * reader lists and no dirty flags to keep: one comparison decides.
 *
 * <p><b>Layers.</b> The pages below epoch 1 are the <i>base</i>, memory that is not ours; those
 * made up to the last checkpoint are the <i>historical</i> layer, those made since the
 * <i>active</i> one. No lookup knows of them: the directory leads to the newest page of each. A
 * checkpoint is a mark in the {@link UndoLog}, which has an entry for each page replaced since;
 * rolling back puts those pages into the directory again, merging forgets the mark. Both cost what
 * was touched. Checkpoints nest. The last publication outside of any checkpoint is an implicit one
 * below all others, so an operation that failed halfway can always be taken back.
 *
 * <p><b>Versions.</b> A publication freezes the directories. A page made in epoch {@code c} and
 * replaced in epoch {@code r} is seen by the versions of epochs {@code c..r-1}. It waits with the
 * newest of them that lives; when that one is dropped, it moves on to the next older one, or is
 * free when that is older than {@code c}. (Filesystems with snapshots call these dead lists.) So
 * neither a publication nor the end of a snapshot looks at pages that are none of its business.
 *
 * <p><b>Threads.</b> One thread writes. Any thread acquires and releases versions: acquiring is a
 * compare-and-set of a count; the lock is taken by the writer and by the last holder of a version.
 * It protects the list of live versions and what waits with them.
 */
public final class Layers {
  /** The epoch of pages that are not ours; they are never freed. */
  static final long BASE = 0;

  /** The epoch of the blank page, which all pages that were given back share. */
  static final long BLANK = -1;

  private final Region region;
  private final List<Table> tables = new ArrayList<>();
  private final List<Saved> parts = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final UndoLog undo = new UndoLog();
  private final Object lock = new Object();
  private volatile @Nullable Version latest;
  private @Nullable Version newestLive;
  private @Nullable PageSource base;
  private long epoch = 1;
  private long publishedEpoch;
  private long checkpointEpoch;
  private boolean torn;
  private boolean closed;

  /**
   * Layers of tables whose memory lies in {@code region}, which is closed with the last version.
   */
  public Layers(Region region) {
    this.region = region;
  }

  /** Tables and other parts join before the first publication. */
  int join(Table table) {
    tables.add(table);
    parts.add(table);
    return tables.size() - 1;
  }

  /** See {@link #join(Table)}; returns the part's place among all. */
  public int join(Saved part) {
    parts.add(part);
    return parts.size() - 1;
  }

  /**
   * Lays a state from elsewhere under the tables, which forget what they have. Copies nothing.
   * {@link PageSource#release} is called when the last version is gone; when this throws, never.
   *
   * @throws IllegalArgumentException when the source does not fit the tables
   * @throws IllegalStateException after the first publication
   */
  public void base(PageSource source) {
    if (latest != null || closed) {
      throw new IllegalStateException("A base is laid before the first publication");
    }
    List<int[]> numbers = Root.parts(source.root(), saveParts());
    for (int part = 0; part < numbers.size(); part++) {
      if (parts.get(part) instanceof Table table) {
        table.base(source, numbers.get(part)[0]);
      } else {
        parts.get(part).restore(numbers.get(part));
      }
    }
    base = source;
  }

  long epoch() {
    return epoch;
  }

  /** A directory that was made up to this epoch is shared with readers. */
  long publishedEpoch() {
    return publishedEpoch;
  }

  /**
   * Makes what was written visible to those who {@link #acquire} from now on. Costs a directory
   * root per table; the first write to each page afterwards costs a copy of it.
   *
   * <p>Memory that the version before had for itself is given back, unless readers hold that, or
   * there are checkpoints.
   */
  public void publish() {
    checkSound();
    if (closed) {
      throw new IllegalStateException("The graph is closed");
    }
    addVersion();
    tables.forEach(Table::trim);
    if (checkpoints.size() <= 1 && isLatestAlone() && vacate()) {
      addVersion();
    }
  }

  /**
   * While older versions live they hold the pages that would be copied, so it would cost memory.
   */
  private boolean isLatestAlone() {
    synchronized (lock) {
      return newestLive != null && newestLive.older == null;
    }
  }

  private boolean vacate() {
    boolean any = false;
    for (Table table : tables) {
      any |= table.vacate();
    }
    return any;
  }

  private void addVersion() {
    List<int[]> saved = saveParts();
    if (checkpoints.size() <= 1) {
      undo.clear();
      checkpoints.clear();
      checkpoints.add(new Checkpoint(epoch, 0, saved));
      checkpointEpoch = epoch;
    }
    Version version = new Version(this, epoch, tables, saved);
    Version before = latest;
    synchronized (lock) {
      version.older = newestLive;
      if (newestLive != null) {
        newestLive.newer = version;
      }
      newestLive = version;
    }
    publishedEpoch = epoch++;
    latest = version;
    if (before != null) {
      before.release();
    }
  }

  /**
   * Holds the version published last, for any thread.
   *
   * @throws IllegalStateException when the graph is closed
   */
  public Version acquire() {
    for (Version version = latest; version != null; version = latest) {
      if (version.tryHold()) {
        return version;
      }
    }
    throw new IllegalStateException("The graph is closed");
  }

  /** Begins a layer. Costs a few hundred numbers, whatever the size of the tables. */
  public void checkpoint() {
    checkSound();
    checkpoints.add(new Checkpoint(epoch, undo.size(), saveParts()));
    checkpointEpoch = epoch++;
  }

  /**
   * Drops the active layer: everything is as at the last checkpoint, which is gone. Without one,
   * everything is as at the last publication. Costs the pages touched since; takes no memory, so it
   * works when there is none left.
   */
  public void rollback() {
    Checkpoint checkpoint = checkpoints.getLast();
    undo.rollback(checkpoint.undoMark);
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).restore(checkpoint.saved.get(part));
    }
    torn = false;
    if (checkpoints.size() > 1) {
      dropCheckpoint();
    }
  }

  /**
   * Folds the active layer into the one below. Costs the pages touched.
   *
   * @throws IllegalStateException when there is no checkpoint
   */
  public void merge() {
    checkSound();
    if (checkpoints.size() <= 1) {
      throw new IllegalStateException("There is no checkpoint to merge");
    }
    int mark = checkpoints.getLast().undoMark;
    dropCheckpoint();
    undo.merge(mark, checkpointEpoch);
  }

  /** How many checkpoints wait for a rollback or a merge. */
  public int depth() {
    return checkpoints.size() - 1;
  }

  /** How many pages the active layer has replaced. */
  public int touchedPageCount() {
    return undo.size() - checkpoints.getLast().undoMark;
  }

  private void dropCheckpoint() {
    checkpoints.removeLast();
    checkpointEpoch = checkpoints.getLast().epoch;
  }

  private List<int[]> saveParts() {
    return parts.stream().map(Saved::save).toList();
  }

  /** An operation failed in the middle; what it has written so far makes no sense. */
  void tear() {
    torn = true;
  }

  /** Throws when the last operation failed in the middle and nothing was rolled back since. */
  public void checkSound() {
    if (torn) {
      throw new IllegalStateException(
          "An operation failed for want of memory; roll back before the next one");
    }
  }

  /** A page was taken out of a directory: keep it for a rollback, or for readers, or not at all. */
  void replaced(Table table, int page, @Nullable MemorySegment segment, long created) {
    if (created <= checkpointEpoch) {
      undo.add(table, page, segment, created);
    } else {
      table.retire(segment, created);
    }
  }

  /** Frees a page as soon as no version sees it. */
  void retire(Retired retired) {
    synchronized (lock) {
      leaveWith(newestLive, retired);
    }
  }

  private static void leaveWith(@Nullable Version version, Retired retired) {
    if (version != null && version.epoch >= retired.created()) {
      version.garbage.add(retired);
    } else {
      retired.pool().free(retired.segment());
    }
  }

  void drop(Version version) {
    synchronized (lock) {
      Version older = version.older;
      Version newer = version.newer;
      if (older != null) {
        older.newer = newer;
      }
      if (newer != null) {
        newer.older = older;
      } else {
        newestLive = older;
      }
      version.garbage.forEach(retired -> leaveWith(older, retired));
      version.garbage.clear();
      // Whoever still knows a version that was let go must not keep all that came after it.
      version.older = null;
      version.newer = null;
      closeRegionIfUnused();
    }
  }

  /** Lets go of the last version; the region is closed with the last one that is held. */
  public void close() {
    Version last = latest;
    synchronized (lock) {
      closed = true;
      latest = null;
      closeRegionIfUnused();
    }
    if (last != null) {
      last.release();
    }
  }

  private void closeRegionIfUnused() {
    if (closed && newestLive == null) {
      region.close();
      if (base != null) {
        base.release();
        base = null;
      }
    }
  }

  /** What was true when a layer began. */
  private record Checkpoint(long epoch, int undoMark, List<int[]> saved) {}
}
