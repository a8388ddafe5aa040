package dev.shale.engine.artifact;

import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import java.nio.file.Path;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * What a program makes of modules, kept in a directory between processes: generated code, a source
 * map, types. An artifact is found by the hash of what it was made from, such as {@link
 * dev.shale.engine.View#sourceHash}, and by a kind. So it holds while the module's source does,
 * when the file is moved or touched, the module gets another id or belongs to another chunk; and it
 * is not found any more when the source is another.
 *
 * <p>Artifacts are put into native memory, of at most 16 MiB and one artifact, and leave it when
 * they are saved: by {@link #save}, by a put for which there is no room, and by {@link #close}.
 * Saved ones are read where they are mapped. When there are more than the directory may hold, those
 * go first that were not used for longest, a pack of about 1 MiB at a time, and after 30 days in
 * any case. A directory that is damaged, or that another version wrote, is an empty one.
 *
 * <p>Any threads may use one. Any number of processes may read a directory; when two save at the
 * same moment, what one of them saved may be gone. Saving needs Chronicle Map.
 */
public final class Artifacts implements AutoCloseable {
  /** In place of a length: there is no such artifact. */
  public static final int NOT_THERE = -1;

  /** How many bytes a directory may hold when nothing else is said. */
  public static final long DEFAULT_BYTES = 256L << 20;

  private static final long MOST_PENDING_BYTES = 16L << 20;
  private static final String FORMAT = "1";
  private static final String VERSION = "version";

  private final PackStore store;
  private final long maxBytes;

  /** Held for reading by who looks for an artifact, for writing by who changes what is found. */
  private final StampedLock lock = new StampedLock();

  /** Held by who saves. */
  private final Object saving = new Object();

  private SavedArtifacts saved;
  private PendingArtifacts pending = new PendingArtifacts();

  /** What is being saved; null for nothing. */
  private @Nullable PendingArtifacts leaving;

  private boolean isClosed;

  private Artifacts(PackStore store, long maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
    saved = new SavedArtifacts(store.generation());
  }

  /** Opens a directory with the limit of {@link #DEFAULT_BYTES}. */
  public static Artifacts open(Path directory, String version) {
    return open(directory, version, DEFAULT_BYTES);
  }

  /**
   * Opens a directory, which need not exist and holds nothing else.
   *
   * @param version of whatever makes the artifacts, its options included; what another one left is
   *     not found, and goes with the first save
   * @param maxBytes how many bytes of artifacts stay, from 0; the files can be twice as large
   */
  public static Artifacts open(Path directory, String version, long maxBytes) {
    StoreOptions options = StoreOptions.DEFAULT.withMaxBytes(maxBytes);
    PackStore store = PackStore.open(directory, SavedArtifacts.SCOPES, stamp(version), options);
    return new Artifacts(store, maxBytes);
  }

  static StoreStamp stamp(String version) {
    return StoreStamp.of(ArtifactRows.LAYOUT.fingerprint(), FORMAT).with(VERSION, version);
  }

  /**
   * A copy of an artifact; null when there is none.
   *
   * @param kind any number to which the program gives a meaning
   */
  public byte @Nullable [] get(ContentHash source, int kind) {
    byte[] artifact = new byte[0];
    int length = get(source.low(), source.high(), kind, artifact);
    while (length > artifact.length) {
      artifact = new byte[length];
      length = get(source.low(), source.high(), kind, artifact);
    }
    return length == artifact.length ? artifact : null;
  }

  /**
   * Copies an artifact, without allocating. Waits for nobody but who takes over what was just
   * saved, which is a matter of microseconds.
   *
   * @param low of the hash, see {@link dev.shale.engine.graph.Snapshot#sourceLow}
   * @param into takes the bytes if it has room for all of them; otherwise it stays as it is
   * @return how many bytes the artifact has, or {@link #NOT_THERE}
   * @throws IllegalStateException when this is closed
   */
  public int get(long low, long high, int kind, byte[] into) {
    long stamp = lock.readLock();
    try {
      checkOpen();
      int length = pending.copy(low, high, kind, into);
      if (length == NOT_THERE && leaving != null) {
        length = leaving.copy(low, high, kind, into);
      }
      return length == NOT_THERE ? saved.copy(low, high, kind, into) : length;
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** As {@link #put(long, long, int, byte[])}. */
  public boolean put(ContentHash source, int kind, byte[] artifact) {
    return put(source.low(), source.high(), kind, artifact);
  }

  /**
   * Takes a copy of an artifact, in place of one of that hash and kind. Saves first, and waits for
   * that, when there is no room for more.
   *
   * @return whether it was taken: not when it is larger than all that the directory may hold, or
   *     there is no room and saving has failed
   * @throws IllegalStateException when this is closed
   */
  public boolean put(long low, long high, int kind, byte[] artifact) {
    if (artifact.length > maxBytes) {
      return false;
    }
    while (true) {
      long stamp = lock.writeLock();
      try {
        checkOpen();
        if (pending.rows().count() == 0
            || pending.usedBytes() + artifact.length <= MOST_PENDING_BYTES) {
          pending.put(low, high, kind, artifact);
          return true;
        }
      } finally {
        lock.unlockWrite(stamp);
      }
      if (!save()) {
        return false;
      }
    }
  }

  /**
   * Saves what was put, if anything was; blocks for the device.
   *
   * @return whether all is saved; otherwise it was logged why, and what was put is still found
   * @throws IllegalStateException when this is closed
   */
  public boolean save() {
    synchronized (saving) {
      PendingArtifacts batch = begin();
      if (batch == null) {
        return true;
      }
      boolean isSaved = false;
      SavedArtifacts now = null;
      try (SavedArtifacts last = new SavedArtifacts(store.generation());
          ArtifactSave save = new ArtifactSave(store, last, saved, batch)) {
        save.run();
        now = new SavedArtifacts(store.generation());
        isSaved = true;
      } catch (StoreException failure) {
        System.getLogger("dev.shale")
            .log(
                System.Logger.Level.WARNING,
                "Artifacts were not saved: %s (%s)"
                    .formatted(failure.getMessage(), failure.error().advice()));
      } finally {
        end(batch, now);
      }
      return isSaved;
    }
  }

  /** Takes out what is pending; null for nothing. */
  private @Nullable PendingArtifacts begin() {
    long stamp = lock.writeLock();
    try {
      checkOpen();
      if (pending.rows().count() == 0) {
        return null;
      }
      leaving = pending;
      pending = new PendingArtifacts();
      return leaving;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** From now on reads what was saved; what was not stays pending, less what was put since. */
  private void end(PendingArtifacts batch, @Nullable SavedArtifacts now) {
    long stamp = lock.writeLock();
    try {
      leaving = null;
      if (now == null) {
        batch.putAll(pending);
        pending.close();
        pending = batch;
      } else {
        batch.close();
        saved.close();
        saved = now;
      }
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private void checkOpen() {
    if (isClosed) {
      throw new IllegalStateException("The artifacts are closed");
    }
  }

  /** Saves, and gives memory back; closing twice does nothing. */
  @Override
  public void close() {
    synchronized (saving) {
      if (isClosed) {
        return;
      }
      save();
      long stamp = lock.writeLock();
      try {
        isClosed = true;
        pending.close();
        saved.close();
      } finally {
        lock.unlockWrite(stamp);
      }
    }
  }
}
