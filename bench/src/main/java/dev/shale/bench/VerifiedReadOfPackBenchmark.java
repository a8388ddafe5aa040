package dev.shale.bench;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.file.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.Txn;
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
 * How long does it take to find a pack of 8 KiB and to check its bytes? The others check theirs
 * with the same function, after finding them: MVStore has read an array, LMDB has mapped memory;
 * {@code VerifiedReadOfRocksDbBenchmark} is built by {@code bench/run store} alone.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by write()
public class VerifiedReadOfPackBenchmark {
  private final CRC32C crc = new CRC32C();
  private final byte[] copy = new byte[PackDirectory.PACK_BYTES];
  private final ByteBuffer key = ByteBuffer.allocateDirect(Integer.BYTES);
  private PackDirectory directory;
  private Generation generation;
  private PackCursor cursor;
  private MVStore mvStore;
  private MVMap<Integer, byte[]> mvMap;
  private Env<ByteBuffer> environment;
  private Dbi<ByteBuffer> database;
  private int pack;

  public VerifiedReadOfPackBenchmark() {}

  @Setup(Level.Trial)
  public void write() throws IOException, StoreException {
    directory = new PackDirectory();
    byte[][] payloads = PackDirectory.payloads();
    generation = directory.save().generation();
    cursor = generation.cursor();
    writeMvStore(payloads);
    writeLmdb(payloads);
  }

  private void writeMvStore(byte[][] payloads) {
    mvStore = MVStore.open(directory.place("mv").toString());
    mvMap = mvStore.openMap("packs");
    for (int number = 0; number < PackDirectory.PACKS; number++) {
      mvMap.put(number, payloads[number]);
    }
    mvStore.commit();
  }

  private void writeLmdb(byte[][] payloads) throws IOException {
    environment =
        Env.create()
            .setMapSize(2L * PackDirectory.PACKS * PackDirectory.PACK_BYTES)
            .setMaxDbs(1)
            .open(Files.createDirectory(directory.place("lmdb")).toFile(), EnvFlags.MDB_NOTLS);
    database = environment.openDbi("packs", DbiFlags.MDB_CREATE);
    ByteBuffer value = ByteBuffer.allocateDirect(PackDirectory.PACK_BYTES);
    try (Txn<ByteBuffer> transaction = environment.txnWrite()) {
      for (int number = 0; number < PackDirectory.PACKS; number++) {
        database.put(
            transaction, key.clear().putInt(number).flip(), value(value, payloads[number]));
      }
      transaction.commit();
    }
  }

  private static ByteBuffer value(ByteBuffer buffer, byte[] payload) {
    return buffer.clear().put(payload).flip();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    generation.close();
    mvStore.close();
    environment.close();
    directory.close();
  }

  private int nextPack() {
    pack = PackDirectory.after(pack);
    return pack;
  }

  @Benchmark
  public boolean shale() {
    return cursor.find(Scopes.RECORDS, nextPack());
  }

  @Benchmark
  public long mvStore() {
    byte[] value = Objects.requireNonNull(mvMap.get(nextPack()));
    crc.reset();
    crc.update(value, 0, value.length);
    return crc.getValue();
  }

  @Benchmark
  public long lmdb() {
    try (Txn<ByteBuffer> transaction = environment.txnRead()) {
      ByteBuffer value = database.get(transaction, key.clear().putInt(nextPack()).flip());
      if (value == null) {
        throw new IllegalStateException();
      }
      value.get(copy);
      crc.reset();
      crc.update(copy, 0, copy.length);
      return crc.getValue();
    }
  }
}
