package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Versions and checkpoints of one table against copies of an array. */
class LayersTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("value");
  private static final IntColumn VALUE = COLUMNS.ints("value", "");
  private static final PageLayout LAYOUT = COLUMNS.build();
  private static final int PAGES = 6;
  private static final int SCRIPTS = 60;
  private static final int STEPS = 300;

  /** A version that a reader has, and what it should see. */
  private record Reader(Version version, VersionPages pages, Pages rows, List<Integer> expected) {}

  private final Region region = Region.open("test", Region.UNLIMITED);
  private final Layers layers = new Layers(region);
  private final Table table = new Table(LAYOUT, layers, region);
  private final List<Reader> readers = new ArrayList<>();
  private final Deque<int[]> checkpoints = new ArrayDeque<>();
  private int[] now = {};
  private int[] published = {};

  /** What was published last outside of any checkpoint. */
  private int[] base = {};

  @Test
  void readersKeepTheirVersionsAndRollbacksTheirState() {
    for (int seed = 0; seed < SCRIPTS; seed++) {
      new LayersTest().run(seed);
    }
  }

  private void run(int seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      step(random);
      check("seed " + seed + ", step " + step);
    }
    while (!readers.isEmpty()) {
      close(random);
      check("seed " + seed + ", readers leave");
    }
    publish();
    publish();
    int held = (now.length + PageLayout.ROWS - 1) / PageLayout.ROWS;
    assertEquals(checkpoints.size(), layers.depth());
    if (checkpoints.isEmpty()) {
      assertTrue(
          table.bytes() <= (long) (held + 1) * LAYOUT.pageBytes(),
          "nothing of former versions stays: seed " + seed + ", " + table.bytes());
    }
    layers.close();
    assertEquals(0, region.usedBytes(), "seed " + seed);
  }

  private void step(Random random) {
    switch (random.nextInt(10)) {
      case 0 -> publish();
      case 1 -> open();
      case 2 -> close(random);
      case 3 -> checkpoint();
      case 4 -> rollback();
      case 5 -> merge();
      case 6 -> resize(random);
      default -> write(random);
    }
  }

  private void publish() {
    layers.publish();
    published = now.clone();
    if (checkpoints.isEmpty()) {
      base = published;
    }
  }

  private void open() {
    if (layers.publishedEpoch() == 0) {
      publish();
    }
    Version version = layers.acquire();
    VersionPages pages = version.pages();
    readers.add(new Reader(version, pages, pages.of(table), list(published)));
  }

  private void close(Random random) {
    if (!readers.isEmpty()) {
      Reader reader = readers.remove(random.nextInt(readers.size()));
      reader.version.end(reader.pages);
      assertThrows(IllegalStateException.class, () -> reader.rows.checkOpen());
    }
  }

  private void checkpoint() {
    if (layers.publishedEpoch() > 0 && checkpoints.size() < 3) {
      layers.checkpoint();
      checkpoints.push(now.clone());
    }
  }

  private void rollback() {
    if (layers.publishedEpoch() > 0) {
      boolean isNested = !checkpoints.isEmpty();
      layers.rollback();
      now = isNested ? checkpoints.pop() : base.clone();
    }
  }

  private void merge() {
    if (!checkpoints.isEmpty()) {
      layers.merge();
      checkpoints.pop();
    }
  }

  private void resize(Random random) {
    int count = random.nextInt(PAGES * PageLayout.ROWS);
    int before = now.length;
    if (count < before) {
      table.truncate(count);
    } else {
      table.append(count - before);
    }
    now = Arrays.copyOf(now, count);
    for (int row = before; row < count; row++) {
      VALUE.set(table.writable(row), PageLayout.slot(row), 0);
    }
  }

  private void write(Random random) {
    for (int times = 0; times < 5 && now.length > 0; times++) {
      int row = random.nextInt(now.length);
      now[row] = random.nextInt();
      VALUE.set(table.writable(row), PageLayout.slot(row), now[row]);
    }
  }

  private void check(String message) {
    assertArrayEquals(now, values(table), message);
    for (Reader reader : readers) {
      assertEquals(reader.expected, list(values(reader.rows)), message);
    }
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static int[] values(Pages rows) {
    int[] values = new int[rows.rowCount()];
    for (int row = 0; row < values.length; row++) {
      values[row] = VALUE.get(rows.page(row), PageLayout.slot(row));
    }
    return values;
  }

  @Test
  void aPageGoesWithTheLastVersionThatSeesIt() {
    table.append(PageLayout.ROWS);
    layers.publish();
    Version first = layers.acquire();
    table.writable(0);
    layers.publish();
    Version second = layers.acquire();
    table.writable(0);
    layers.publish();
    assertEquals(3 * LAYOUT.pageBytes(), table.bytes());
    second.release();
    layers.publish();
    long withoutSecond = table.bytes();
    first.release();
    layers.publish();
    assertTrue(withoutSecond <= 3 * LAYOUT.pageBytes());
    assertTrue(table.bytes() <= 2 * LAYOUT.pageBytes(), table.bytes() + " bytes");
    layers.close();
    assertEquals(0, region.usedBytes());
  }

  /** A rollback of the outer layer needs what was there before the first of them. */
  @Test
  void layersThatAreMergedKeepOnePageForTheOuterOne() {
    table.append(1);
    VALUE.set(table.writable(0), 0, 7);
    layers.publish();
    layers.checkpoint();
    for (int value = 0; value < 50; value++) {
      layers.checkpoint();
      VALUE.set(table.writable(0), 0, value);
      layers.merge();
    }
    assertEquals(1, layers.touchedPageCount());
    assertTrue(table.bytes() <= 3 * LAYOUT.pageBytes(), table.bytes() + " bytes");
    layers.rollback();
    assertArrayEquals(new int[] {7}, values(table));
    layers.close();
  }

  /** A rollback would need them, so it would free nothing. */
  @Test
  void pagesAreNotCopiedToOtherSlabsOnTopOfACheckpoint() {
    int pages = 400;
    table.append(pages * PageLayout.ROWS);
    layers.publish();
    Version reader = layers.acquire();
    for (int page = 0; page < pages; page++) {
      if (page % 8 > 0) {
        table.blank(page);
      }
    }
    layers.publish();
    layers.checkpoint();
    reader.release();
    layers.publish();
    assertEquals(0, layers.touchedPageCount());
    layers.merge();
    long sparse = region.freeBytes();
    layers.publish();
    assertTrue(region.freeBytes() < sparse / 4, region.freeBytes() + " bytes of " + sparse);
    layers.close();
  }

  @Test
  void whatIsTornIsRolledBackFirst() {
    table.append(1);
    layers.publish();
    layers.tear();
    assertThrows(IllegalStateException.class, layers::publish);
    assertThrows(IllegalStateException.class, layers::checkpoint);
    layers.rollback();
    layers.publish();
    layers.close();
    assertThrows(IllegalStateException.class, layers::acquire);
    assertThrows(IllegalStateException.class, layers::publish);
  }

  @Test
  void aVersionIsReleasedAsOftenAsItIsHeld() {
    layers.publish();
    Version version = layers.acquire();
    version.release();
    layers.close();
    assertThrows(IllegalStateException.class, version::release);
  }
}
