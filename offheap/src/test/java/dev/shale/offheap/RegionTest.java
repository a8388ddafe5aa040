package dev.shale.offheap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RegionTest {
  @Test
  void bytesAreCountedExactly() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      region.allocate(16);
      region.allocate(1);
      assertEquals(24, region.usedBytes());
      assertEquals(24, region.peakBytes());
    }
  }

  @Test
  void aChildIsChargedToItsAncestors() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      Region child = region.child("child");
      child.child("grandchild").allocate(64);
      child.allocate(8);
      assertEquals(72, child.usedBytes());
      assertEquals(72, region.usedBytes());
      child.close();
      assertEquals(0, region.usedBytes());
      assertEquals(72, region.peakBytes());
      assertEquals(0, region.children().size());
    }
  }

  @Test
  void memoryIsZeroed() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      IntArray ints = region.allocateInts(1000);
      for (long index = 0; index < ints.count(); index++) {
        assertEquals(0, ints.get(index));
      }
    }
  }

  @Test
  void aRequestPastTheLimitSaysEveryNumberAndChangesNothing() {
    try (Region region = Region.open("graph", 100)) {
      Region names = region.child("names");
      names.allocate(80);
      RegionLimitException failure =
          assertThrows(RegionLimitException.class, () -> names.allocate(32));
      assertEquals(
          "Region graph/names asks for 32 bytes; 80 of its limit of 100 are in use",
          failure.getMessage());
      assertEquals(32, failure.requestedBytes());
      assertEquals(80, failure.usedBytes());
      assertEquals(100, failure.limitBytes());
      assertEquals(80, region.usedBytes());
      names.allocate(16);
      assertEquals(96, region.usedBytes());
    }
  }

  @Test
  void readingAClosedRegionThrows() {
    Region region = Region.open("test", Region.UNLIMITED);
    MemorySegment segment = region.allocate(8);
    region.close();
    assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_INT, 0));
    assertThrows(IllegalStateException.class, () -> region.allocate(8));
    assertThrows(IllegalStateException.class, () -> region.child("late"));
  }

  @Test
  void closingARegionClosesItsChildren() {
    Region region = Region.open("test", Region.UNLIMITED);
    MemorySegment segment = region.child("child").allocate(8);
    region.close();
    region.close();
    assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_INT, 0));
    assertEquals(0, region.usedBytes());
  }

  @Test
  void readingOutsideAnArrayThrows() {
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      IntArray ints = region.allocateInts(4);
      assertThrows(IndexOutOfBoundsException.class, () -> ints.get(4));
      assertThrows(IndexOutOfBoundsException.class, () -> ints.set(-1, 0));
    }
  }

  @Test
  void closingWhileAThreadReadsThrowsThere() throws InterruptedException {
    Region region = Region.open("test", Region.UNLIMITED);
    IntArray ints = region.allocateInts(1024);
    Throwable[] seen = new Throwable[1];
    CountDownLatch isReading = new CountDownLatch(1);
    Thread reader =
        new Thread(() -> {
          isReading.countDown();
          long sum = 0;
          while (sum >= 0) {
            sum += ints.get(17);
          }
        });
    reader.setUncaughtExceptionHandler((thread, failure) -> seen[0] = failure);
    reader.start();
    isReading.await();
    region.close();
    reader.join();
    assertTrue(seen[0] instanceof IllegalStateException, () -> "saw " + seen[0]);
  }
}
