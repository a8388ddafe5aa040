package dev.shale.engine.store.file;

import java.lang.foreign.MemorySegment;

/**
 * A pack of the next generation and where its bytes are.
 *
 * @param stored the bytes in the form of the record
 */
public record Staged(PackRecord record, MemorySegment stored) {
  public long storedBytes() {
    return (long) PackHeader.BYTES + record.stored();
  }
}
