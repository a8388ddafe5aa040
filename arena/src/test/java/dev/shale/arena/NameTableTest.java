package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.offheap.BitArray;
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
  private final NameTable names = new NameTable(new Layers(region), region);

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
      NameTable limited = new NameTable(new Layers(small), small);
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

  @Test
  void chosenCollisionsDoNotSlowLookupsDown() {
    NameTable hostile =
        new NameTable(new Layers(region), region.child("x"), (bytes, begin, length) -> 42, 1 << 30);
    int count = 20_000;
    for (int name = 0; name < count; name++) {
      assertEquals(name, hostile.intern("name " + name));
    }
    for (int name = 0; name < count; name++) {
      assertEquals(name, hostile.find("name " + name));
    }
    assertTrue(hostile.isKeyed());
    assertTrue(longestChain(hostile) < 64, "a chain of " + longestChain(hostile));
    assertEquals(NameTable.NO_NAME, hostile.find("other"));
  }

  private static int longestChain(NameTable names) {
    boolean[] isFollower = new boolean[names.count()];
    for (int name = 0; name < names.count(); name++) {
      int next = names.index.next(name);
      if (next != HashIndex.NO_ROW) {
        isFollower[next] = true;
      }
    }
    int longest = 0;
    for (int name = 0; name < names.count(); name++) {
      int length = isFollower[name] ? 0 : 1;
      for (int next = name; length > 0 && next != HashIndex.NO_ROW; next = names.index.next(next)) {
        longest = Math.max(longest, length++);
      }
    }
    return longest;
  }

  @Test
  void honestNamesAreNotKeyed() {
    for (int name = 0; name < 50_000; name++) {
      names.intern("name " + name);
    }
    assertFalse(names.isKeyed());
  }

  @Test
  void tooManyBytesFailWithASentence() {
    NameTable small = new NameTable(new Layers(region), region.child("x"), NameTable.XXH3, 100);
    small.intern("x".repeat(90));
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> small.intern("y".repeat(11)));
    assertEquals(
        "Names take 90 bytes and 11 more are asked for, but there may be no more than 100",
        failure.getMessage());
    assertEquals(1, small.count());
    assertEquals(1, small.intern("y".repeat(10)));
  }

  @Test
  void sipHashEqualsThePublishedVector() {
    byte[] input = new byte[15];
    for (int index = 0; index < input.length; index++) {
      input[index] = (byte) index;
    }
    assertEquals(
        0xa129ca6149be45e5L,
        SipHash.hash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, input, 0, input.length));
  }

  @Test
  void forgottenNamesMakeRoomForOthers() {
    long most = 0;
    for (int round = 0; round < 50; round++) {
      for (int name = 0; name < 2_000; name++) {
        names.intern("round " + round + ", name " + name);
      }
      int kept = names.intern("kept");
      try (Region state = region.child("state")) {
        BitArray referenced = state.allocateBits(names.count());
        referenced.set(kept);
        names.sweep(referenced);
      }
      assertEquals(kept, names.find("kept"));
      assertEquals(1, names.liveCount());
      names.check();
      assertEquals(NameTable.NO_NAME, names.find("round " + round + ", name 7"));
      most = Math.max(most, region.usedBytes());
    }
    assertTrue(most < 400_000, most + " bytes");
  }
}
