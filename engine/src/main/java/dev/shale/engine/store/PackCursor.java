package dev.shale.engine.store;

import dev.shale.engine.store.file.Manifest;
import dev.shale.engine.store.file.PackCheck;
import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.StoreError;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads packs of a generation, one after the other, and checks every byte each time. Allocates
 * nothing, but for a slice when a pack is found for the first time, or its bytes when it is
 * compressed.
 *
 * <p>Belongs to one thread.
 */
public final class PackCursor {
  private final Generation generation;
  private final @Nullable Manifest manifest;
  private final PackCheck check = new PackCheck();
  private @Nullable MemorySegment payload;
  private @Nullable StoreError error;

  PackCursor(Generation generation) {
    this.generation = generation;
    manifest = generation.manifest();
  }

  /**
   * Looks for a pack.
   *
   * @return whether it is there and whole; otherwise {@link #error} says why
   * @throws IllegalStateException when the generation is closed
   */
  public boolean find(Scope scope, int pack) {
    int record = manifest == null ? -1 : manifest.find(scope, pack);
    payload = record < 0 ? null : verified(record);
    error = payload != null ? null : record < 0 ? StoreError.NOT_FOUND : StoreError.CORRUPTED;
    if (error != null) {
      generation.store().count(error);
    }
    return payload != null;
  }

  private @Nullable MemorySegment verified(int record) {
    MemorySegment header = generation.header(record);
    MemorySegment stored = generation.stored(record);
    if (header == null
        || stored == null
        || manifest == null
        || !check.isWhole(header, stored, manifest, record)) {
      return null;
    }
    return manifest.isCompressed(record) ? generation.unpack(record, stored) : stored;
  }

  /**
   * The bytes of the pack that was found last, mapped or unpacked, at a multiple of eight, for
   * reading only, until the generation is closed.
   */
  public MemorySegment payload() {
    return Objects.requireNonNull(payload, "No pack was found");
  }

  /** Why the last pack was not found; null when it was. */
  public @Nullable StoreError error() {
    return error;
  }
}
