package dev.shale.offheap.system;

import dev.shale.offheap.Chunks;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * A file as memory, for reading only. The mapping stays when the file is deleted or another takes
 * its name. When the file becomes shorter, reading behind its end throws {@link InternalError},
 * unless a checksum of the JDK or native code reads there, which ends the process; hence {@link
 * Chunks}.
 */
public final class MappedFile implements AutoCloseable {
  private static final Object NOBODYS_LOCK = new Object();

  private final Arena arena;
  private final MemorySegment segment;

  private MappedFile(Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
    NativeMemory.addMappedBytes(segment.byteSize());
  }

  /** Maps all of a file, as long as it is now. The channel may be closed afterwards. */
  public static MappedFile of(FileChannel channel) throws IOException {
    Arena arena = Arena.ofShared();
    boolean isDone = false;
    try {
      MappedFile mapped =
          new MappedFile(arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
      isDone = true;
      return mapped;
    } finally {
      if (!isDone) {
        arena.close();
      }
    }
  }

  /**
   * Throws the {@link InternalError} of a read before this, if there is one. The JVM may go on for
   * a while with whatever it has read instead, out of the try statement that is to catch the error;
   * it throws at the latest when a native method returns, and this calls one.
   */
  @SuppressWarnings("ReturnValueIgnored") // it is called for the way back
  public static void deliverFault() {
    Thread.holdsLock(NOBODYS_LOCK);
  }

  /** The bytes of the file; reading them after {@link #close} throws. */
  public MemorySegment segment() {
    return segment;
  }

  /** Takes the mapping away. May be called once, from any thread. */
  @Override
  public void close() {
    arena.close();
    NativeMemory.addMappedBytes(-segment.byteSize());
  }
}
