package dev.shale.engine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Ranges that are forked over some threads. */
class WorkersTest {
  private static final int RANGES = 3000;
  private static final int MOST_ROWS = 600;
  private static final int CHUNK = 20;

  @Test
  void everyRowIsWorkedOnOnceWhateverRangesFollowEachOther() {
    for (int count : new int[] {1, 2, 3, 64}) {
      Random random = new Random(count);
      try (Workers workers = new Workers(count)) {
        for (int number = 0; number < RANGES; number++) {
          int rows = random.nextInt(random.nextBoolean() ? MOST_ROWS : 3 * CHUNK);
          AtomicIntegerArray seen = new AtomicIntegerArray(rows);
          workers.run(
              (_, begin, end) -> {
                for (int row = begin; row < end; row++) {
                  seen.incrementAndGet(row);
                }
              },
              rows,
              CHUNK);
          for (int row = 0; row < rows; row++) {
            assertEquals(1, seen.get(row), count + " workers, range " + number + ", row " + row);
          }
        }
      }
    }
  }

  @Test
  void thereAreNoMoreThreadsThanChunks() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(256)) {
      for (int number = 0; number < 200; number++) {
        workers.run((_, _, _) -> threads.add(Thread.currentThread()), 3 * CHUNK, CHUNK);
      }
    }
    assertTrue(threads.size() <= 3, threads.toString());
  }

  @Test
  void whatAWorkerThrowsBelongsToTheCaller() {
    try (Workers workers = new Workers(8)) {
      for (int number = 0; number < 50; number++) {
        assertThrows(
            RuntimeException.class,
            () ->
                workers.run(
                    (_, begin, _) -> {
                      if (begin == CHUNK) {
                        throw new IllegalArgumentException("here");
                      }
                    },
                    MOST_ROWS,
                    CHUNK));
      }
      workers.run((_, _, _) -> {}, MOST_ROWS, CHUNK);
    }
  }
}
