package dev.shale.offheap.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system tells what happens in a directory, and why it does not. */
class InotifyTest {
  private static final int READS = 20_000;
  private static final int ROUNDS = 5;
  private static final int ALL = 0xFCE;
  private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(5);

  @TempDir Path directory;

  private Inotify events;

  @BeforeEach
  void open() throws IOException {
    Inotify opened = Inotify.open();
    assumeTrue(opened != null, "the system has no inotify");
    events = Objects.requireNonNull(opened);
  }

  @AfterEach
  void close() {
    if (events != null) {
      events.close();
    }
  }

  private int watch() {
    int watch = events.add(directory.toString(), ALL, false);
    assertTrue(watch >= 0);
    return watch;
  }

  private List<String> records() {
    List<String> all = new ArrayList<>();
    while (events.read()) {
      while (events.next()) {
        all.add(Integer.toHexString(events.mask()) + " " + events.name());
      }
    }
    return all;
  }

  @Test
  void recordsAreThereWhenTheCallReturns() throws IOException {
    int watch = watch();
    Path file = Files.writeString(directory.resolve("\u00e4\u6f22\ud83d\ude00.ts"), "text");
    assertTrue(events.read());
    assertTrue(events.next());
    assertEquals(watch, events.watch());
    assertEquals(DirectoryEvents.CREATED, events.mask());
    assertEquals(file.getFileName().toString(), events.name());
    assertTrue(events.next());
    assertEquals(DirectoryEvents.MODIFIED, events.mask());
    assertTrue(events.next());
    assertEquals(DirectoryEvents.WRITTEN, events.mask());
    assertFalse(events.next());
    assertFalse(events.mayHaveMore());
    assertFalse(events.read());
    assertFalse(events.next());
  }

  @Test
  void bitsAreThoseOfTheSystem() throws IOException {
    watch();
    Path child = Files.createDirectory(directory.resolve("a"));
    Files.move(child, directory.resolve("b"));
    Files.delete(directory.resolve("b"));
    Files.delete(directory);
    assertEquals(
        List.of("40000100 a", "40000040 a", "40000080 b", "40000200 b", "400 ", "8000 "),
        records());
  }

  @Test
  void namesOfAllLengthsFillTheBuffer() throws IOException {
    watch();
    List<String> expected = new ArrayList<>();
    for (int file = 0; file < 600; file++) {
      String name = "n".repeat(file % 250) + file;
      Files.createDirectory(directory.resolve(name));
      expected.add("40000100 " + name);
    }
    assertEquals(expected, records());
  }

  @Test
  void aDirectoryHasOneWatchThatEndsOnce() throws IOException {
    int watch = watch();
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, directory);
    assertEquals(watch, events.add(link.toString(), ALL, true));
    assertEquals(DirectoryEvents.NO_DIRECTORY, events.add(link.toString(), ALL, false));
    records();
    events.remove(watch);
    events.remove(watch);
    assertEquals(List.of("8000 "), records());
  }

  @Test
  void itSaysWhyThereIsNoWatch() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertEquals(DirectoryEvents.NO_DIRECTORY, events.add(file.toString(), ALL, false));
    assertEquals(DirectoryEvents.ABSENT, events.add(directory + "/missing", ALL, false));
    assertTrue(events.add("/" + "long".repeat(2_000), ALL, false) < 0);
  }

  @Test
  void limitsHaveNamesAndValues() throws IOException {
    for (InotifyLimit limit : InotifyLimit.values()) {
      Path file = Path.of("/proc/sys", limit.label().replace('.', '/'));
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        assertEquals(lines.readLine(), limit.value());
      }
      assertTrue(limit.toString().startsWith("fs.inotify.max_"), limit.toString());
    }
  }

  /** Not by reaching it, as that would concern other processes of the user. */
  @Test
  void whatIsRefusedIsSaidWithTheLimit() throws IOException {
    String expected = "fs.inotify.max_user_instances is " + InotifyLimit.INSTANCES.value();
    IOException tooMany = assertThrows(IOException.class, () -> Inotify.checked(-24));
    assertTrue(tooMany.getMessage().contains(expected), tooMany.getMessage());
    IOException other = assertThrows(IOException.class, () -> Inotify.checked(-38));
    assertEquals("inotify is refused: error 38", other.getMessage());
    assertEquals(7, Inotify.checked(7));
  }

  @Test
  void waitingEndsWithTheTimeAnEventOrAWord() throws IOException, InterruptedException {
    watch();
    assertFalse(events.await(1));
    Files.writeString(directory.resolve("file"), "");
    assertFalse(events.await(LONG_NANOS));
    assertEquals(2, records().size());
    events.wake();
    events.wake();
    assertTrue(events.await(LONG_NANOS));
    assertFalse(events.await(0));
    Thread waking = new Thread(events::wake);
    waking.start();
    assertTrue(events.await(LONG_NANOS));
    waking.join();
  }

  @Test
  void closingTwiceAndWakingAfterwardsDoNothing() {
    events.close();
    events.close();
    events.wake();
  }

  @Test
  void readingNothingAllocatesNothing() {
    watch();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int read = 0; read < READS; read++) {
        assertFalse(events.read());
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // The first rounds make what the calls need.
    assertEquals(0, least);
  }
}
