package dev.shale.offheap.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the C library about descriptors. Each returns what the function does, or the
 * system's number of the error, negative. A signal does not end any of them but {@link #poll}.
 *
 * <p>Belongs to one thread at a time, which has the error in memory of its own.
 */
final class SystemCalls {
  /** That there is nothing to read. */
  static final int NOTHING_YET = -11;

  /** That the process, or the user, has as many descriptors as are allowed. */
  static final int TOO_MANY = -24;

  private static final int INTERRUPTED = -4;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERROR = STATE.byteOffset(PathElement.groupElement("errno"));

  private final MemorySegment state;

  SystemCalls(Arena arena) {
    state = arena.allocate(STATE);
  }

  /**
   * The functions, once somebody asks for them. All are called with three numbers of the size of a
   * register, because the JDK takes 5 ms for each shape; others look at fewer, or at a half.
   */
  private static final class CLibrary {
    static final FunctionDescriptor TYPE = FunctionDescriptor.of(LONG, LONG, LONG, LONG);
    static final @Nullable MethodHandle INOTIFY = function("inotify_init1");
    static final @Nullable MethodHandle ADD_WATCH = function("inotify_add_watch");
    static final @Nullable MethodHandle REMOVE_WATCH = function("inotify_rm_watch");
    static final @Nullable MethodHandle EVENTFD = function("eventfd");
    static final @Nullable MethodHandle READ = function("read");
    static final @Nullable MethodHandle WRITE = function("write");

    /** Without the error, for which the JDK makes an object at each call. */
    static final @Nullable MethodHandle POLL = NativeFunction.find("poll", TYPE);

    static final @Nullable MethodHandle CLOSE = function("close");

    private static @Nullable MethodHandle function(String name) {
      return NativeFunction.find(name, TYPE, Linker.Option.captureCallState("errno"));
    }
  }

  /** Whether the system has all of them, and the JVM may call them. */
  static boolean areAvailable() {
    return CLibrary.INOTIFY != null
        && CLibrary.ADD_WATCH != null
        && CLibrary.REMOVE_WATCH != null
        && CLibrary.EVENTFD != null
        && CLibrary.READ != null
        && CLibrary.WRITE != null
        && CLibrary.POLL != null
        && CLibrary.CLOSE != null;
  }

  int inotify(int flags) {
    return call(CLibrary.INOTIFY, flags, 0, 0);
  }

  int addWatch(int descriptor, long path, int mask) {
    return call(CLibrary.ADD_WATCH, descriptor, path, mask);
  }

  int removeWatch(int descriptor, int watch) {
    return call(CLibrary.REMOVE_WATCH, descriptor, watch, 0);
  }

  int eventfd(int flags) {
    return call(CLibrary.EVENTFD, 0, flags, 0);
  }

  int read(int descriptor, long address, int bytes) {
    return call(CLibrary.READ, descriptor, address, bytes);
  }

  int write(int descriptor, long address, int bytes) {
    return call(CLibrary.WRITE, descriptor, address, bytes);
  }

  /** Allocates nothing; any negative number is an error, or a signal. */
  int poll(long address, int count, int millis) {
    try {
      @SuppressWarnings("NullAway") // there is none without
      long result = (long) CLibrary.POLL.invokeExact(address, (long) count, (long) millis);
      return (int) result;
    } catch (Throwable failure) {
      throw failed(failure);
    }
  }

  int close(int descriptor) {
    // Whatever it returns, it is closed.
    return callOnce(CLibrary.CLOSE, descriptor, 0, 0);
  }

  private int call(@Nullable MethodHandle function, long first, long second, long third) {
    int result = callOnce(function, first, second, third);
    while (result == INTERRUPTED) {
      result = callOnce(function, first, second, third);
    }
    return result;
  }

  private int callOnce(@Nullable MethodHandle function, long first, long second, long third) {
    try {
      @SuppressWarnings("NullAway") // there is none without
      int result = (int) (long) function.invokeExact(state, first, second, third);
      return result >= 0 ? result : -state.get(ValueLayout.JAVA_INT, ERROR);
    } catch (Throwable failure) {
      throw failed(failure);
    }
  }

  private static IllegalStateException failed(Throwable failure) {
    return new IllegalStateException("The C library cannot be called", failure);
  }
}
