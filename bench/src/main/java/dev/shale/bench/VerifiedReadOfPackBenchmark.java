package dev.shale.bench;

import dev.shale.engine.store.Commit;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackCursor;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.Scope;
import dev.shale.engine.store.StoreException;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.StoreStamp;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
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
 * with the same function, after finding them: MVStore has read an array, LMDB has mapped memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // set up by write()
public class VerifiedReadOfPackBenchmark {
  private static final int PACKS = 3000;
  private static final int PACK_BYTES = 8 << 10;
  private static final int STEP = 911;

  private final CRC32C crc = new CRC32C();
  private final byte[] copy = new byte[PACK_BYTES];
  private final ByteBuffer key = ByteBuffer.allocateDirect(Integer.BYTES);
  private Path directory;
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
    directory = Files.createTempDirectory("shale-packs");
    byte[][] payloads = new byte[PACKS][PACK_BYTES];
    Random random = new Random(1);
    for (byte[] payload : payloads) {
      random.nextBytes(payload);
    }
    writePacks(payloads);
    writeMvStore(payloads);
    writeLmdb(payloads);
  }

  private void writePacks(byte[][] payloads) throws StoreException {
    PackStore store =
        PackStore.open(directory.resolve("packs"), StoreStamp.of(1, "1"), StoreOptions.DEFAULT);
    try (Generation none = store.generation()) {
      Commit commit = store.commit(none);
      for (int number = 0; number < PACKS; number++) {
        commit.put(Scope.RECORDS, number, MemorySegment.ofArray(payloads[number]));
      }
      commit.run();
    }
    generation = store.generation();
    cursor = generation.cursor();
  }

  private void writeMvStore(byte[][] payloads) {
    mvStore = MVStore.open(directory.resolve("mv").toString());
    mvMap = mvStore.openMap("packs");
    for (int number = 0; number < PACKS; number++) {
      mvMap.put(number, payloads[number]);
    }
    mvStore.commit();
  }

  private void writeLmdb(byte[][] payloads) throws IOException {
    environment =
        Env.create()
            .setMapSize(2L * PACKS * PACK_BYTES)
            .setMaxDbs(1)
            .open(Files.createDirectory(directory.resolve("lmdb")).toFile(), EnvFlags.MDB_NOTLS);
    database = environment.openDbi("packs", DbiFlags.MDB_CREATE);
    ByteBuffer value = ByteBuffer.allocateDirect(PACK_BYTES);
    try (Txn<ByteBuffer> transaction = environment.txnWrite()) {
      for (int number = 0; number < PACKS; number++) {
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
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private int nextPack() {
    pack = (pack + STEP) % PACKS;
    return pack;
  }

  @Benchmark
  public boolean shale() {
    return cursor.find(Scope.RECORDS, nextPack());
  }

  @Benchmark
  public long mvStore() {
    byte[] value = mvMap.get(nextPack());
    crc.reset();
    crc.update(value, 0, value.length);
    return crc.getValue();
  }

  @Benchmark
  public long lmdb() {
    try (Txn<ByteBuffer> transaction = environment.txnRead()) {
      ByteBuffer found = database.get(transaction, key.clear().putInt(nextPack()).flip());
      ByteBuffer value = Objects.requireNonNull(found);
      value.get(copy);
      crc.reset();
      crc.update(copy, 0, copy.length);
      return crc.getValue();
    }
  }
}
