package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A side table against a map. */
class SideRowsTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("detail");
  private static final IntColumn KEY = COLUMNS.ints("key", "");
  private static final IntColumn NEXT = COLUMNS.ints("next", "");
  private static final IntColumn VALUE = COLUMNS.ints("value", "");
  private static final ByteColumn MARK = COLUMNS.bytes("mark", "");
  private static final PageLayout LAYOUT = COLUMNS.build();
  private static final int KEYS = 2_000;

  private final Region region = Region.open("test", Region.UNLIMITED);
  private final Layers layers = new Layers(region);
  private final SideRows side =
      SideRows.create(LAYOUT, new SideRows.Columns(KEY, NEXT, VALUE, MARK), layers, region);
  private final Map<Integer, Integer> model = new HashMap<>();

  private void put(int key, int value) {
    int row = model.containsKey(key) ? side.find(key) : side.add(key);
    VALUE.set(side.rows().writable(row), PageLayout.slot(row), value);
    model.put(key, value);
  }

  private static void check(Map<Integer, Integer> expected, SideRows rows, String message) {
    for (int key = 0; key < KEYS; key++) {
      int row = rows.find(key);
      Integer value = expected.get(key);
      if (value == null) {
        assertEquals(SideRows.NO_ROW, row, message);
      } else {
        assertEquals(value, VALUE.get(rows.rows().page(row), PageLayout.slot(row)), message);
      }
    }
  }

  @Test
  void everyKeyLeadsToItsOwnRow() {
    for (int seed = 0; seed < 5; seed++) {
      new SideRowsTest().run(seed);
    }
  }

  private void run(int seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 6_000; step++) {
      int key = random.nextInt(KEYS);
      switch (random.nextInt(5)) {
        case 0 -> {
          side.remove(key);
          model.remove(key);
        }
        case 1 -> move(key, random.nextInt(KEYS));
        default -> put(key, random.nextInt());
      }
      if (step % 1_000 == 0) {
        layers.publish();
        check(model, side, "seed " + seed + ", step " + step);
      }
    }
    check(model, side, "seed " + seed);
    assertEquals(model.size(), side.count());
    region.close();
  }

  private void move(int from, int to) {
    if (!model.containsKey(to)) {
      side.move(from, to);
      Integer value = model.remove(from);
      if (value != null) {
        model.put(to, value);
      }
    }
  }

  @Test
  void aViewIsOfItsVersion() {
    put(1, 10);
    put(2, 20);
    layers.publish();
    Map<Integer, Integer> before = new HashMap<>(model);
    Version version = layers.acquire();
    VersionPages pages = version.pages();
    SideRows view = side.view(pages);
    put(1, 11);
    put(3, 30);
    side.remove(2);
    model.remove(2);
    layers.publish();
    check(before, view, "the version before");
    check(model, side, "now");
    assertThrows(NullPointerException.class, () -> view.add(9));
    version.end(pages);
    region.close();
  }

  @Test
  void aRollbackTakesRowsBack() {
    put(1, 10);
    layers.publish();
    layers.checkpoint();
    Map<Integer, Integer> before = new HashMap<>(model);
    for (int key = 0; key < KEYS; key++) {
      put(key, key);
    }
    layers.rollback();
    check(before, side, "rolled back");
    assertEquals(1, side.count());
    region.close();
  }

  @Test
  void removedRowsGiveTheirBucketsBack() {
    for (int key = 0; key < 50 * KEYS; key++) {
      put(key, key);
    }
    layers.publish();
    long full = region.usedBytes();
    for (int key = 1; key < 50 * KEYS; key++) {
      side.remove(key);
      model.remove(key);
    }
    layers.publish();
    layers.publish();
    assertTrue(region.usedBytes() < full / 20, region.usedBytes() + " bytes of " + full);
    check(model, side, "of all one is left");
    region.close();
  }
}
