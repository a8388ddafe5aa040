package dev.shale.engine.store.map;

import dev.shale.engine.store.file.PackHeader;
import dev.shale.engine.store.file.Staged;
import java.lang.foreign.MemorySegment;

/** A value of the map: what is to be written, or where it was found. */
final class StoredPack {
  final byte[] header;
  final MemorySegment stored;
  long address;

  private StoredPack(byte[] header, MemorySegment stored) {
    this.header = header;
    this.stored = stored;
  }

  static StoredPack toWrite(Staged pack) {
    return new StoredPack(PackHeader.of(pack.record()), pack.stored());
  }

  /** One for {@link #address} to be set. */
  static StoredPack toFind() {
    return new StoredPack(new byte[0], MemorySegment.NULL);
  }
}
