package dev.shale.engine.discovery.text;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How many threads more may read a file at the moment. Any thread may take a slot, which it has to
 * give back. Who waits for one looks again every now and then, so waiting allocates nothing, unlike
 * that for a semaphore.
 */
public final class ReadSlots {
  private static final long WAIT_NANOS = 20_000;

  private final AtomicInteger free;

  /** So many slots, all free. */
  public ReadSlots(int count) {
    free = new AtomicInteger(count);
  }

  /** Slots for fewer readers than threads; null where each thread may read. */
  public static @Nullable ReadSlots of(int readers, int threads) {
    return readers < threads ? new ReadSlots(readers) : null;
  }

  /** Takes a slot, and waits until there is one. */
  public void take() {
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

  /** Gives a slot back. */
  public void give() {
    free.incrementAndGet();
  }
}
