package dev.shale.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index against a map from hashes to sets of rows. */
class HashIndexTest {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("row");
  private static final IntColumn NEXT = COLUMNS.ints("next", "");
  private static final PageLayout LAYOUT = COLUMNS.build();
  private static final int ROWS = 3_000;

  private final Region region = Region.open("test", Region.UNLIMITED);
  private final Layers layers = new Layers(region);
  private final Table rows = new Table(LAYOUT, layers, region);
  private final Table buckets = new Table(HashIndex.LAYOUT, layers, region);
  private final HashIndex index = HashIndex.create(buckets, rows, NEXT);
  private final Map<Long, Set<Integer>> model = new HashMap<>();
  private final long[] hashes = new long[ROWS];
  private int count;

  private void insert(int row) {
    index.reserve(hashes[row], count, other -> hashes[other]);
    index.insert(row, hashes[row]);
    model.computeIfAbsent(hashes[row], hash -> new HashSet<>()).add(row);
    count++;
  }

  private void remove(int row) {
    index.remove(row, hashes[row]);
    model.get(hashes[row]).remove(row);
    count--;
  }

  /** The rows of a chain that have its hash; a chain has those of others, too. */
  private Set<Integer> found(long hash) {
    Set<Integer> found = new HashSet<>();
    for (int row = index.head(hash); row != HashIndex.NO_ROW; row = index.next(row)) {
      if (hashes[row] == hash) {
        assertTrue(found.add(row), "a row is in its chain once");
      }
    }
    return found;
  }

  private void check() {
    model.forEach((hash, expected) -> assertEquals(expected, found(hash)));
    Set<Integer> all = new HashSet<>();
    for (int bucket = 0; bucket < index.bucketCount(); bucket++) {
      for (int row = index.head(bucket); row != HashIndex.NO_ROW; row = index.next(row)) {
        assertTrue(all.add(row), "chains share no row");
      }
    }
    assertEquals(count, all.size());
  }

  /** Few hashes, so that chains are long; one in four is the same for many rows. */
  private void fill(Random random) {
    rows.append(ROWS);
    for (int row = 0; row < ROWS; row++) {
      hashes[row] = random.nextInt(4) == 0 ? random.nextInt(10) : random.nextLong();
    }
  }

  @Test
  void everyRowIsFoundByItsHashWhileTheIndexGrowsAndShrinks() {
    Random random = new Random(1);
    fill(random);
    for (int row = 0; row < ROWS; row++) {
      insert(row);
      if (row % 500 == 0) {
        check();
      }
    }
    check();
    assertTrue(index.bucketCount() >= ROWS, "a bucket per row");
    for (int row = 0; row < ROWS - 100; row++) {
      remove(row);
      index.shrink(count);
      if (row % 500 == 0) {
        check();
      }
    }
    check();
    assertEquals(100, index.bucketCount());
    region.close();
  }

  @Test
  void aRollbackTakesChainsAndBucketsBack() {
    fill(new Random(2));
    for (int row = 0; row < 1_000; row++) {
      insert(row);
    }
    layers.publish();
    layers.checkpoint();
    int bucketsBefore = index.bucketCount();
    for (int row = 1_000; row < ROWS; row++) {
      index.reserve(hashes[row], row, other -> hashes[other]);
      index.insert(row, hashes[row]);
    }
    for (int row = 0; row < 500; row++) {
      index.remove(row, hashes[row]);
    }
    layers.rollback();
    assertEquals(bucketsBefore, index.bucketCount());
    check();
    region.close();
  }

  @Test
  void aVersionKeepsItsChains() {
    fill(new Random(3));
    for (int row = 0; row < 1_000; row++) {
      insert(row);
    }
    layers.publish();
    Version version = layers.acquire();
    VersionPages pages = version.pages();
    HashIndex view = HashIndex.read(pages.of(buckets), pages.of(rows), NEXT);
    for (int row = 1_000; row < ROWS; row++) {
      insert(row);
    }
    layers.publish();
    int seen = 0;
    for (int bucket = 0; bucket < view.bucketCount(); bucket++) {
      for (int row = view.head(bucket); row != HashIndex.NO_ROW; row = view.next(row)) {
        assertTrue(row < 1_000, "a row of a later version");
        seen++;
      }
    }
    assertEquals(1_000, seen);
    version.end(pages);
    region.close();
  }

  @Test
  void notesAreKeptBesideTheBuckets() {
    for (int note = 0; note < HashIndex.NOTES; note++) {
      assertEquals(0, index.note(note));
      index.note(note, note * 7);
    }
    fill(new Random(4));
    for (int row = 0; row < 100; row++) {
      insert(row);
    }
    for (int note = 0; note < HashIndex.NOTES; note++) {
      assertEquals(note * 7, index.note(note));
    }
    check();
    region.close();
  }

  @Test
  void anEndlessChainIsNoticed() {
    fill(new Random(5));
    insert(0);
    insert(1);
    NEXT.set(rows.writable(0), 0, 0);
    assertThrows(
        IllegalStateException.class,
        () -> {
          int left = rows.rowCount();
          for (int row = 0; row != HashIndex.NO_ROW; row = index.next(row)) {
            left = HashIndex.step(left);
          }
        });
    region.close();
  }
}
