package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Segments that were given back to a {@link Region} and wait for a request of the same size. A
 * region has few sizes, mostly one, so they are searched one after the other.
 */
final class FreeList {
  private final List<Size> sizes = new ArrayList<>();

  void add(MemorySegment segment) {
    sizeOf(segment.byteSize()).segments.push(segment);
  }

  /** The segment of this size that was given back last, or null. */
  @Nullable MemorySegment take(long bytes) {
    for (Size size : sizes) {
      if (size.bytes == bytes) {
        return size.segments.poll();
      }
    }
    return null;
  }

  private Size sizeOf(long bytes) {
    for (Size size : sizes) {
      if (size.bytes == bytes) {
        return size;
      }
    }
    Size added = new Size(bytes, new ArrayDeque<>());
    sizes.add(added);
    return added;
  }

  private record Size(long bytes, ArrayDeque<MemorySegment> segments) {}
}
