package dev.shale.offheap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PagePoolTest {
  private static final long PAGE = 64;

  @Test
  void aPageThatWasGivenBackIsUsedAgainAndZeroed() {
    try (Region region = Region.open("test", 100)) {
      PagePool pool = region.pool(PAGE);
      MemorySegment first = pool.allocate();
      first.fill((byte) 7);
      pool.free(first);
      assertEquals(0, region.usedBytes());
      assertEquals(64, region.freeBytes());
      assertEquals(36, region.availableBytes());
      RegionLimitException failure =
          assertThrows(RegionLimitException.class, () -> region.allocate(40));
      assertEquals(
          "Region test asks for 40 bytes; 64 of its limit of 100 are in use, 64 of them by free"
              + " pages of tables",
          failure.getMessage());
      MemorySegment second = pool.allocate();
      assertEquals(first.address(), second.address());
      assertEquals(0, second.get(ValueLayout.JAVA_BYTE, 63), "it is zeroed");
      assertEquals(0, region.freeBytes());
      assertThrows(RegionLimitException.class, pool::allocate);
    }
  }

  @Test
  void whatAFullPoolHoldsIsLittleMoreThanItUses() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      PagePool pool = region.pool(PAGE);
      for (int page = 1; page <= 10_000; page++) {
        pool.allocate();
        assertEquals(page * PAGE, region.usedBytes());
        assertTrue(region.freeBytes() <= region.usedBytes() / 32, () -> region.freeBytes() + "");
      }
    }
  }

  @Test
  void emptySlabsAreGivenBackAndReadingTheirPagesThrows() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      PagePool pool = region.pool(PAGE);
      List<MemorySegment> pages = new ArrayList<>();
      for (int page = 0; page < 1_000; page++) {
        pages.add(pool.allocate());
      }
      pages.forEach(pool::free);
      assertEquals(0, region.usedBytes());
      pool.trim();
      assertTrue(region.freeBytes() <= 64 * PAGE, region::toString);
      long closed = pages.stream().filter(page -> !page.scope().isAlive()).count();
      assertEquals(1_000 - region.freeBytes() / PAGE, closed);
      assertThrows(
          IllegalStateException.class,
          () -> pages.forEach(page -> page.get(ValueLayout.JAVA_BYTE, 0)));
    }
  }

  @Test
  void aSparsePoolSaysWhichPagesToCopySoThatItShrinks() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      PagePool pool = region.pool(PAGE);
      List<MemorySegment> pages = new ArrayList<>();
      for (int page = 0; page < 1_000; page++) {
        pages.add(pool.allocate());
      }
      Collections.shuffle(pages, new Random(1));
      while (pages.size() > 400) {
        pool.free(pages.removeLast());
      }
      pool.trim();
      assertTrue(region.freeBytes() > 500 * PAGE, "hardly any slab is empty");
      assertTrue(pool.vacate());
      long held = region.usedBytes() + region.freeBytes();
      pages.replaceAll(page -> pool.isLeaving(page) ? moved(pool, page) : page);
      assertEquals(400 * PAGE, region.usedBytes());
      assertTrue(region.freeBytes() <= 400 / 12 * PAGE, () -> region.freeBytes() + " bytes");
      assertTrue(held > region.usedBytes() + region.freeBytes(), "nothing was added meanwhile");
      assertFalse(pool.vacate());
    }
  }

  private static MemorySegment moved(PagePool pool, MemorySegment page) {
    MemorySegment copy = pool.allocateCopy(page);
    pool.free(page);
    return copy;
  }

  @Test
  void aSlabThatIsEmptyBeforeThePoolIsTrimmedCountsOnce() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      PagePool pool = region.pool(PAGE);
      List<MemorySegment> pages = new ArrayList<>();
      for (int page = 0; page < 1_000; page++) {
        pages.add(pool.allocate());
      }
      pages.subList(500, 1_000).forEach(pool::free);
      pool.vacate();
      pages.subList(440, 500).forEach(pool::free);
      pool.trim();
      long held = region.usedBytes() + region.freeBytes();
      while (region.usedBytes() + region.freeBytes() == held) {
        pool.allocate();
      }
      assertEquals(region.usedBytes() - PAGE, held, "every page was used before one was added");
    }
  }

  @Test
  void pagesAreDistinctAndKeepTheirBytesWhateverComesAndGoes() {
    for (int seed = 0; seed < 20; seed++) {
      try (Region region = Region.open("test", Region.UNLIMITED)) {
        randomly(new Random(seed), region, region.pool(PAGE), "seed " + seed);
      }
    }
  }

  private static void randomly(Random random, Region region, PagePool pool, String where) {
    Map<Integer, MemorySegment> pages = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      boolean grows = random.nextInt(5_000) > step - 500;
      if (grows || pages.isEmpty()) {
        MemorySegment page = pool.allocate();
        assertEquals(0, page.get(ValueLayout.JAVA_INT, 8), where);
        page.set(ValueLayout.JAVA_INT, 8, step);
        pages.put(step, page);
      } else {
        int victim = pages.keySet().iterator().next();
        pool.free(pages.remove(victim));
      }
      if (step % 500 == 0) {
        pool.trim();
        pool.vacate();
        pages.replaceAll((number, page) -> pool.isLeaving(page) ? moved(pool, page) : page);
        pages.forEach(
            (number, page) -> assertEquals(number, page.get(ValueLayout.JAVA_INT, 8), where));
      }
      assertEquals(pages.size() * PAGE, region.usedBytes(), where);
    }
  }

  @Test
  void afterTheRegionIsClosedPagesMayStillBeGivenBack() {
    Region region = Region.open("test", Region.UNLIMITED);
    PagePool pool = region.pool(PAGE);
    MemorySegment page = pool.allocate();
    region.close();
    pool.free(page);
    assertEquals(0, region.usedBytes());
    assertThrows(IllegalStateException.class, pool::allocate);
    assertThrows(IllegalStateException.class, () -> page.get(ValueLayout.JAVA_INT, 0));
  }
}
