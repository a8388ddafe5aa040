package dev.shale.tools.javascript.parser;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How much this thread has allocated. By name, since the module of this package has no use for the
 * management modules.
 */
public final class Allocation {
  private static final MethodHandle ALLOCATED_BYTES = allocatedBytes();

  private Allocation() {}

  public static long bytes() {
    try {
      return (long) ALLOCATED_BYTES.invokeExact();
    } catch (Throwable fault) {
      throw new AssertionError(fault);
    }
  }

  private static MethodHandle allocatedBytes() {
    try {
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      return MethodHandles.publicLookup()
          .findVirtual(
              Class.forName("com.sun.management.ThreadMXBean"),
              "getCurrentThreadAllocatedBytes",
              MethodType.methodType(long.class))
          .bindTo(threads);
    } catch (ReflectiveOperationException fault) {
      throw new LinkageError(fault.getMessage(), fault);
    }
  }
}
