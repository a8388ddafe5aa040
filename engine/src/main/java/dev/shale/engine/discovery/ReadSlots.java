package dev.shale.engine.discovery;

import dev.shale.engine.options.BuildOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How many threads more may read a file at the moment. Any thread may take a slot, which it has to
 * give back. Who waits for one looks again every now and then, so waiting allocates nothing, unlike
 * that for a semaphore.
 */
final class ReadSlots {
  private static final long WAIT_NANOS = 20_000;

  private final AtomicInteger free;

  ReadSlots(int count) {
    free = new AtomicInteger(count);
  }

  /** Slots for fewer readers than threads; null where each thread may read. */
  static @Nullable ReadSlots of(BuildOptions options) {
    return options.readers() < options.threads() ? new ReadSlots(options.readers()) : null;
  }

  /** Takes a slot, and waits until there is one. */
  void take() {
    while (!isTaken()) {
      LockSupport.parkNanos(this, WAIT_NANOS);
    }
  }

  private boolean isTaken() {
    int count = free.get();
    while (count > 0 && !free.compareAndSet(count, count - 1)) {
      count = free.get();
    }
    return count > 0;
  }

  void give() {
    free.incrementAndGet();
  }
}
