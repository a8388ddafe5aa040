package dev.shale.bench;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.SavedPages;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does it take to have a kept graph of 10,000 modules again, every row looked through? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by save()
public class OpeningOfGraphBenchmark {
  private static final int MODULES = 10_000;
  private static final int DEPENDENCIES = 4;

  private PackDirectory directory;
  private PackStore store;

  public OpeningOfGraphBenchmark() {}

  @Setup(Level.Trial)
  public void save() throws IOException, StoreException {
    directory = new PackDirectory();
    store =
        PackStore.open(
            directory.place("graph"), Scopes.ALL, StoreStamp.of(1, "1"), StoreOptions.DEFAULT);
    try (ModuleGraph graph = GeneratedGraph.write(MODULES, DEPENDENCIES, 0, 1);
        Snapshot snapshot = graph.snapshot();
        Generation none = store.generation()) {
      Commit commit = store.commit(none);
      SavedPages.stage(snapshot.pages(), commit, Scopes.ofTables(snapshot.pages()), Scopes.GRAPH);
      commit.run();
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    directory.close();
  }

  @Benchmark
  public int open() {
    try (Generation generation = store.generation()) {
      SavedPages pages = SavedPages.find(generation, Scopes.GRAPH);
      if (pages == null) {
        throw new IllegalStateException("The pages cannot be read");
      }
      try (ModuleGraph graph =
              ModuleGraph.over(
                  pages, JavaScriptKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, Passes.TABLES);
          Snapshot snapshot = graph.snapshot()) {
        return snapshot.moduleCount();
      }
    }
  }
}
