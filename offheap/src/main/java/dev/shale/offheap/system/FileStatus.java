package dev.shale.offheap.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Linux says of files, asked by {@code statx(2)} and by the handle of their directory, which
 * spares the system the way to each of them. Paths and names are bytes that end with a zero, in
 * native memory. Looking allocates nothing.
 *
 * <p>Making the first one of a process takes the JDK 20 ms, in which it looks at five thousand
 * files by itself. Belongs to one thread.
 */
public final class FileStatus implements AutoCloseable {
  /** Instead of a handle, of a directory that cannot be opened. */
  public static final int CLOSED = -1;

  private static final List<String> ARCHITECTURES = List.of("amd64", "aarch64");
  private static final int NO_DIRECTORY = -100;
  private static final int BYTES = 256;

  /** Where fields are in {@code struct statx}, in longs. */
  private static final int MODE = 3;

  private static final int INODE = 4;
  private static final int SIZE = 5;
  private static final int CHANGED = 12;
  private static final int MODIFIED = 14;
  private static final int FIELDS = 16;
  private static final int MODE_MASK = 0xFFFF;

  /** Type, mode, times of modification and change, number, size. */
  private static final int WANTED = 0x1 | 0x2 | 0x40 | 0x80 | 0x100 | 0x200;

  private static final int NOT_FOLLOWING = 0x100;
  private static final int OF_THE_HANDLE = 0x1000;

  /** Without access to the content, and not for processes that are started. */
  private static final int OPEN_PATH = 0x200000 | 0x80000;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Arena arena;
  private final MemorySegment status;
  private final long statusAddress;
  private final long[] fields = new long[FIELDS];
  private MemorySegment text;

  private FileStatus(Arena arena) {
    this.arena = arena;
    status = arena.allocate(BYTES + 1, Long.BYTES);
    statusAddress = status.address();
    text = MemorySegment.NULL;
  }

  /**
   * The functions of the C library, once somebody asks for them. All are called as the one that has
   * the most parameters, because the JDK takes 5 ms for each shape; others leave the registers
   * alone in which they expect nothing.
   */
  private static final class CLibrary {
    static final @Nullable MethodHandle STATX = function("statx");
    static final @Nullable MethodHandle OPENAT = function("openat");
    static final @Nullable MethodHandle CLOSE = function("close");

    private static @Nullable MethodHandle function(String name) {
      return NativeFunction.find(name, FunctionDescriptor.of(INT, INT, LONG, INT, INT, LONG));
    }
  }

  /** One for a thread; null where the system has no such functions. */
  public static @Nullable FileStatus open() {
    return isAvailable() ? new FileStatus(Arena.ofConfined()) : null;
  }

  /** One that need not be closed; null where the system has no such functions. */
  public static @Nullable FileStatus openForever() {
    return isAvailable() ? new FileStatus(Arena.ofAuto()) : null;
  }

  private static boolean isAvailable() {
    return "Linux".equals(System.getProperty("os.name"))
        && ARCHITECTURES.contains(System.getProperty("os.arch", ""))
        && "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
        && CLibrary.STATX != null
        && CLibrary.OPENAT != null
        && CLibrary.CLOSE != null;
  }

  /**
   * A handle of a directory, links followed; to be given back to {@link #closeDirectory}.
   *
   * @param bytes holds the path, which ends with a zero
   * @param at where it begins
   * @param length its bytes, without the zero
   * @return {@link #CLOSED} when it cannot be opened
   * @throws IndexOutOfBoundsException when there is no zero
   */
  public int openDirectory(MemorySegment bytes, long at, int length) {
    long address = address(bytes, at, length);
    try {
      @SuppressWarnings("NullAway") // there is none without
      int handle = (int) CLibrary.OPENAT.invokeExact(NO_DIRECTORY, address, OPEN_PATH, 0, 0L);
      return handle;
    } catch (Throwable failure) {
      throw failed(failure);
    }
  }

  /** Gives a handle back. */
  public void closeDirectory(int directory) {
    try {
      @SuppressWarnings("NullAway") // there is none without
      int _ = (int) CLibrary.CLOSE.invokeExact(directory, 0L, 0, 0, 0L);
    } catch (Throwable failure) {
      throw failed(failure);
    }
  }

  /** Looks at a directory itself; returns whether the system tells about it. */
  public boolean look(int directory) {
    return look(directory, statusAddress + BYTES, OF_THE_HANDLE);
  }

  /**
   * Looks at what has a name in a directory, links followed.
   *
   * @return whether the system tells about it
   * @throws IndexOutOfBoundsException when the name does not end with a zero
   */
  public boolean look(int directory, MemorySegment bytes, long at, int length) {
    return look(directory, address(bytes, at, length), 0);
  }

  /**
   * Looks at what has a path.
   *
   * @param path absolute
   * @param isFollowing whether at the end of a link instead of the link itself
   * @return whether the system tells about it
   */
  public boolean look(String path, boolean isFollowing) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (text.byteSize() <= bytes.length) {
      text = arena.allocate(2L * bytes.length + 1);
    }
    MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
    text.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    return look(NO_DIRECTORY, text.address(), isFollowing ? 0 : NOT_FOLLOWING);
  }

  private boolean look(int directory, long address, int flags) {
    try {
      @SuppressWarnings("NullAway") // there is none without
      int failure =
          (int) CLibrary.STATX.invokeExact(directory, address, flags, WANTED, statusAddress);
      // One copy, as reading field by field is slow until it is compiled.
      MemorySegment.copy(status, LONG, 0, fields, 0, FIELDS);
      return failure == 0;
    } catch (Throwable failure) {
      throw failed(failure);
    }
  }

  /** The address of a text that ends where it says, so that the system reads no further. */
  private static long address(MemorySegment bytes, long at, int length) {
    if (at < 0 || length < 0 || bytes.get(ValueLayout.JAVA_BYTE, at + length) != 0) {
      throw new IndexOutOfBoundsException("The text does not end at " + (at + length));
    }
    return bytes.address() + at;
  }

  private static IllegalStateException failed(Throwable failure) {
    return new IllegalStateException("The C library cannot be called", failure);
  }

  /** The size of what was looked at last. */
  public long bytes() {
    return fields[SIZE];
  }

  /** When its content changed, in nanoseconds from 1970. */
  public long modifiedNanos() {
    return nanos(MODIFIED);
  }

  /** When anything of it changed, in nanoseconds from 1970. */
  public long changedNanos() {
    return nanos(CHANGED);
  }

  private long nanos(int seconds) {
    return fields[seconds] * NANOS_PER_SECOND + (int) fields[seconds + 1];
  }

  /** Its number. */
  public long inode() {
    return fields[INODE];
  }

  /** Type and permissions. */
  public int mode() {
    return (int) (fields[MODE] >>> Integer.SIZE) & MODE_MASK;
  }

  /** Gives the memory back; not to be called for one that is open forever. */
  @Override
  public void close() {
    arena.close();
  }
}
