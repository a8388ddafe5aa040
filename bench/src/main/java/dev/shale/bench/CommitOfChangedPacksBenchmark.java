package dev.shale.bench;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.CommitReport;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.file.StoreException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
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

/**
 * How long does it take to store a generation in which a few packs are others, until it is on the
 * device? The copying of all packs, when most of the file has become garbage, has its share in it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by save()
public class CommitOfChangedPacksBenchmark {
  private static final int CHANGED = 20;
  private static final int STRIDE = PackDirectory.PACKS / CHANGED;

  private final Random random = new Random(2);
  private PackDirectory directory;
  private PackStore store;

  public CommitOfChangedPacksBenchmark() {}

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
  public CommitReport commit() throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      for (int pack = 0; pack < PackDirectory.PACKS; pack++) {
        if (pack % STRIDE == 0) {
          byte[] payload = new byte[PackDirectory.PACK_BYTES];
          random.nextBytes(payload);
          commit.put(Scopes.RECORDS, pack, MemorySegment.ofArray(payload));
        } else {
          commit.keep(Scopes.RECORDS, pack);
        }
      }
      return commit.run();
    }
  }
}
