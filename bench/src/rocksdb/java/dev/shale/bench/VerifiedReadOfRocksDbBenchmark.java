package dev.shale.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
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
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * As {@link VerifiedReadOfPackBenchmark}, of RocksDB, which has a cache for all packs and copies
 * them into an array. Apart from the others because of its native library of 29 MB.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by write()
public class VerifiedReadOfRocksDbBenchmark {
  private final CRC32C crc = new CRC32C();
  private final byte[] key = new byte[Integer.BYTES];
  private final byte[] value = new byte[PackDirectory.PACK_BYTES];
  private PackDirectory directory;
  private LRUCache cache;
  private Options options;
  private RocksDB database;
  private int pack;

  public VerifiedReadOfRocksDbBenchmark() {}

  @Setup(Level.Trial)
  public void write() throws IOException, RocksDBException {
    directory = new PackDirectory();
    RocksDB.loadLibrary();
    cache = new LRUCache(4L * PackDirectory.PACKS * PackDirectory.PACK_BYTES);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    database = RocksDB.open(options, directory.place("rocksdb").toString());
    byte[][] payloads = PackDirectory.payloads();
    for (int number = 0; number < PackDirectory.PACKS; number++) {
      database.put(key(number), payloads[number]);
    }
    // Out of the table in memory, in which they would be found otherwise.
    database.compactRange();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    database.close();
    options.close();
    cache.close();
    directory.close();
  }

  private byte[] key(int number) {
    ByteBuffer.wrap(key).putInt(number);
    return key;
  }

  @Benchmark
  public long rocksDb() throws RocksDBException {
    pack = PackDirectory.after(pack);
    if (database.get(key(pack), value) != value.length) {
      throw new IllegalStateException("Pack " + pack + " is missed");
    }
    crc.reset();
    crc.update(value, 0, value.length);
    return crc.getValue();
  }
}
