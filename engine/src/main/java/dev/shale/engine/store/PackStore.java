package dev.shale.engine.store;

import dev.shale.engine.store.file.Failures;
import dev.shale.engine.store.file.FileState;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreMiss;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.engine.store.file.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A directory in which packs outlive the process. Packs are bytes that have a {@link Scope} and a
 * number; a {@link Commit} names all packs of a {@link Generation} at once, and writes those whose
 * bytes are not there yet.
 *
 * <p>Any number of processes may read, one commits at a time. Whatever is wrong with a file is a
 * miss for those who read and is put right by the next commit. Methods may be called from any
 * thread. A store holds nothing open; generations do.
 */
public final class PackStore {
  private final StoreFiles files;
  private final List<Scope> scopes;
  private final StoreStamp stamp;
  private final StoreOptions options;
  private final AtomicLongArray errors = new AtomicLongArray(StoreError.values().length);

  private PackStore(StoreFiles files, List<Scope> scopes, StoreStamp stamp, StoreOptions options) {
    this.files = files;
    this.scopes = scopes;
    this.stamp = stamp;
    this.options = options;
  }

  /**
   * A store in a directory, which need not exist. Reads nothing yet.
   *
   * @param scopes what packs are part of; see {@link Scope#inOrder}
   * @param stamp what packs are written for, and read packs must be valid for
   */
  public static PackStore open(
      Path directory, List<Scope> scopes, StoreStamp stamp, StoreOptions options) {
    return open(new StoreFiles(directory), scopes, stamp, options);
  }

  static PackStore open(
      StoreFiles files, List<Scope> scopes, StoreStamp stamp, StoreOptions options) {
    return new PackStore(files, scopes, stamp, options);
  }

  /**
   * The last generation that was committed, when it is valid for the stamp; else one without packs.
   * Reads the manifest and maps the packs; takes no lock and writes nothing.
   */
  public Generation generation() {
    return Generation.open(this, stamp);
  }

  /** A generation without packs, for who is going to replace what there is. */
  public Generation noGeneration() {
    return Generation.none(this);
  }

  /** The last generation that was committed, whatever it is valid for. */
  public Generation anyGeneration() {
    return Generation.open(this, null);
  }

  /**
   * Begins the next generation. Nothing is read or written before {@link Commit#run}.
   *
   * @param former where packs to keep are; stays open until the commit has run
   */
  public Commit commit(Generation former) {
    return new Commit(this, former);
  }

  /**
   * Copies all packs that can be read to a new file, which has room for nothing else but the next
   * few commits, and leaves out what is too old. What they are valid for stays what it is.
   *
   * @throws StoreException when it cannot; the last generation is what it was
   */
  public CommitReport compact() throws StoreException {
    try (Generation last = anyGeneration()) {
      StoreMiss miss = last.miss();
      if (miss != null) {
        throw new StoreException(miss.error(), files.directory() + ": " + miss.message());
      }
      Commit commit = new PackStore(files, scopes, last.stamp(), options).commit(last);
      for (Scope scope : scopes) {
        commit.retain(scope);
      }
      return commit.compact();
    }
  }

  /**
   * Deletes all packs, of whatever version. Those who have a generation open keep it.
   *
   * @return whether there were any
   * @throws StoreException when it cannot
   */
  public boolean clear() throws StoreException {
    if (!Files.isDirectory(files.directory())) {
      return false;
    }
    try (WriterLock _ = WriterLock.acquire(files)) {
      boolean isThere = FileState.of(files.manifest()) != null;
      // Without it nothing else counts.
      files.delete(files.manifest());
      for (Path file : files.packFiles()) {
        isThere = true;
        files.delete(file);
      }
      for (Path file : files.temporaryManifests()) {
        files.delete(file);
      }
      files.delete(files.dirty());
      files.delete(files.lock());
      return isThere;
    } catch (IOException failure) {
      throw Failures.of(failure, files.directory());
    }
  }

  /** How often something was missed, or could not be written, for that reason. */
  public long errorCount(StoreError error) {
    return errors.get(error.ordinal());
  }

  void count(StoreError error) {
    errors.incrementAndGet(error.ordinal());
  }

  StoreFiles files() {
    return files;
  }

  List<Scope> scopes() {
    return scopes;
  }

  StoreStamp stamp() {
    return stamp;
  }

  StoreOptions options() {
    return options;
  }
}
