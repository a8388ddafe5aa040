package dev.shale.engine.store;

import java.lang.foreign.MemorySegment;

/** A value of the map: what is to be written, or where it was found. */
final class StoredPack {
  final byte[] header;
  final MemorySegment payload;
  long address;

  private StoredPack(byte[] header, MemorySegment payload) {
    this.header = header;
    this.payload = payload;
  }

  static StoredPack toWrite(PackRecord record, MemorySegment payload) {
    return new StoredPack(PackHeader.of(record.key(), record.length(), record.checksum()), payload);
  }

  /** One for {@link #address} to be set. */
  static StoredPack toFind() {
    return new StoredPack(new byte[0], MemorySegment.NULL);
  }
}
