package dev.shale.offheap.system;

import dev.shale.offheap.Region;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much native memory this process has from here, whoever owns it. What is left when everything
 * was closed has been leaked. May be read by any thread.
 */
public final class NativeMemory {
  private static final AtomicLong REGIONS = new AtomicLong();
  private static final AtomicLong MAPPED = new AtomicLong();

  private NativeMemory() {}

  /** The bytes that all open {@link Region}s hold, used or free. */
  public static long regionBytes() {
    return REGIONS.get();
  }

  /** The bytes of all open {@link MappedFile}s. */
  public static long mappedBytes() {
    return MAPPED.get();
  }

  public static void addRegionBytes(long bytes) {
    REGIONS.addAndGet(bytes);
  }

  public static void addMappedBytes(long bytes) {
    MAPPED.addAndGet(bytes);
  }
}
