package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCursorTest {
  private static final int READS = 10_000;

  @TempDir Path folder;

  @Test
  void readingAllocatesNothing() throws StoreException {
    SmallStore small = new SmallStore(folder);
    small.save(1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Generation generation = small.store.generation()) {
      PackCursor cursor = generation.cursor();
      read(cursor);
      assertTrue(generation.unpackedBytes() > 0);
      long before = threads.getCurrentThreadAllocatedBytes();
      read(cursor);
      long asking = threads.getCurrentThreadAllocatedBytes();
      long bytes = asking - before - (threads.getCurrentThreadAllocatedBytes() - asking);
      assertTrue(bytes < READS, bytes + " bytes in " + READS + " reads");
    }
  }

  private static void read(PackCursor cursor) {
    for (int read = 0; read < READS; read++) {
      int pack = read % SmallStore.PACKS;
      assertTrue(cursor.find(SmallStore.scope(pack), pack));
    }
  }

  @Test
  void aGenerationThatIsClosedIsNotRead() throws StoreException {
    SmallStore small = new SmallStore(folder);
    small.save(1);
    Generation generation = small.store.generation();
    PackCursor cursor = generation.cursor();
    assertTrue(cursor.find(Scopes.GRAPH, 1));
    generation.close();
    assertThrows(IllegalStateException.class, () -> cursor.find(Scopes.GRAPH, 1));
    assertThrows(IllegalStateException.class, () -> cursor.find(Scopes.GRAPH, 0));
  }

  @Test
  void whatIsMissedIsCounted() throws StoreException {
    SmallStore small = new SmallStore(folder);
    small.save(1);
    long before = small.store.errorCount(StoreError.NOT_FOUND);
    try (Generation generation = small.store.generation()) {
      PackCursor cursor = generation.cursor();
      cursor.find(Scopes.GRAPH, 99);
      assertEquals(StoreError.NOT_FOUND, cursor.error());
      cursor.find(Scopes.FILES, 0);
      assertEquals(before + 2, small.store.errorCount(StoreError.NOT_FOUND));
    }
  }
}
