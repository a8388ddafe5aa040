package dev.shale.offheap.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Space on the disk for a part of a file. A file is otherwise sparse, and a full disk a fault at
 * the first write to mapped memory.
 */
public final class FileSpace {
  private static final @Nullable MethodHandle FALLOCATE = fallocate();

  private FileSpace() {}

  private static @Nullable MethodHandle fallocate() {
    return NativeFunction.find(
        "posix_fallocate",
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG));
  }

  /**
   * Reserves space; what is in the file stays.
   *
   * @param descriptor the number of the open file
   * @return 0, or the system's number of the error. Where space cannot be reserved, because the
   *     system has no such function or the JVM is told to call none, 0
   */
  public static int reserve(int descriptor, long offset, long bytes) {
    MethodHandle function = FALLOCATE;
    if (function == null) {
      return 0;
    }
    try {
      return (int) function.invokeExact(descriptor, offset, bytes);
    } catch (Throwable failure) {
      throw new IllegalStateException("posix_fallocate cannot be called", failure);
    }
  }
}
