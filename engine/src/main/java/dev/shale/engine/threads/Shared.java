package dev.shale.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Shares work on many things among threads. Most of the work of looking for files is waiting for
 * the system and code that is not compiled yet, so that it pays from a few dozen things on.
 */
public final class Shared {
  private static final int LEAST_PER_THREAD = 32;
  private static final int MOST_THREADS = 8;

  private Shared() {}

  /** Work on one thing; called by several threads at once. */
  @FunctionalInterface
  public interface Work<T, R> {
    R of(T thing);
  }

  /**
   * The results for some things, in their order.
   *
   * @throws RuntimeException what the work on one of them threw
   */
  public static <T, R> List<R> map(List<T> things, Work<T, R> work) {
    return map(things, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), work);
  }

  /**
   * The same, by no more than some threads.
   *
   * @throws RuntimeException what the work on one of them threw
   */
  public static <T, R> List<R> map(List<T> things, int most, Work<T, R> work) {
    int threads = Math.min(most, things.size() / LEAST_PER_THREAD);
    return threads < 2 ? mapAlone(things, work) : mapTogether(things, work, threads);
  }

  private static <T, R> List<R> mapAlone(List<T> things, Work<T, R> work) {
    List<R> results = new ArrayList<>(things.size());
    for (T thing : things) {
      results.add(work.of(thing));
    }
    return results;
  }

  private static <T, R> List<R> mapTogether(List<T> things, Work<T, R> work, int threads) {
    AtomicReferenceArray<R> results = new AtomicReferenceArray<>(things.size());
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable worker =
        () -> {
          try {
            for (int at = next.getAndIncrement();
                at < things.size() && failure.get() == null;
                at = next.getAndIncrement()) {
              results.set(at, work.of(things.get(at)));
            }
          } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int thread = 1; thread < threads; thread++) {
      others.add(Thread.ofPlatform().daemon().name("shale-find-" + thread).start(worker));
    }
    worker.run();
    for (Thread other : others) {
      Threads.join(other);
    }
    rethrow(failure.get());
    List<R> all = new ArrayList<>(results.length());
    for (int at = 0; at < results.length(); at++) {
      all.add(results.get(at));
    }
    return all;
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException failure) {
      throw failure;
    }
    if (thrown instanceof Error failure) {
      throw failure;
    }
  }
}
