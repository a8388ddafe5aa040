package dev.shale.engine.store;

import dev.shale.engine.store.file.Failures;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.Staged;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.WriterLock;
import dev.shale.engine.store.map.JvmAccess;
import dev.shale.engine.store.map.MapLibrary;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The packs of the next generation. They are staged first, by any threads, and stored all at once;
 * until {@link #run} is through the generation before is the last one, and then this is.
 *
 * <p>Payloads are not copied when they are staged: they must stay valid and unchanged until the
 * commit has run.
 */
public final class Commit {
  private final PackStore store;
  private final int minute;

  /** By the number of their scope. */
  private final List<Stage> stages = new ArrayList<>();

  Commit(PackStore store, Generation former) {
    this.store = store;
    minute = store.files().minute();
    for (Scope scope : store.scopes()) {
      stages.add(new Stage(scope, former));
    }
  }

  /**
   * Stages a pack, in place of one of that number. Costs a hash of its bytes, or none when they are
   * the very bytes that a cursor of the former generation found.
   *
   * @param pack not negative
   */
  public void put(Scope scope, int pack, MemorySegment payload) {
    if (pack < 0) {
      throw new IllegalArgumentException("pack is negative: " + pack);
    }
    stage(scope).put(pack, payload, minute);
  }

  /**
   * Stages a pack of the former generation.
   *
   * @return whether it can be read
   */
  public boolean keep(Scope scope, int pack) {
    return stage(scope).keep(pack, minute);
  }

  /**
   * Stages what is left of a scope, though nobody has used it this time: it stays until it has not
   * been used for as long as the options say, or makes the store too large.
   */
  public void retain(Scope scope) {
    stage(scope).retainAll();
  }

  /** The same of one pack. */
  public void retain(Scope scope, int pack) {
    stage(scope).retain(pack);
  }

  private Stage stage(Scope scope) {
    return stages.get(scope.number());
  }

  /**
   * Stores what was staged. Blocks for the device; belongs on a thread of its own, off the path of
   * whoever waits for the build. Writes nothing at all when the last generation has these packs and
   * this stamp.
   *
   * @throws StoreException when it cannot. The last generation is what it was, or this one, when
   *     nothing but waiting for the device has failed
   */
  public CommitReport run() throws StoreException {
    return run(false);
  }

  /** As {@link #run()}, into a new pack file that has nothing else in it. */
  public CommitReport compact() throws StoreException {
    return run(true);
  }

  private CommitReport run(boolean isCompaction) throws StoreException {
    StoreFiles files = store.files();
    try {
      MapLibrary.require();
      JvmAccess.require();
      makeDirectory(files);
      try (WriterLock _ = WriterLock.acquire(files);
          Packing packing = new Packing(store.options().isCompressing())) {
        return new CommitRun(store, staged(), lostCount(), packing).run(isCompaction);
      }
    } catch (IOException failure) {
      StoreException exception = Failures.of(failure, files.directory());
      store.count(exception.error());
      throw exception;
    } catch (StoreException failure) {
      store.count(failure.error());
      throw failure;
    }
  }

  private static void makeDirectory(StoreFiles files) throws StoreException {
    try {
      files.createDirectory();
    } catch (IOException failure) {
      throw Failures.ofMaking(failure, files.directory());
    }
  }

  private List<Staged> staged() {
    List<Staged> staged = new ArrayList<>();
    for (Stage stage : stages) {
      staged.addAll(stage.packs());
    }
    return staged;
  }

  private int lostCount() {
    int count = 0;
    for (Stage stage : stages) {
      count += stage.lostCount();
    }
    return count;
  }
}
