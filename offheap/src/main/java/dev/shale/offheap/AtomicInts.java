package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** Ints of a segment that several threads write. Apart from {@link Ints}, as few runs need it. */
public final class AtomicInts {
  private static final int SHIFT = 2;
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle().withInvokeExactBehavior();

  private AtomicInts() {}

  /** Sets an int if it has the value that is expected; whether it had. */
  public static boolean compareAndSet(MemorySegment segment, long index, int expected, int value) {
    return (boolean) INT.compareAndSet(segment, index << SHIFT, expected, value);
  }

  /** Adds to an int; returns what it was before. */
  public static int getAndAdd(MemorySegment segment, long index, int increment) {
    return (int) INT.getAndAdd(segment, index << SHIFT, increment);
  }
}
