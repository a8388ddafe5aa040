package dev.shale.bench;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.file.StoreException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does it take to open a generation and to check every byte of it? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by save()
public class OpeningOfGenerationBenchmark {
  private PackDirectory directory;
  private PackStore store;

  public OpeningOfGenerationBenchmark() {}

  @Setup(Level.Trial)
  public void save() throws IOException, StoreException {
    directory = new PackDirectory();
    store = directory.save();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    directory.close();
  }

  @Benchmark
  public int open() {
    try (Generation generation = store.generation()) {
      PackCursor cursor = generation.cursor();
      int count = 0;
      while (count < PackDirectory.PACKS && cursor.find(Scopes.RECORDS, count)) {
        count++;
      }
      if (count < PackDirectory.PACKS) {
        throw new IllegalStateException("Pack " + count + " is missed");
      }
      return count;
    }
  }
}
