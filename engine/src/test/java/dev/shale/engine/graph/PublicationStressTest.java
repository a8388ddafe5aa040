package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * One writer publishes, several readers open and close snapshots as fast as they can. Every row of
 * a version has the same number, so a reader that sees two has seen two versions. {@code
 * -Dshale.stress.reads} says how often.
 */
class PublicationStressTest {
  private static final int READS = Integer.getInteger("shale.stress.reads", 20_000);
  private static final int READERS = 3;
  private static final int MODULES = 2_500;

  private final ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong reads = new AtomicLong();

  @Test
  void aReaderSeesOneVersionWhole() throws InterruptedException {
    GraphWriter writer = graph.writer();
    for (int module = 0; module < MODULES; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
    }
    write(writer, 0);
    writer.publish();
    long alone = graph.region().usedBytes();
    List<Thread> readers = new ArrayList<>();
    for (int number = 0; number < READERS; number++) {
      Thread reader = new Thread(this::read, "reader " + number);
      reader.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
      reader.start();
      readers.add(reader);
    }
    try {
      publish(writer);
    } finally {
      stop.set(true);
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertNull(failure.get(), () -> "a reader failed: " + failure.get());
    assertEquals(alone, graph.region().usedBytes(), "old versions are gone");
    graph.close();
  }

  /** Until readers have read often enough, however long that takes them. */
  private void publish(GraphWriter writer) {
    for (int version = 1; reads.get() < READS && failure.get() == null; version++) {
      if (version % 5 == 0) {
        writer.checkpoint();
        write(writer, -version);
        writer.rollback();
      }
      write(writer, version);
      writer.publish();
    }
  }

  private static void write(GraphWriter writer, int version) {
    for (int module = 0; module < MODULES; module++) {
      writer.depth(module, version);
    }
    writer.beginDependencies(0, 1);
    writer.locate(writer.addDependency(ToyKinds.IMPORT, 0, 0), version, version, 1, 1);
  }

  private void read() {
    int newest = 0;
    while (!stop.get()) {
      try (Snapshot snapshot = graph.snapshot()) {
        int version = snapshot.depth(0);
        assertTrue(version >= newest, "versions go forward");
        newest = version;
        for (int module = 0; module < MODULES; module++) {
          assertEquals(version, snapshot.depth(module));
        }
        assertEquals(version, snapshot.spanStart(snapshot.begin(0)));
        reads.incrementAndGet();
      }
    }
  }
}
