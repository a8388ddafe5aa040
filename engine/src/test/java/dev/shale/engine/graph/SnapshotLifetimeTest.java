package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.pass.Graphs;
import dev.shale.offheap.Region;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotLifetimeTest {
  private static final int WARM_READS = 1_000_000;

  /** Only what would never end takes that long. */
  private static final Duration FOR_EVER = Duration.ofMinutes(10);

  private static final int[][] EDGES = {{1, 2}, {2}, {}, {0}};

  @Test
  void everyAccessorOfAClosedSnapshotThrows() {
    try (ModuleGraph graph = Graphs.of(EDGES, 1)) {
      Snapshot snapshot = graph.snapshot();
      DependencyCursor dependencies = snapshot.dependencies();
      IncomingCursor incoming = snapshot.incoming();
      snapshot.close();
      assertThrows(IllegalStateException.class, snapshot::moduleCount);
      assertThrows(IllegalStateException.class, snapshot::nameCount);
      assertThrows(IllegalStateException.class, () -> snapshot.depth(0));
      assertThrows(IllegalStateException.class, () -> snapshot.moduleExists(0));
      assertThrows(IllegalStateException.class, () -> snapshot.target(0));
      assertThrows(IllegalStateException.class, () -> snapshot.line(0));
      assertThrows(IllegalStateException.class, () -> snapshot.exportName(0));
      assertThrows(IllegalStateException.class, () -> snapshot.blockParent(0));
      assertThrows(IllegalStateException.class, () -> snapshot.name(0));
      assertThrows(IllegalStateException.class, () -> snapshot.findName("m0"));
      assertThrows(IllegalStateException.class, () -> dependencies.of(0));
      assertThrows(IllegalStateException.class, () -> incoming.of(0));
    }
  }

  @Test
  void closingOneSnapshotLeavesTheOthersOfItsVersion() {
    try (ModuleGraph graph = Graphs.of(EDGES, 1);
        Snapshot other = graph.snapshot()) {
      graph.snapshot().close();
      assertEquals("m3", other.name(other.identifier(3)));
    }
  }

  /** The graph goes on, so nothing but the snapshot itself can say that it is closed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closingWhileAThreadReadsThrowsThere(boolean byCursor) throws InterruptedException {
    try (ModuleGraph graph = Graphs.of(EDGES, 1)) {
      Snapshot snapshot = graph.snapshot();
      AtomicReference<Throwable> seen = new AtomicReference<>();
      CountDownLatch isReading = new CountDownLatch(1);
      Thread reader = new Thread(() -> readForEver(snapshot, byCursor, isReading));
      reader.setUncaughtExceptionHandler((thread, failure) -> seen.set(failure));
      reader.start();
      isReading.await();
      snapshot.close();
      reader.join(FOR_EVER);
      assertInstanceOf(IllegalStateException.class, seen.get());
    }
  }

  private static void readForEver(Snapshot snapshot, boolean byCursor, CountDownLatch isReading) {
    // By then the loop is compiled.
    readOften(snapshot, byCursor, WARM_READS);
    isReading.countDown();
    readOften(snapshot, byCursor, Long.MAX_VALUE);
  }

  private static void readOften(Snapshot snapshot, boolean byCursor, long count) {
    DependencyCursor cursor = snapshot.dependencies();
    long sum = 1;
    for (long read = 0; read < count && sum != 0; read++) {
      sum += byCursor ? sumOf(cursor) : snapshot.identifier(2) + 1;
    }
  }

  private static long sumOf(DependencyCursor cursor) {
    long sum = 0;
    for (cursor.of(0); cursor.next(); ) {
      sum += cursor.target();
    }
    return sum;
  }

  @Test
  void aSnapshotThatNobodyClosedIsFoundAndItsMemoryIsFree() throws InterruptedException {
    BlockingQueue<String> leaks = new LinkedBlockingQueue<>();
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED, leaks::add)) {
      GraphWriter writer = graph.writer();
      for (int module = 0; module < 5_000; module++) {
        writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      }
      writer.publish();
      Thread reader = new Thread(() -> graph.snapshot().depth(0), "forgetful");
      reader.start();
      reader.join();
      for (int module = 0; module < 5_000; module++) {
        writer.depth(module, 1);
      }
      writer.publish();
      long held = graph.region().usedBytes();
      String leaked = null;
      for (int round = 0; round < 10_000 && leaked == null; round++) {
        System.gc();
        leaked = leaks.poll(50, TimeUnit.MILLISECONDS);
      }
      assertEquals("forgetful", leaked);
      assertTrue(graph.region().usedBytes() < held, "the pages it held are free");
    }
  }

  @Test
  void pagesAreFreedWhenTheLastSnapshotThatSeesThemCloses() {
    try (ModuleGraph graph = Graphs.of(EDGES, 1)) {
      long alone = graph.region().usedBytes();
      Snapshot first = graph.snapshot();
      Snapshot second = graph.snapshot();
      graph.writer().depth(0, 7);
      graph.writer().publish();
      assertTrue(graph.region().usedBytes() > alone);
      first.close();
      assertTrue(graph.region().usedBytes() > alone);
      assertEquals(Snapshot.NOT_REACHED, second.depth(0));
      second.close();
      assertEquals(alone, graph.region().usedBytes());
    }
  }
}
