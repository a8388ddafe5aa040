package dev.shale.engine.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shale.offheap.system.Inotify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a sweep finds, the watch has told; {@code -Dshale.watch.operations=10000} for more, {@code
 * -Dshale.watch.seed=7} for others.
 */
class FileWatchCampaignTest {
  private static final int OPERATIONS = Integer.getInteger("shale.watch.operations", 300);
  private static final long SEED = Long.getLong("shale.watch.seed", 1);
  private static final int LARGEST_BATCH = 12;
  private static final Predicate<String> SKIP = "skipped"::equals;

  @TempDir Path folder;

  private final Changes changes = new Changes();
  private FaultyEvents events;
  private EventWatching watching;
  private Path root;
  private int polls;

  @BeforeEach
  void open() throws IOException {
    Inotify opened = Inotify.open();
    assumeTrue(opened != null, "the system has no inotify");
    events = new FaultyEvents(Objects.requireNonNull(opened));
    watching = new EventWatching(events);
    root = folder.resolve("above").resolve("root");
    Files.createDirectories(root);
    watching.watch(root, SKIP);
  }

  @AfterEach
  void close() {
    if (events != null) {
      events.close();
    }
  }

  /** Asked after the changes. */
  @Test
  void nothingIsMissedAndNothingLeftOver() throws Exception {
    run(OPERATIONS, false);
  }

  /** Asked all the time, so that what is found has records to come, and the other way round. */
  @Test
  void nothingIsMissedWhileFilesChange() throws Exception {
    run(OPERATIONS, true);
  }

  /** A root in a root, records that are lost, and a limit that comes and goes. */
  @Test
  void nothingIsMissedWhateverTheFaults() throws Exception {
    Path inner = root.resolve("a");
    Predicate<String> all = name -> false;
    watching.watch(inner, all);
    Random random = new Random(SEED);
    RandomFiles files = new RandomFiles(random, folder, root);
    Sweep before = Sweep.of(root, SKIP);
    Sweep innerBefore = Sweep.of(inner, all);
    for (int done = 0; done < OPERATIONS; done += LARGEST_BATCH) {
      fail(random);
      change(files, LARGEST_BATCH);
      watching.poll(changes);
      String where = "seed " + SEED + ", operation " + done;
      Sweep after = Sweep.of(root, SKIP);
      Sweep innerAfter = Sweep.of(inner, all);
      if (!changes.isEverything()) {
        assertEquals(Set.of(), before.missed(after, changes.paths()), where);
        assertEquals(Set.of(), innerBefore.missed(innerAfter, changes.paths()), where);
      }
      assertWatched(after, innerAfter, where);
      changes.clear();
      before = after;
      innerBefore = innerAfter;
    }
  }

  private void fail(Random random) {
    boolean isLimited = random.nextInt(4) == 0;
    events.isLosing = random.nextInt(4) == 0;
    events.limit = isLimited ? events.watches().size() + random.nextInt(2) : Integer.MAX_VALUE;
  }

  private void assertWatched(Sweep after, Sweep innerAfter, String where) {
    assertEquals(systemWatches(), events.watches(), where);
    if (watching.isExact()) {
      Set<String> expected = after.directories();
      expected.addAll(innerAfter.directories());
      Set<String> watched = WatchedPaths.under(root, watching);
      // The inner root may be a link, which is followed.
      watched.removeIf(path -> !expected.contains(path) && isBehindLink(Path.of(path)));
      assertEquals(expected, watched, where);
    }
  }

  private boolean isBehindLink(Path path) {
    return path.startsWith(root.resolve("a")) && Files.isSymbolicLink(root.resolve("a"));
  }

  /** Else the campaign would find nothing. */
  @Test
  void aRecordThatIsLostIsFound() {
    events.losesOneIn = 10;
    assertThrows(AssertionError.class, () -> run(3_000, false));
  }

  private void run(int operations, boolean isMeanwhile) throws Exception {
    Random random = new Random(SEED);
    RandomFiles files = new RandomFiles(random, folder, root);
    Sweep before = Sweep.of(root, SKIP);
    int done = 0;
    while (done < operations) {
      int batch = 1 + random.nextInt(LARGEST_BATCH);
      if (isMeanwhile) {
        changeMeanwhile(files, batch);
      } else {
        change(files, batch);
      }
      watching.poll(changes);
      done += batch;
      String where = "seed " + SEED + ", operation " + done;
      Sweep after = Sweep.of(root, SKIP);
      assertTold(before, after, where);
      before = after;
    }
  }

  private static void change(RandomFiles files, int batch) throws IOException {
    for (int operation = 0; operation < batch; operation++) {
      files.changeOne();
    }
  }

  private void changeMeanwhile(RandomFiles files, int batch) throws Exception {
    FutureTask<Void> changing =
        new FutureTask<>(() -> {
          change(files, batch);
          return null;
        });
    Thread thread = Thread.ofPlatform().daemon().start(changing);
    while (!changing.isDone()) {
      watching.poll(changes);
      polls++;
    }
    thread.join();
    try {
      changing.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("after " + polls + " polls", failure);
    }
  }

  private void assertTold(Sweep before, Sweep after, String where) {
    assertFalse(changes.isEverything(), where + ": " + changes.reason());
    assertEquals(Set.of(), before.missed(after, changes.paths()), where);
    for (String path : changes.paths()) {
      assertTrue(Path.of(path).startsWith(root), where + ": " + path);
    }
    Set<String> watched = WatchedPaths.under(root, watching);
    assertEquals(after.directories(), watched, where);
    assertEquals(systemWatches(), events.watches(), where);
    assertTrue(watching.isExact(), where);
    changes.clear();
  }

  /** The numbers of all watches that directories have. */
  private Set<Integer> systemWatches() {
    Set<Integer> numbers = new TreeSet<>();
    for (Directory one : watching.directories().watches().all()) {
      numbers.add(one.watch());
    }
    return numbers;
  }
}
