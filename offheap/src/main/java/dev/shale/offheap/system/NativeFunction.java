package dev.shale.offheap.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Functions of the C library, which nobody depends on. */
public final class NativeFunction {
  private NativeFunction() {}

  /** A function; null where there is none, or the JVM was told that none may be called. */
  @SuppressWarnings("restricted") // numbers, and addresses that are checked
  static @Nullable MethodHandle find(
      String name, FunctionDescriptor type, Linker.Option... options) {
    try {
      Linker linker = Linker.nativeLinker();
      MemorySegment function = linker.defaultLookup().find(name).orElse(null);
      return function == null ? null : linker.downcallHandle(function, type, options);
    } catch (IllegalCallerException denied) {
      return null;
    }
  }
}
