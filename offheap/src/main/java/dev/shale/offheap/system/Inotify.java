package dev.shale.offheap.system;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of directories as Linux tells them, by {@code inotify(7)}. The system queues the
 * records of a change before the call returns that makes it, so that a {@link #read} afterwards has
 * them. Reading when there is nothing allocates nothing.
 *
 * <p>Not told: what another machine does to files of a network, and what is written to a file by a
 * mapping, before that goes.
 */
public final class Inotify implements DirectoryEvents {
  private static final List<String> ARCHITECTURES = List.of("amd64", "aarch64");

  /** Non-blocking, and not for processes that are started; of inotify and eventfd. */
  private static final int FLAGS = 0x800 | 0x80000;

  private static final int ONLY_DIRECTORIES = 0x01000000;
  private static final int NOT_FOLLOWING = 0x02000000;

  /** Not of files that are open and have no name any more. */
  private static final int ONLY_LINKED = 0x04000000;

  /** Add to what the watch tells, if there is one. */
  private static final int ADDING = 0x20000000;

  /** Where the fields of {@code struct inotify_event} are; the name follows. */
  private static final long MASK = 4;

  private static final long NAME_BYTES = 12;
  private static final long NAME = 16;
  private static final int MOST_RECORD_BYTES = 16 + 256;

  /** Two of {@code struct pollfd}: a number, the events to wait for, those that are there. */
  private static final int POLL_BYTES = 8;

  private static final short READABLE = 1;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int COUNT_BYTES = 8;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final Arena arena = Arena.ofShared();
  private final SystemCalls calls = new SystemCalls(arena);

  /** Of the threads that wake others. */
  private final SystemCalls wakingCalls = new SystemCalls(arena);

  /** Of the thread that waits, while another one may read. */
  private final SystemCalls waitingCalls = new SystemCalls(arena);

  private final MemorySegment buffer = arena.allocate(BUFFER_BYTES, Long.BYTES);
  private final MemorySegment polled = polled(1);
  private final MemorySegment waited = polled(2);
  private final MemorySegment count = arena.allocate(COUNT_BYTES, Long.BYTES);
  private final MemorySegment one = arena.allocate(COUNT_BYTES, Long.BYTES);
  private final long bufferAddress = buffer.address();
  private final long polledAddress = polled.address();
  private final int events;
  private final int wakeups;

  /** Held to wake, and to close what is written to then: its number may be another's afterwards. */
  private final Object waking = new Object();

  private boolean isClosed;
  private MemorySegment text = MemorySegment.NULL;
  private int readBytes;
  private long record;
  private long nextRecord;

  private Inotify(int events, int wakeups) {
    this.events = events;
    this.wakeups = wakeups;
    one.set(ValueLayout.JAVA_LONG, 0, 1);
    ask(polled, 0, events);
    ask(waited, 0, events);
    ask(waited, POLL_BYTES, wakeups);
  }

  private MemorySegment polled(int count) {
    return arena.allocate((long) count * POLL_BYTES, Long.BYTES);
  }

  private static void ask(MemorySegment polled, long at, int descriptor) {
    polled.set(INT, at, descriptor);
    polled.set(ValueLayout.JAVA_SHORT, at + 4, READABLE);
  }

  /**
   * A queue of its own.
   *
   * @return null where the system has no such functions, or the JVM is told to call none
   * @throws IOException when the system refuses another one; the message says which limit to raise
   */
  public static @Nullable Inotify open() throws IOException {
    if (!isAvailable()) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      SystemCalls calls = new SystemCalls(arena);
      int events = checked(calls.inotify(FLAGS));
      int wakeups = calls.eventfd(FLAGS);
      if (wakeups < 0) {
        calls.close(events);
      }
      return new Inotify(events, checked(wakeups));
    }
  }

  private static boolean isAvailable() {
    return "Linux".equals(System.getProperty("os.name"))
        && ARCHITECTURES.contains(System.getProperty("os.arch", ""))
        && "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
        && SystemCalls.areAvailable();
  }

  /** A descriptor, unless it is the number of an error. */
  static int checked(int descriptor) throws IOException {
    if (descriptor >= 0) {
      return descriptor;
    }
    throw new IOException(
        descriptor == SystemCalls.TOO_MANY
            ? "too many open files, or queues of events: " + InotifyLimit.INSTANCES
            : "inotify is refused: error " + -descriptor);
  }

  @Override
  public int add(String path, int mask, boolean isFollowing) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (text.byteSize() <= bytes.length) {
      text = arena.allocate(2L * bytes.length + 1);
    }
    MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
    text.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    int flags = ONLY_DIRECTORIES | ONLY_LINKED | ADDING | (isFollowing ? 0 : NOT_FOLLOWING);
    return calls.addWatch(events, text.address(), mask | flags);
  }

  @Override
  public void remove(int watch) {
    calls.removeWatch(events, watch);
  }

  @Override
  public boolean read() {
    nextRecord = 0;
    readBytes = 0;
    if (calls.poll(polledAddress, 1, 0) == 0) {
      return false;
    }
    readBytes = calls.read(events, bufferAddress, BUFFER_BYTES);
    if (readBytes < 0 && readBytes != SystemCalls.NOTHING_YET) {
      throw new IllegalStateException("inotify cannot be read: error " + -readBytes);
    }
    readBytes = Math.max(readBytes, 0);
    return readBytes > 0;
  }

  @Override
  public boolean mayHaveMore() {
    // Records are taken while there is room for the next one.
    return readBytes > BUFFER_BYTES - MOST_RECORD_BYTES;
  }

  @Override
  public boolean next() {
    if (nextRecord >= readBytes) {
      return false;
    }
    record = nextRecord;
    nextRecord = record + NAME + buffer.get(INT, record + NAME_BYTES);
    return true;
  }

  @Override
  public int watch() {
    return buffer.get(INT, record);
  }

  @Override
  public int mask() {
    return buffer.get(INT, record + MASK);
  }

  @Override
  public String name() {
    // Zeros fill it up.
    return record + NAME == nextRecord ? "" : buffer.getString(record + NAME);
  }

  @Override
  public boolean await(long nanos) {
    long millis = nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI > 0 ? 1 : 0);
    waitingCalls.poll(waited.address(), 2, Math.clamp(millis, 0, Integer.MAX_VALUE));
    return waitingCalls.read(wakeups, count.address(), COUNT_BYTES) > 0;
  }

  @Override
  public void wake() {
    synchronized (waking) {
      if (!isClosed) {
        wakingCalls.write(wakeups, one.address(), COUNT_BYTES);
      }
    }
  }

  @Override
  public void close() {
    synchronized (waking) {
      if (isClosed) {
        return;
      }
      isClosed = true;
      calls.close(events);
      calls.close(wakeups);
    }
    arena.close();
  }
}
