package dev.shale.engine.chunk;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** How many modules classes have, and the bytes of their files. */
final class ClassSizes {
  private final Signatures signatures;
  private final Region region;
  private MemorySegment bytes;

  ClassSizes(Signatures signatures, Region region) {
    this.signatures = signatures;
    this.region = region;
    bytes = region.allocate(0);
  }

  /** Adds up the sizes of all classes. */
  void make(Snapshot graph) {
    bytes = GroupEdges.room(bytes, (long) signatures.count() * Long.BYTES, region);
    for (int one = 0; one < signatures.count(); one++) {
      long sum = 0;
      for (int index = signatures.begin(one); index < signatures.end(one); index++) {
        sum += graph.bytes(signatures.module(index));
      }
      Longs.set(bytes, one, sum);
    }
  }

  /** The files of a class have so many bytes more. */
  void add(int one, long more) {
    Longs.set(bytes, one, bytes(one) + more);
  }

  int modules(int one) {
    return signatures.end(one) - signatures.begin(one);
  }

  long bytes(int one) {
    return Longs.get(bytes, one);
  }
}
