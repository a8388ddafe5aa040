package dev.shale.engine.store.map;

import dev.shale.offheap.system.FileSpace;
import net.openhft.posix.internal.PosixAPIHolder;
import net.openhft.posix.internal.noop.NoOpPosixAPI;

/**
 * Reserves the space of a pack file when it is made. Without it Chronicle Map's files are sparse,
 * and a full disk is found in the middle of a write.
 */
final class ReservingPosix extends NoOpPosixAPI {
  static {
    PosixAPIHolder.POSIX_API = new ReservingPosix();
  }

  private ReservingPosix() {
    super("Shale does without native libraries");
  }

  /** Does nothing but have this class initialised. */
  static void load() {}

  @Override
  public int fallocate(int descriptor, int mode, long offset, long length) {
    return FileSpace.reserve(descriptor, offset, length);
  }
}
