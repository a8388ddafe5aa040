package dev.shale.offheap.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system says the same by handles as by way of the JDK. */
class FileStatusTest {
  private static final int LOOKS = 10_000;
  private static final int ROUNDS = 5;
  private static final int TYPES = 0xF000;
  private static final int LINK = 0xA000;

  @TempDir Path directory;

  private final Arena arena = Arena.ofConfined();
  private FileStatus status;
  private int handle;

  @BeforeEach
  void openDirectory() {
    FileStatus opened = FileStatus.open();
    assumeTrue(opened != null, "the system has no statx");
    status = Objects.requireNonNull(opened);
    String path = directory.toString();
    handle = status.openDirectory(text(path), 0, bytes(path));
    assertTrue(handle != FileStatus.CLOSED);
  }

  @AfterEach
  void close() {
    if (status != null) {
      status.closeDirectory(handle);
      status.close();
    }
    arena.close();
  }

  private MemorySegment text(String text) {
    return arena.allocateFrom(text);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private boolean look(String name) {
    return status.look(handle, text(name), 0, bytes(name));
  }

  private void assertIs(Path file) throws IOException {
    Map<String, Object> of =
        Files.readAttributes(file, "unix:mode,size,lastModifiedTime,ctime,ino");
    assertEquals(of.get("mode"), status.mode());
    assertEquals(of.get("size"), status.bytes());
    assertEquals(of.get("ino"), status.inode());
    assertEquals(nanos(of.get("lastModifiedTime")), status.modifiedNanos());
    assertEquals(nanos(of.get("ctime")), status.changedNanos());
  }

  private static long nanos(Object time) {
    return ((FileTime) time).to(TimeUnit.NANOSECONDS);
  }

  @Test
  void sizesTimesNumbersAndModesAreThoseOfTheJdk() throws IOException {
    for (String name : new String[] {"a", "with space", "\u00e4\u6f22\ud83d\ude00.ts"}) {
      Path file = Files.writeString(directory.resolve(name), name.repeat(3));
      assertTrue(look(name), name);
      assertIs(file);
    }
    Files.createDirectory(directory.resolve("folder"));
    assertTrue(look("folder"));
    assertIs(directory.resolve("folder"));
    assertTrue(status.look(handle));
    assertIs(directory);
  }

  @Test
  void timesBeforeTheEpochAndFarAheadAreRead() throws IOException {
    Path file = Files.writeString(directory.resolve("old"), "");
    Files.setLastModifiedTime(file, FileTime.from(-86_400_123_456_789L, TimeUnit.NANOSECONDS));
    assertTrue(look("old"));
    assertIs(file);
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path file = Files.writeString(directory.resolve("target"), "content");
    Files.createSymbolicLink(directory.resolve("link"), Path.of("target"));
    Files.createSymbolicLink(directory.resolve("broken"), Path.of("nothing"));
    assertTrue(look("link"));
    assertIs(file);
    assertTrue(status.look(directory + "/link", true));
    assertIs(file);
    assertTrue(status.look(directory + "/link", false));
    assertEquals(LINK, status.mode() & TYPES);
    assertFalse(status.look(directory + "/" + "long".repeat(1_000), true));
    assertFalse(look("broken"));
  }

  @Test
  void whatIsNotThereIsNotLookedAt() {
    assertFalse(look("missing"));
    String path = directory + "/missing";
    assertEquals(FileStatus.CLOSED, status.openDirectory(text(path), 0, bytes(path)));
    assertFalse(status.look(FileStatus.CLOSED));
  }

  @Test
  void namesThatDoNotEndAreRefused() {
    MemorySegment name = text("name");
    assertThrows(IndexOutOfBoundsException.class, () -> status.look(handle, name, 0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> status.look(handle, name, 0, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> status.look(handle, name, 0, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> status.openDirectory(name, -1, 5));
  }

  @Test
  void lookingAllocatesNothing() throws IOException {
    Files.writeString(directory.resolve("a"), "");
    MemorySegment name = text("a");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      lookOften(name);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // The first rounds make what the calls need.
    assertEquals(0, least);
  }

  private void lookOften(MemorySegment name) {
    long sum = 0;
    for (int look = 0; look < LOOKS; look++) {
      assertTrue(status.look(handle, name, 0, 1));
      sum += status.bytes() + status.inode() + status.modifiedNanos() + status.mode();
    }
    assertTrue(sum != 0);
  }
}
