package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.pass.Graphs;
import dev.shale.offheap.Region;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final int[][] EDGES = {{1, 2}, {2}, {}, {0}};

  @Test
  void aCursorWalksTheDependenciesOfAModuleInSourceOrder() {
    try (ModuleGraph graph = Graphs.of(EDGES, 1);
        Snapshot snapshot = graph.snapshot()) {
      DependencyCursor cursor = snapshot.dependencies();
      StringBuilder seen = new StringBuilder();
      for (int module = 0; module < snapshot.moduleCount(); module++) {
        for (cursor.of(module); cursor.next(); ) {
          assertEquals(module, snapshot.parent(cursor.dependency()));
          seen.append(module).append('>').append(cursor.target()).append(' ');
        }
      }
      assertEquals("0>1 0>2 1>2 3>0 ", seen.toString());
    }
  }

  @Test
  void aRowThatDoesNotExistThrows() {
    try (ModuleGraph graph = Graphs.of(EDGES, 1);
        Snapshot snapshot = graph.snapshot()) {
      assertThrows(IndexOutOfBoundsException.class, () -> snapshot.kind(4));
      assertThrows(IndexOutOfBoundsException.class, () -> snapshot.kind(-1));
      assertThrows(IndexOutOfBoundsException.class, () -> snapshot.target(4));
      assertThrows(IndexOutOfBoundsException.class, () -> snapshot.blockParent(0));
    }
  }

  @Test
  void memoryLivesAsLongAsTheLastSnapshot() {
    ModuleGraph graph = Graphs.of(EDGES, 1);
    Region region = graph.region();
    Snapshot first = graph.snapshot();
    Snapshot second = graph.snapshot();
    graph.close();
    graph.close();
    first.close();
    first.close();
    assertEquals(1, second.target(0));
    assertTrue(region.usedBytes() > 0);
    second.close();
    assertEquals(0, region.usedBytes());
    assertThrows(IllegalStateException.class, () -> second.target(0));
  }

  @Test
  void aClosedGraphGivesNoSnapshot() {
    ModuleGraph graph = Graphs.of(EDGES, 1);
    graph.close();
    assertThrows(IllegalStateException.class, graph::snapshot);
    assertEquals(0, graph.region().usedBytes());
  }

  @Test
  void readsAllocateNothing() {
    try (ModuleGraph graph = Graphs.of(EDGES, 1);
        Snapshot snapshot = graph.snapshot()) {
      DependencyCursor cursor = snapshot.dependencies();
      byte[] buffer = new byte[100];
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long bytes = 0;
      long sum = 0;
      for (int round = 0; round < 3; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int repeat = 0; repeat < 10_000; repeat++) {
          sum += readAll(snapshot, cursor, buffer);
        }
        bytes = threads.getCurrentThreadAllocatedBytes() - before;
      }
      assertTrue(sum != 0);
      assertTrue(bytes < 1_000, bytes + " bytes in 10,000 walks");
    }
  }

  private static long readAll(Snapshot graph, DependencyCursor cursor, byte[] buffer) {
    long sum = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      sum += graph.kind(module).label().length() + graph.bytes(module) + graph.issuer(module);
      sum += graph.depth(module) + graph.preOrder(module) + graph.postOrder(module);
      sum +=
          graph.component(module)
              + (graph.isRoot(module) ? 1 : 0)
              + (graph.isEntry(module) ? 1 : 0);
      sum += graph.copyName(graph.identifier(module), buffer, 0);
      for (cursor.of(module); cursor.next(); ) {
        int dependency = cursor.dependency();
        sum += cursor.target() + cursor.kind().label().length() + graph.dependencyFlags(dependency);
        sum += graph.line(dependency) + graph.column(dependency) + graph.block(dependency);
        sum += graph.spanStart(dependency) + graph.spanEnd(dependency);
        sum += graph.nameBytes(graph.request(dependency));
      }
    }
    return sum;
  }
}
