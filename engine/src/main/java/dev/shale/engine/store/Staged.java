package dev.shale.engine.store;

import java.lang.foreign.MemorySegment;

/** A pack of the next generation and where its bytes are. */
record Staged(PackRecord record, MemorySegment payload) {
  long storedBytes() {
    return (long) PackHeader.BYTES + record.length();
  }
}
