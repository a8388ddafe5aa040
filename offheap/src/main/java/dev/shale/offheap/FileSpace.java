package dev.shale.offheap;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
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

  @SuppressWarnings("restricted") // a function of the C library with three numbers
  private static @Nullable MethodHandle fallocate() {
    Linker linker = Linker.nativeLinker();
    MemorySegment function = linker.defaultLookup().find("posix_fallocate").orElse(null);
    return function == null
        ? null
        : linker.downcallHandle(
            function,
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
   * @return 0, or the system's number of the error. Where the system cannot reserve, 0
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
