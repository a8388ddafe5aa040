package dev.shale.engine.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.discovery.text.ReadSlots;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ReadSlotsTest {
  private static final int SLOTS = 2;

  private final ToyLanguage language = new ToyLanguage();
  @TempDir Path directory;

  @Test
  void noMoreThreadsReadThanThereAreSlots() throws InterruptedException {
    ReadSlots slots = new ReadSlots(SLOTS);
    AtomicInteger reading = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int read = 0; read < 500; read++) {
                  slots.take();
                  most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(1_000);
                  reading.decrementAndGet();
                  slots.give();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(most.get() >= 1 && most.get() <= SLOTS, "at once: " + most);
  }

  @Test
  void aFileWaitsForASlotAndGivesItBack() throws IOException, InterruptedException {
    Resolved file = Resolved.file(Files.writeString(directory.resolve("a"), "import b").toString());
    ReadSlots slots = new ReadSlots(1);
    slots.take();
    WorkItem item = new WorkItem(language.kinds());
    Thread thread =
        Thread.ofPlatform().start(() -> new ModuleReader(language, null, slots).read(file, item));
    assertFalse(thread.join(Duration.ofMillis(50)));
    slots.give();
    thread.join();
    assertEquals(8, item.bytes);
    slots.take();
    slots.give();
    Resolved gone = Resolved.file(directory.resolve("gone").toString());
    new ModuleReader(language, null, slots).read(gone, item);
    slots.take();
  }

  @Test
  void thereIsNoLimitWhereEachThreadMayRead() {
    BuildOptions options = BuildOptions.of(language, () -> language).withThreads(4);
    assertNull(ReadSlots.of(options.readers(), options.threads()));
    assertNull(ReadSlots.of(4, 4));
    assertTrue(ReadSlots.of(3, 4) != null);
    assertEquals(3, options.withReaders(3).withThreads(8).readers());
    assertThrows(IllegalArgumentException.class, () -> options.withReaders(0));
  }
}
