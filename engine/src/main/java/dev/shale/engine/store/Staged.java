package dev.shale.engine.store;

import java.lang.foreign.MemorySegment;

/**
 * A pack of the next generation and where its bytes are.
 *
 * @param stored the bytes in the form of the record
 */
record Staged(PackRecord record, MemorySegment stored) {
  long storedBytes() {
    return (long) PackHeader.BYTES + record.stored();
  }
}
