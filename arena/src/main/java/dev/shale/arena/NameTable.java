package dev.shale.arena;

import dev.shale.offheap.BitArray;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.CellColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * The names of a graph as its writer sees them. Ids count from 0 in the order of first appearance;
 * ids that {@link #sweep} made vacant are taken again first.
 *
 * <p>Belongs to one thread. Names are as much part of layers and versions as all other rows.
 */
public final class NameTable extends Names implements Saved {
  /** How many bytes of names there may be: as many as an address reaches. */
  private static final int MAX_BYTES = Integer.MAX_VALUE;

  /**
   * With as many buckets as names, a chain of this length has no chance: it is expected once in
   * 1e35 buckets.
   */
  private static final int LONGEST_CHAIN = 32;

  /** Bytes of lost names that are not worth a copy of the others. */
  private static final int TOLERATED_BYTES = 1 << 15;

  private static final int GARBAGE_DIVISOR = 8;

  private final Region region;
  private final Table lower;
  private final Table upper;
  private final Table buckets;
  private final RunAllocator allocator;
  private final NameHash nameHash;
  private final int maxBytes;
  private byte[] scratch = new byte[256];
  private boolean isUpper;
  private int textBytes;
  private int lostBytes;

  /** An empty table, whose memory will be a child of {@code owner}. */
  public NameTable(Layers layers, Region owner) {
    this(layers, owner.child("names"), XXH3, MAX_BYTES);
  }

  NameTable(Layers layers, Region region, NameHash nameHash, int maxBytes) {
    this(
        region,
        new Table(LAYOUT, layers, region),
        new Table(NameText.LAYOUT, layers, region),
        new Table(NameText.LAYOUT, layers, region),
        new Table(HashIndex.LAYOUT, layers, region),
        nameHash,
        maxBytes);
    layers.join(this);
  }

  private NameTable(
      Region region,
      Table rows,
      Table lower,
      Table upper,
      Table buckets,
      NameHash nameHash,
      int maxBytes) {
    super(rows, lower, upper, HashIndex.create(buckets, rows, NEXT), nameHash);
    this.region = region;
    this.lower = lower;
    this.upper = upper;
    this.buckets = buckets;
    this.nameHash = nameHash;
    this.maxBytes = maxBytes;
    allocator = new RunAllocator(rows, MARK, LENGTH, NEXT, ADDRESS);
  }

  /** The layouts of all tables that names lie in, in the order in which they are documented. */
  public static List<PageLayout> layouts() {
    return List.of(Names.LAYOUT, textLayout(), HashIndex.LAYOUT);
  }

  /** The layout of the names' bytes. */
  public static PageLayout textLayout() {
    return NameText.LAYOUT;
  }

  /** The names of a version, for one holder. */
  public Names view(VersionPages version) {
    Pages viewed = version.of((Table) rows);
    return new Names(
        viewed,
        version.of(lower),
        version.of(upper),
        HashIndex.read(version.of(buckets), viewed, NEXT),
        nameHash);
  }

  /**
   * The id of a name, which is added when it is new.
   *
   * @param bytes holds the name in {@code [begin, end)}, as UTF-8
   * @throws dev.shale.offheap.RegionLimitException when there is no room for it
   * @throws IllegalStateException when there are 2 GiB of names
   */
  public int intern(byte[] bytes, int begin, int end) {
    long hash = hashOf(bytes, begin, end);
    long place = place(hash, bytes, begin, end);
    int found = find(hash, place, bytes, begin, end);
    return found == NO_NAME ? add(hash, place, bytes, begin, end) : found;
  }

  /** The id of a name. Encodes it, so it allocates. */
  public int intern(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return intern(bytes, 0, bytes.length);
  }

  /**
   * Refuses a root of names that cannot be, with pages that came from elsewhere. What is in the
   * pages is checked where it is read.
   *
   * @throws IllegalArgumentException when it cannot
   */
  public void check() {
    allocator.check();
    boolean isPossible =
        lostBytes >= 0
            && lostBytes <= textBytes
            && textBytes <= textBytes(isUpper ? upper : lower)
            && index.bucketCount() > 0;
    if (!isPossible) {
      throw new IllegalArgumentException(
          "%d bytes of names of which %d are lost cannot be".formatted(textBytes, lostBytes));
    }
  }

  private static long textBytes(Table half) {
    return (long) half.rowCount() * CellColumn.CELL_BYTES;
  }

  /** How many names there are. */
  public int liveCount() {
    return allocator.usedRows();
  }

  /** The native bytes of names, text and index. */
  public long bytes() {
    return region.usedBytes();
  }

  /** First everything that can fail, then what has to happen as a whole. */
  private int add(long hash, long place, byte[] bytes, int begin, int end) {
    int length = end - begin;
    checkRoom(length);
    int address = NameText.address(isUpper, textBytes);
    text.reserve(address, length);
    index.reserve(place, liveCount(), this::placeOf);
    int name = allocator.allocate();
    MemorySegment page = rows.writable(name);
    int slot = PageLayout.slot(name);
    HASH.set(page, slot, hash);
    ADDRESS.set(page, slot, address);
    LENGTH.set(page, slot, length);
    MARK.set(page, slot, (byte) 0);
    text.put(address, bytes, begin, length);
    textBytes += length;
    index.insert(name, place);
    guard(place);
    return name;
  }

  private void checkRoom(int length) {
    if (length > maxBytes - textBytes) {
      throw new IllegalStateException(
          "Names take %d bytes and %d more are asked for, but there may be no more than %d"
              .formatted(textBytes, length, maxBytes));
    }
  }

  private long placeOf(int name) {
    long hash = hash(name);
    if (index.note(IS_KEYED) == 0) {
      return hash;
    }
    int length = copyToScratch(name);
    return place(hash, scratch, 0, length);
  }

  private int copyToScratch(int name) {
    int length = byteCount(name);
    if (length > scratch.length) {
      scratch = new byte[Math.max(length, scratch.length * 2)];
    }
    return copy(name, scratch, 0);
  }

  /** Changes to a keyed index when the chain of {@code place} is too long to be chance. */
  private void guard(long place) {
    int length = 0;
    int name = index.head(place);
    while (name != HashIndex.NO_ROW && length <= LONGEST_CHAIN) {
      name = index.next(name);
      length++;
    }
    if (length > LONGEST_CHAIN && index.note(IS_KEYED) == 0) {
      SecureRandom random = new SecureRandom();
      index.note(IS_KEYED, 1);
      for (int note = KEY; note < KEY + KEY_INTS; note++) {
        index.note(note, random.nextInt());
      }
      indexAnew();
    }
  }

  private void indexAnew() {
    index.clear(index.bucketCount());
    for (int name = 0; name < count(); name++) {
      if (exists(name)) {
        index.insert(name, placeOf(name));
      }
    }
  }

  /** Whether the names are indexed by a keyed hash, because someone constructed collisions. */
  boolean isKeyed() {
    return index.note(IS_KEYED) != 0;
  }

  /**
   * Forgets the names that nothing refers to. Their ids become vacant and are taken again by later
   * names. Looks at every name. When there is not enough memory for a copy of the names, which
   * readers of older versions need, nothing happens.
   *
   * @param referenced a bit for each id below {@link #count()}
   */
  public void sweep(BitArray referenced) {
    if (region.availableBytes() < 2 * bytes()) {
      return;
    }
    for (int name = count() - 1; name >= 0; name--) {
      // Removing the last name shortens the table, by more than one when it follows vacant ids.
      if (name < count() && !referenced.get(name) && exists(name)) {
        remove(name);
      }
    }
    index.shrink(liveCount());
    if (lostBytes > TOLERATED_BYTES && lostBytes > textBytes / GARBAGE_DIVISOR) {
      compact();
    }
  }

  private void remove(int name) {
    lostBytes += byteCount(name);
    index.remove(name, placeOf(name));
    allocator.free(name, 1);
  }

  private void compact() {
    textBytes = 0;
    lostBytes = 0;
    for (int name = 0; name < count(); name++) {
      if (exists(name)) {
        move(name, NameText.address(!isUpper, textBytes));
      }
    }
    text.clear(isUpper);
    isUpper = !isUpper;
  }

  private void move(int name, int address) {
    int length = copyToScratch(name);
    text.reserve(address, length);
    text.put(address, scratch, 0, length);
    ADDRESS.set(rows.writable(name), PageLayout.slot(name), address);
    textBytes += length;
  }

  @Override
  public int[] save() {
    return new int[] {isUpper ? 1 : 0, textBytes, lostBytes};
  }

  @Override
  public void restore(int[] numbers) {
    isUpper = numbers[0] != 0;
    textBytes = numbers[1];
    lostBytes = numbers[2];
  }
}
