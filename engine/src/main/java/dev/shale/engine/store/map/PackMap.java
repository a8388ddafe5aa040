package dev.shale.engine.store.map;

import dev.shale.engine.store.file.PackKey;
import dev.shale.engine.store.file.Staged;
import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.VanillaChronicleMap;

/**
 * A pack file as its writer sees it: a Chronicle Map that is only ever added to. Replacing and
 * removing are what loses entries when a process dies; a key is the hash of its value, so neither
 * is needed. Readers know no map: they find packs by offset.
 */
public final class PackMap implements AutoCloseable {
  public static final long NOT_STORED = -1;

  /** A value must fit in a part of the map; of these, the whole is one. */
  private static final int SEGMENTS = 1;

  private static final int LARGEST_SHARE = 16;
  private static final int LEAST_PACKS = 128;
  private static final long LEAST_BYTES = 1 << 16;

  private final ChronicleMap<byte[], StoredPack> map;
  private final StoredPack found = StoredPack.toFind();

  static {
    System.setProperty("net.openhft.chronicle.map.lockTimeoutSeconds", "2");
    NativeClass.load();
    ReservingPosix.load();
  }

  private PackMap(ChronicleMap<byte[], StoredPack> map) {
    this.map = map;
  }

  /**
   * Makes a file with room for packs, and reserves its space on the disk.
   *
   * @param largest bytes of the largest pack
   */
  public static PackMap create(Path file, int packs, long bytes, long largest) throws IOException {
    long entries = Math.max(packs, LEAST_PACKS);
    long room = Math.max(LEAST_BYTES, Math.max(bytes, LARGEST_SHARE * largest));
    double averageBytes = Math.ceil((double) room / entries);
    return new PackMap(builder(entries, averageBytes).createPersistedTo(file.toFile()));
  }

  /** Opens a file that was closed in order. How large it is is written in it. */
  public static PackMap open(Path file) throws IOException {
    return new PackMap(builder(LEAST_PACKS, 1).createPersistedTo(file.toFile()));
  }

  private static ChronicleMapBuilder<byte[], StoredPack> builder(
      long entries, double averageBytes) {
    PackMarshaller marshaller = new PackMarshaller();
    return ChronicleMapBuilder.of(byte[].class, StoredPack.class)
        .name("packs")
        .constantKeySizeBySample(new byte[PackKey.BYTES])
        .valueMarshallers(marshaller, marshaller)
        .valueSizeMarshaller(new LongSizeMarshaller())
        .averageValueSize(averageBytes)
        .entries(entries)
        .actualSegments(SEGMENTS)
        .maxBloatFactor(10)
        .putReturnsNull(true)
        .removeReturnsNull(true)
        .skipCloseOnExitHook(true);
  }

  /** Where the header of a pack lies in the file; {@link #NOT_STORED} when it is not in it. */
  public long offset(PackKey key) {
    if (map.getUsing(key.bytes(), found) == null) {
      return NOT_STORED;
    }
    return found.address - ((VanillaChronicleMap<?, ?, ?>) map).bsAddress();
  }

  public void add(Staged pack) {
    map.put(pack.record().key().bytes(), StoredPack.toWrite(pack));
  }

  @Override
  public void close() {
    map.close();
  }
}
