package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The allocator against a set of bits. */
class RunAllocatorTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("run");
  private static final IntColumn LENGTH = COLUMNS.ints("length", "");
  private static final IntColumn NEXT = COLUMNS.ints("next", "");
  private static final IntColumn PREVIOUS = COLUMNS.ints("previous", "");
  private static final ByteColumn MARK = COLUMNS.bytes("mark", "");
  private static final PageLayout LAYOUT = COLUMNS.build();

  private static final PageLayout.Builder FOLLOWING = PageLayout.of("follower");
  private static final ByteColumn FOLLOWER_MARK = FOLLOWING.bytes("mark", "");
  private static final PageLayout FOLLOWER_LAYOUT = FOLLOWING.build();

  private static final int SCRIPTS = 40;
  private static final int STEPS = 400;

  /** A run that somebody has. */
  private record Run(int first, int count) {}

  private final Region region = Region.open("test", Region.UNLIMITED);
  private final Layers layers = new Layers(region);
  private final Table table = new Table(LAYOUT, layers, region);
  private final Table follower = new Table(FOLLOWER_LAYOUT, layers, region);
  private final RunAllocator allocator =
      new RunAllocator(
          table, MARK, LENGTH, NEXT, PREVIOUS, new RunAllocator.Follower(follower, FOLLOWER_MARK));
  private final List<Run> runs = new ArrayList<>();
  private final BitSet used = new BitSet();

  private void take(int count) {
    int first = allocator.allocate(count);
    assertTrue(used.nextSetBit(first) < 0 || used.nextSetBit(first) >= first + count);
    own(first, count);
  }

  private void own(int first, int count) {
    for (int row = first; row < first + count; row++) {
      assertEquals(RunAllocator.TOMBSTONE, MARK.get(table.page(row), PageLayout.slot(row)));
      assertEquals(
          RunAllocator.TOMBSTONE, FOLLOWER_MARK.get(follower.page(row), PageLayout.slot(row)));
      MARK.set(table.writable(row), PageLayout.slot(row), (byte) 1);
      FOLLOWER_MARK.set(follower.writable(row), PageLayout.slot(row), (byte) 1);
    }
    used.set(first, first + count);
    runs.add(new Run(first, count));
  }

  private void give(int index) {
    Run run = runs.remove(index);
    allocator.free(run.first, run.count);
    used.clear(run.first, run.first + run.count);
  }

  private void check(String message) {
    assertEquals(used.cardinality(), allocator.usedRows(), message);
    assertEquals(used.length(), table.rowCount(), "no free run at the end: " + message);
    assertEquals(table.rowCount(), follower.rowCount(), message);
    for (int row = 0; row < table.rowCount(); row++) {
      boolean isFree = MARK.get(table.page(row), PageLayout.slot(row)) == RunAllocator.TOMBSTONE;
      assertEquals(!used.get(row), isFree, message);
    }
    for (int row = used.nextClearBit(0); row < used.length(); row = used.nextClearBit(row)) {
      int end = used.nextSetBit(row);
      assertEquals(end - row, allocator.freeRun(row), "neighbours are united: " + message);
      assertEquals(end - row, allocator.freeRun(end - 1), message);
      row = end;
    }
    allocator.check();
  }

  @Test
  void rowsAreGivenOutOnceAndComeBackWhole() {
    for (int seed = 0; seed < SCRIPTS; seed++) {
      new RunAllocatorTest().run(seed);
    }
  }

  private void run(int seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      boolean isGiving = !runs.isEmpty() && random.nextInt(9) < 4;
      if (isGiving) {
        give(random.nextInt(runs.size()));
      } else {
        take(length(random));
      }
      if (step % 20 == 0) {
        check("seed " + seed + ", step " + step);
      }
    }
    while (!runs.isEmpty()) {
      give(random.nextInt(runs.size()));
    }
    check("seed " + seed + ", all given back");
    assertEquals(0, table.rowCount());
    region.close();
  }

  private static int length(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 64 + random.nextInt(200);
      case 1 -> 1 + random.nextInt(3 * PageLayout.ROWS);
      default -> 1 + random.nextInt(8);
    };
  }

  @Test
  void theShortestRunThatFitsIsTaken() {
    for (int count : new int[] {5, 1, 3, 1, 8, 1}) {
      take(count);
    }
    give(4);
    give(2);
    give(0);
    assertEquals(5 + 1, allocator.allocate(3));
    assertEquals(0, allocator.allocate(4));
    assertEquals(4, allocator.allocate(1), "what is left of a run is a run");
    region.close();
  }

  @Test
  void aGapBeforeARowIsTakenWhole() {
    take(2);
    take(7);
    take(1);
    give(1);
    assertEquals(2, allocator.allocateGapBefore(9));
    own(2, 7);
    assertEquals(0, allocator.freeRows());
    assertEquals(9, allocator.allocateGapBefore(9), "there is none");
    assertEquals(0, allocator.allocateGapBefore(0));
    region.close();
  }

  @Test
  void pagesInsideOfAFreeRunAreGivenBack() {
    take(10 * PageLayout.ROWS);
    take(1);
    layers.publish();
    give(0);
    layers.publish();
    layers.publish();
    assertTrue(table.bytes() <= 4 * LAYOUT.pageBytes(), "of 11 pages " + table.bytes());
    check("after giving pages back");
    region.close();
  }

  /** Whichever of two neighbours goes first. */
  @Test
  void pagesWhereFreeRunsMeetAreGivenBack() {
    int count = 20;
    for (boolean isUpwards : new boolean[] {true, false}) {
      int first = runs.size();
      for (int run = 0; run < count; run++) {
        take(PageLayout.ROWS);
      }
      take(1);
      layers.publish();
      for (int run = 0; run < count; run++) {
        give(isUpwards ? first : first + count - 1 - run);
      }
      layers.publish();
      layers.publish();
      assertTrue(table.bytes() <= 4 * LAYOUT.pageBytes(), "of 21 pages " + table.bytes());
      check("after giving pages back");
      give(first);
    }
    region.close();
  }

  @Test
  void aRollbackTakesListsAndRowsBack() {
    Random random = new Random(7);
    for (int step = 0; step < 100; step++) {
      take(length(random));
    }
    for (int step = 0; step < 40; step++) {
      give(random.nextInt(runs.size()));
    }
    BitSet before = (BitSet) used.clone();
    layers.publish();
    layers.checkpoint();
    for (int step = 0; step < 60; step++) {
      give(random.nextInt(runs.size()));
      take(length(random));
    }
    layers.rollback();
    used.clear();
    used.or(before);
    check("rolled back");
    region.close();
  }

  @Test
  void aDamagedListIsRefused() {
    take(3);
    take(4);
    take(1);
    give(0);
    LENGTH.set(table.writable(0), 0, 0);
    assertThrows(IllegalArgumentException.class, allocator::check);
    assertThrows(IllegalStateException.class, () -> allocator.freeRun(0));
    region.close();
  }
}
