package dev.shale.engine.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting, waking and closing, with the events of the system and without. */
class FileWatchThreadsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final int ROUNDS = 100;
  private static final int CALLS = 100;

  @TempDir Path folder;

  private final Changes changes = new Changes();

  private FileWatch open(boolean isTold) {
    FileWatch watch = isTold ? FileWatch.open() : FileWatch.sweeping("told");
    watch.watchTree(folder, name -> false);
    return watch;
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static <T> T result(FutureTask<T> task) throws Exception {
    return task.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChangeEndsWaiting(boolean isTold) throws Exception {
    try (FileWatch watch = open(isTold)) {
      FutureTask<Boolean> waiting = start(() -> watch.await(changes, LONG));
      // Until it is noticed, as hints may be missed.
      while (!waiting.isDone()) {
        Files.writeString(folder.resolve("file"), "text");
        Thread.sleep(1);
      }
      assertTrue(result(waiting));
      assertEquals(!watch.isExact(), changes.isEverything());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wakingEndsWaiting(boolean isTold) throws Exception {
    try (FileWatch watch = open(isTold)) {
      watch.wake();
      assertEquals(!watch.isExact(), watch.await(changes, LONG));
      FutureTask<Boolean> waiting = start(() -> watch.await(changes, LONG));
      watch.wake();
      assertEquals(!watch.isExact(), result(waiting));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTimeEndsWaiting(boolean isTold) {
    try (FileWatch watch = open(isTold)) {
      assertEquals(!watch.isExact(), watch.await(changes, Duration.ofMillis(1)));
      assertEquals(!watch.isExact(), watch.await(changes, Duration.ZERO));
      assertEquals(!watch.isExact(), watch.await(changes, Duration.ofSeconds(-1)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingEndsWaitingAndMayBeRepeated(boolean isTold) throws Exception {
    FileWatch watch = open(isTold);
    FutureTask<Boolean> waiting =
        start(() -> watch.await(changes, Duration.ofSeconds(Long.MAX_VALUE)));
    // Most likely it waits by then; if it does not, the result is the same.
    Thread.sleep(20);
    watch.close();
    watch.close();
    watch.wake();
    ExecutionException closed = assertThrows(ExecutionException.class, () -> result(waiting));
    assertEquals(IllegalStateException.class, closed.getCause().getClass());
    assertThrows(IllegalStateException.class, () -> watch.poll(changes));
    assertThrows(IllegalStateException.class, () -> watch.await(changes, LONG));
    assertThrows(IllegalStateException.class, () -> watch.watchDirectory(folder));
    assertThrows(IllegalStateException.class, () -> watch.watchTree(folder, name -> false));
  }

  /** A number that was given back may be another's. */
  @Test
  void wakingAndClosingAtOnceHarmsNobody() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      FileWatch watch = open(true);
      FutureTask<Boolean> waking =
          start(() -> {
            for (int call = 0; call < CALLS; call++) {
              watch.wake();
            }
            return true;
          });
      watch.close();
      assertTrue(result(waking));
    }
  }

  @Test
  void descriptorsAreGivenBack() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "the system does not list them");
    long before = count(descriptors);
    for (int round = 0; round < ROUNDS; round++) {
      open(true).close();
    }
    // Others of this process may have opened some.
    assertTrue(count(descriptors) < before + ROUNDS);
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
