package dev.shale.arena;

import dev.shale.offheap.Xxh3;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.LongColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Interned UTF-8 names as a reader sees them: equal names have equal ids, so comparing two names is
 * comparing two ints.
 *
 * <p>A row per name says where its bytes lie; an index leads from the hash to the row.
 *
 * <p><b>Chosen collisions.</b> The hash that is kept (xxh3) is the same in every process, because
 * it is stored, so someone who writes file names can make as many equal ones as they like, and a
 * chain of them would be walked by every lookup. When a chain grows longer than chance explains,
 * the index is made anew, once, by a hash with a random key (SipHash) that the author of the names
 * cannot know. Ids and stored hashes stay as they are. The key lies beside the buckets, so every
 * version is read by the hash that it was made by.
 */
public sealed class Names permits NameTable {
  /** The id of no name. */
  public static final int NO_NAME = -1;

  private static final PageLayout.Builder COLUMNS = PageLayout.of("name");
  static final LongColumn HASH = COLUMNS.longs("hash", "xxh3 of the bytes");
  static final IntColumn ADDRESS =
      COLUMNS.ints("address", "where the bytes begin; its complement in the upper half");
  static final IntColumn LENGTH = COLUMNS.ints("length", "how many bytes there are");
  static final IntColumn NEXT =
      COLUMNS.ints("next", "next name in the bucket's chain; -1 for none");
  static final ByteColumn MARK = COLUMNS.bytes("mark", "0; -1 for a row without a name");

  /** The columns of a name. */
  public static final PageLayout LAYOUT = COLUMNS.build();

  static final NameHash XXH3 = Xxh3::hash64;

  /** Notes of the index: whether it is keyed, and the key. */
  static final int IS_KEYED = 0;

  static final int KEY = 1;
  static final int KEY_INTS = HashIndex.NOTES - KEY;

  final Pages rows;
  final NameText text;
  final HashIndex index;
  private final NameHash nameHash;

  Names(Pages rows, Pages lower, Pages upper, HashIndex index, NameHash nameHash) {
    this.rows = rows;
    this.text = new NameText(lower, upper);
    this.index = index;
    this.nameHash = nameHash;
  }

  /** The id of a name, or {@link #NO_NAME} when there is none. Inserts nothing. */
  public final int find(byte[] bytes, int begin, int end) {
    long hash = nameHash.hash(bytes, begin, end - begin);
    return find(hash, place(hash, bytes, begin, end), bytes, begin, end);
  }

  /** The id of a name, or {@link #NO_NAME}. Encodes it, so it allocates. */
  public final int find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }

  final long hashOf(byte[] bytes, int begin, int end) {
    return nameHash.hash(bytes, begin, end - begin);
  }

  /** The hash that decides the bucket. */
  final long place(long hash, byte[] bytes, int begin, int end) {
    return index.note(IS_KEYED) == 0 ? hash : keyedHash(bytes, begin, end);
  }

  private long keyedHash(byte[] bytes, int begin, int end) {
    return SipHash.hash(keyWord(KEY), keyWord(KEY + 2), bytes, begin, end);
  }

  private long keyWord(int note) {
    return (long) index.note(note) << Integer.SIZE | Integer.toUnsignedLong(index.note(note + 1));
  }

  final int find(long hash, long place, byte[] bytes, int begin, int end) {
    int name = index.head(place);
    int left = count();
    while (name != HashIndex.NO_ROW && !isName(name, hash, bytes, begin, end)) {
      name = index.next(name);
      left = HashIndex.step(left);
    }
    return name;
  }

  private boolean isName(int name, long hash, byte[] bytes, int begin, int end) {
    MemorySegment page = rows.page(name);
    int slot = PageLayout.slot(name);
    return HASH.get(page, slot) == hash
        && LENGTH.get(page, slot) == end - begin
        && text.equal(ADDRESS.get(page, slot), bytes, begin, end - begin);
  }

  /** A number that all ids are less than. Ids of names that nothing referred to may be vacant. */
  public final int count() {
    return rows.rowCount();
  }

  /** Whether an id has a name. */
  public final boolean exists(int name) {
    return MARK.get(rows.page(name), PageLayout.slot(name)) != RunAllocator.TOMBSTONE;
  }

  /** The xxh3 hash of a name's bytes. */
  public final long hash(int name) {
    return HASH.get(page(name), PageLayout.slot(name));
  }

  /** How many bytes a name has. */
  public final int byteCount(int name) {
    MemorySegment page = page(name);
    int slot = PageLayout.slot(name);
    int length = LENGTH.get(page, slot);
    // Whoever makes room for it must not have to make too much.
    if (length < 0 || length > text.bytesFrom(ADDRESS.get(page, slot))) {
      throw new IndexOutOfBoundsException("Name " + name + " has " + length + " bytes");
    }
    return length;
  }

  /**
   * Copies the bytes of a name to {@code target}, from {@code begin} on.
   *
   * @return how many bytes were copied
   * @throws IndexOutOfBoundsException when they do not fit, or there is no such name
   */
  public final int copy(int name, byte[] target, int begin) {
    MemorySegment page = page(name);
    int slot = PageLayout.slot(name);
    int length = LENGTH.get(page, slot);
    text.take(ADDRESS.get(page, slot), target, begin, length);
    return length;
  }

  /** Whether the bytes of a name are {@code other[begin, end)}. */
  public final boolean equal(int name, byte[] other, int begin, int end) {
    MemorySegment page = page(name);
    int slot = PageLayout.slot(name);
    return LENGTH.get(page, slot) == end - begin
        && text.equal(ADDRESS.get(page, slot), other, begin, end - begin);
  }

  /** A name as a new string. */
  public final String string(int name) {
    byte[] bytes = new byte[byteCount(name)];
    copy(name, bytes, 0);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private MemorySegment page(int name) {
    MemorySegment page = rows.page(name);
    if (MARK.get(page, PageLayout.slot(name)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(name);
    }
    return page;
  }
}
