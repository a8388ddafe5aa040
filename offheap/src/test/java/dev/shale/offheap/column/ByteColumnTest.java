package dev.shale.offheap.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteColumnTest {
  private static final int SLOTS = 64;

  @Test
  void valuesOutsideAreFoundAsOneByOne() {
    ByteColumn column = new ByteColumn("x", "", 3);
    MemorySegment page = MemorySegment.ofArray(new byte[SLOTS + 3]);
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      int limit = random.nextInt(129);
      for (int slot = 0; slot < SLOTS; slot++) {
        boolean isAny = random.nextInt(30) == 0 || limit == 0;
        column.set(page, slot, (byte) (isAny ? random.nextInt(256) : random.nextInt(limit)));
      }
      int begin = random.nextInt(SLOTS);
      int end = begin + random.nextInt(SLOTS - begin + 1);
      int expected = begin;
      while (expected < end && isInside(column.get(page, expected), limit)) {
        expected++;
      }
      assertEquals(expected, column.findOutside(page, begin, end, limit), "seed " + seed);
    }
  }

  private static boolean isInside(byte value, int limit) {
    return value >= 0 && value < limit;
  }
}
