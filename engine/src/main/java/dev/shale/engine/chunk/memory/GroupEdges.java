package dev.shale.engine.chunk.memory;

import dev.shale.offheap.Bits;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Pairs of small numbers, such as who asks for whom: a bit for each that there may be. */
public final class GroupEdges {
  private final Region region;
  private MemorySegment bits;
  private int words;

  /** No pairs of no numbers. */
  public GroupEdges(Region region) {
    this.region = region;
    bits = region.allocate(0);
  }

  /** Forgets all pairs, and makes room for others. */
  public void clear(int rows, int columns) {
    words = Math.max(1, (int) (Bits.bytes(columns) / Long.BYTES));
    bits = room(bits, (long) rows * words * Long.BYTES, region);
  }

  /**
   * Zeroed memory of so many bytes at least: what there is, where it is large enough.
   *
   * @param known of the region
   */
  public static MemorySegment room(MemorySegment known, long bytes, Region region) {
    if (known.byteSize() < bytes) {
      long spare = known.byteSize() == 0 ? 0 : bytes / 4;
      region.free(known);
      return region.allocate(bytes + spare);
    }
    Longs.clear(known, 0, (bytes + Long.BYTES - 1) / Long.BYTES);
    return known;
  }

  public void add(int row, int column) {
    Bits.set(bits, place(row, column));
  }

  /** Adds the columns of a word to a row; returns those that were not there. */
  public long addWord(int row, int word, long more) {
    long place = (long) row * words + word;
    long known = Longs.get(bits, place);
    Longs.set(bits, place, known | more);
    return more & ~known;
  }

  /** How many words a row has. */
  public int wordCount() {
    return words;
  }

  /** The columns of a word that a row has, the least in the lowest bit. */
  public long word(int row, int word) {
    return Longs.get(bits, (long) row * words + word);
  }

  public void word(int row, int word, long columns) {
    Longs.set(bits, (long) row * words + word, columns);
  }

  /** Copies the columns of a row as words to the beginning of an array. */
  public void load(int row, long[] into) {
    Longs.load(bits, (long) row * words, into, words);
  }

  /** Gives a row the columns of an array. */
  public void store(int row, long[] from) {
    Longs.store(bits, (long) row * words, from, words);
  }

  /** Forgets the pairs of a row. */
  public void clearRow(int row) {
    Longs.clear(bits, (long) row * words, words);
  }

  public void remove(int row, int column) {
    Bits.clear(bits, place(row, column));
  }

  public boolean has(int row, int column) {
    return Bits.get(bits, place(row, column));
  }

  /** The least column from one on that a row has; -1 for none. */
  public int next(int row, int from) {
    long begin = place(row, 0);
    long found = Bits.next(bits, begin + from, begin + (long) words * Bits.WORD);
    return found < 0 ? -1 : (int) (found - begin);
  }

  private long place(int row, int column) {
    return (long) row * words * Bits.WORD + column;
  }
}
