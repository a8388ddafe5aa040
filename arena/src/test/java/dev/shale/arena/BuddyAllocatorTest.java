package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The allocator against a set of bits. */
class BuddyAllocatorTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("block");
  private static final IntColumn VALUE = COLUMNS.ints("value", "");
  private static final PageLayout LAYOUT = COLUMNS.build();

  private static final int SCRIPTS = 40;
  private static final int STEPS = 400;

  /** A block that somebody has. */
  private record Block(int first, int order) {
    int end() {
      return first + (1 << order);
    }
  }

  private final Region region = Region.open("test", Region.UNLIMITED);
  private final Layers layers = new Layers(region);
  private final Table table = new Table(LAYOUT, layers, region);
  private final BuddyAllocator allocator = new BuddyAllocator(table, VALUE);
  private final List<Block> blocks = new ArrayList<>();
  private final BitSet used = new BitSet();

  private int get(int row) {
    return VALUE.get(table.page(row), PageLayout.slot(row));
  }

  private void take(int order) {
    Block block = new Block(allocator.allocate(order), order);
    assertEquals(0, block.first % (1 << order), "a block begins at a multiple of its length");
    assertTrue(block.end() <= table.rowCount());
    int taken = used.nextSetBit(block.first);
    assertTrue(taken < 0 || taken >= block.end(), "nobody else has it");
    assertEquals(0, get(block.first));
    for (int row = block.first; row < block.end(); row++) {
      VALUE.set(table.writable(row), PageLayout.slot(row), block.first);
    }
    used.set(block.first, block.end());
    blocks.add(block);
  }

  private void give(int index) {
    Block block = blocks.remove(index);
    allocator.free(block.first, block.order);
    used.clear(block.first, block.end());
  }

  private void check(String message) {
    assertEquals(table.rowCount() - used.cardinality(), allocator.freeRows(), message);
    for (Block block : blocks) {
      for (int row = block.first; row < block.end(); row++) {
        assertEquals(block.first, get(row), message);
      }
    }
    allocator.check();
  }

  @Test
  void blocksAreGivenOutOnceAndComeBackWhole() {
    for (int seed = 0; seed < SCRIPTS; seed++) {
      new BuddyAllocatorTest().run(seed);
    }
  }

  private void run(int seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      if (!blocks.isEmpty() && random.nextInt(9) < 4) {
        give(random.nextInt(blocks.size()));
      } else {
        take(order(random));
      }
      if (step % 20 == 0) {
        check("seed " + seed + ", step " + step);
      }
    }
    while (!blocks.isEmpty()) {
      give(random.nextInt(blocks.size()));
    }
    check("seed " + seed + ", all given back");
    region.close();
  }

  private static int order(Random random) {
    return BuddyAllocator.LEAST_ORDER + random.nextInt(random.nextInt(8) == 0 ? 11 : 4);
  }

  @Test
  void anOrderHasRoomForItsRows() {
    assertEquals(2, BuddyAllocator.orderOf(1));
    assertEquals(2, BuddyAllocator.orderOf(4));
    assertEquals(3, BuddyAllocator.orderOf(5));
    assertEquals(10, BuddyAllocator.orderOf(1024));
    assertEquals(11, BuddyAllocator.orderOf(1025));
  }

  @Test
  void whatIsTakenApartIsUnitedAgain() {
    take(6);
    take(2);
    give(0);
    for (int part = 0; part < 16; part++) {
      take(2);
    }
    assertEquals(68, table.rowCount(), "all of them are where the first was");
    while (blocks.size() > 1) {
      give(1);
    }
    assertEquals(0, allocator.allocate(6));
    region.close();
  }

  @Test
  void theTableEndsBeforeALastBlockThatIsFree() {
    take(4);
    take(4);
    give(1);
    assertEquals(16, table.rowCount());
    give(0);
    assertEquals(0, table.rowCount());
    region.close();
  }

  @Test
  void pagesInsideOfAFreeBlockAreGivenBack() {
    take(12);
    take(12);
    take(2);
    layers.publish();
    give(0);
    give(0);
    layers.publish();
    layers.publish();
    assertTrue(table.bytes() <= 4 * LAYOUT.pageBytes(), "of 9 pages " + table.bytes());
    check("after giving pages back");
    take(13);
    check("after taking them again");
    region.close();
  }

  /** Whichever of two neighbours goes first. */
  @Test
  void pagesWhereFreeBlocksMeetAreGivenBack() {
    int count = 16;
    for (boolean isUpwards : new boolean[] {true, false}) {
      for (int block = 0; block < count; block++) {
        take(10);
      }
      take(2);
      layers.publish();
      for (int block = 0; block < count; block++) {
        give(isUpwards ? 0 : blocks.size() - 2);
      }
      layers.publish();
      layers.publish();
      assertTrue(table.bytes() <= 4 * LAYOUT.pageBytes(), "of 17 pages " + table.bytes());
      check("after giving pages back");
      give(0);
    }
    region.close();
  }

  @Test
  void aRollbackTakesListsAndRowsBack() {
    Random random = new Random(7);
    for (int step = 0; step < 100; step++) {
      take(order(random));
    }
    for (int step = 0; step < 40; step++) {
      give(random.nextInt(blocks.size()));
    }
    List<Block> before = List.copyOf(blocks);
    layers.publish();
    layers.checkpoint();
    for (int step = 0; step < 60; step++) {
      give(random.nextInt(blocks.size()));
      take(order(random));
    }
    layers.rollback();
    blocks.clear();
    blocks.addAll(before);
    used.clear();
    before.forEach(block -> used.set(block.first, block.end()));
    check("rolled back");
    region.close();
  }

  @Test
  void aDamagedListIsRefused() {
    take(2);
    take(2);
    take(2);
    give(0);
    allocator.check();
    VALUE.set(table.writable(1), 1, 4);
    assertThrows(IllegalArgumentException.class, allocator::check, "the next block is not free");
    VALUE.set(table.writable(1), 1, 0);
    assertThrows(IllegalArgumentException.class, allocator::check, "a list without an end");
    region.close();
  }
}
