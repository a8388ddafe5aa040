package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameTableTest {
  private final Region region = Region.open("test", Region.UNLIMITED);
  private final NameTable names = new NameTable(region);

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void equalNamesHaveEqualIds() {
    int first = names.intern("src/index.ts");
    int second = names.intern("src/app.ts");
    assertEquals(0, first);
    assertEquals(1, second);
    assertEquals(first, names.intern("src/index.ts"));
    assertEquals(2, names.count());
  }

  @Test
  void namesAreUtf8OfAnyLength() {
    for (String name : new String[] {"", "ä/日本語/🙂.ts", "x".repeat(300_000)}) {
      int id = names.intern(name);
      assertEquals(name, names.string(id));
      assertEquals(name.getBytes(StandardCharsets.UTF_8).length, names.byteCount(id));
    }
  }

  @Test
  void anAbsentNameIsNotInserted() {
    assertEquals(NameTable.NO_NAME, names.find("missing"));
    assertEquals(0, names.count());
    int id = names.intern("there");
    assertEquals(id, names.find("there"));
  }

  @Test
  void aNameIsCopiedToWhereItIsAskedFor() {
    int id = names.intern("abc");
    byte[] target = {1, 2, 3, 4, 5};
    assertEquals(3, names.copy(id, target, 1));
    assertArrayEquals(new byte[] {1, 'a', 'b', 'c', 5}, target);
    assertThrows(IndexOutOfBoundsException.class, () -> names.copy(id, target, 3));
  }

  @Test
  void anIdThatDoesNotExistThrows() {
    assertThrows(IndexOutOfBoundsException.class, () -> names.string(0));
    assertThrows(IndexOutOfBoundsException.class, () -> names.byteCount(-1));
  }

  @Test
  void randomNamesEqualAHashMap() {
    long seed = 7;
    Random random = new Random(seed);
    Map<String, Integer> model = new HashMap<>();
    for (int round = 0; round < 60_000; round++) {
      String name = Integer.toString(random.nextInt(30_000), 36).repeat(1 + random.nextInt(9));
      Integer expected = model.get(name);
      assertEquals(expected == null ? NameTable.NO_NAME : expected, names.find(name), name);
      int id = names.intern(name);
      assertEquals(expected == null ? model.size() : expected, id, name);
      model.put(name, id);
    }
    model.forEach((name, id) -> assertEquals(name, names.string(id), "seed " + seed));
  }

  @Test
  void everyByteIsCounted() {
    for (int round = 0; round < 10_000; round++) {
      names.intern("name " + round);
    }
    assertEquals(region.usedBytes(), names.bytes());
    assertTrue(names.bytes() > 10_000 * 20);
  }

  @Test
  void aLimitLeavesTheTableAsItWas() {
    try (Region small = Region.open("small", 150_000)) {
      NameTable limited = new NameTable(small);
      RegionLimitException failure =
          assertThrows(
              RegionLimitException.class,
              () -> {
                for (int round = 0; round < 100_000; round++) {
                  limited.intern("a name that takes some room " + round);
                }
              });
      assertTrue(failure.getMessage().startsWith("Region small/names"), failure.getMessage());
      int count = limited.count();
      assertThrows(RegionLimitException.class, () -> limited.intern("x".repeat(100_000)));
      assertEquals(count, limited.count());
      for (int id = 0; id < limited.count(); id++) {
        assertEquals("a name that takes some room " + id, limited.string(id));
        assertEquals(id, limited.find("a name that takes some room " + id));
      }
    }
  }

  @Test
  void knownNamesAreInternedWithoutAllocation() {
    byte[] name = "node_modules/three/src/Three.js".getBytes(StandardCharsets.UTF_8);
    byte[] target = new byte[64];
    int id = names.intern(name, 0, name.length);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    // The first rounds load classes; the last counts.
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int repeat = 0; repeat < 20_000; repeat++) {
        names.intern(name, 0, name.length);
        names.find(name, 0, name.length);
        names.copy(id, target, 0);
        names.hash(id);
      }
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(bytes < 1_000, bytes + " bytes in 80,000 operations");
  }
}
