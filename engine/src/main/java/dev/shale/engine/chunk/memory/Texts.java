package dev.shale.engine.chunk.memory;

import dev.shale.offheap.Bytes;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Texts in UTF-8, each kept once: equal texts have equal numbers. They are the names of chunks and
 * of what runs them, which outlive the names of a graph. Takes the bytes of the texts and sixteen
 * per text.
 */
public final class Texts {
  /** In place of a text where there is none. */
  public static final int NONE = -1;

  private static final int FIRST_BYTES = 1 << 10;
  private static final int FIRST_PLACES = 1 << 6;

  private final Region region;
  private final IntList ends;
  private final IntList hashes;
  private MemorySegment bytes;

  /** A hash index of open addressing, half full at most. */
  private MemorySegment index;

  private int places = FIRST_PLACES;

  public Texts(Region region) {
    this.region = region;
    ends = new IntList(region);
    hashes = new IntList(region);
    bytes = region.allocate(FIRST_BYTES);
    index = region.allocate((long) places * Integer.BYTES);
    clear();
  }

  /** Forgets all texts; keeps the memory. */
  public void clear() {
    ends.clear();
    hashes.clear();
    Ints.fill(index, 0, places, NONE);
  }

  /** How many texts there are. */
  public int count() {
    return ends.size();
  }

  /** The number of a text, which is added where it is not there. */
  public int add(byte[] text, int length) {
    int hash = hash(text, length);
    int place = hash & (places - 1);
    for (int known; (known = Ints.get(index, place)) != NONE; place = (place + 1) & (places - 1)) {
      if (hashes.get(known) == hash && isEqual(known, text, length)) {
        return known;
      }
    }
    append(text, length);
    hashes.add(hash);
    Ints.set(index, place, count() - 1);
    if (count() * 2 > places) {
      reindex();
    }
    return count() - 1;
  }

  private void append(byte[] text, int length) {
    int begin = begin(count());
    if (begin + length > bytes.byteSize()) {
      MemorySegment grown = region.allocate(2 * (bytes.byteSize() + length));
      grown.copyFrom(bytes);
      region.free(bytes);
      bytes = grown;
    }
    for (int at = 0; at < length; at++) {
      Bytes.set(bytes, begin + at, text[at]);
    }
    ends.add(begin + length);
  }

  private void reindex() {
    region.free(index);
    places *= 2;
    index = region.allocate((long) places * Integer.BYTES);
    Ints.fill(index, 0, places, NONE);
    for (int text = 0; text < count(); text++) {
      int place = hashes.get(text) & (places - 1);
      while (Ints.get(index, place) != NONE) {
        place = (place + 1) & (places - 1);
      }
      Ints.set(index, place, text);
    }
  }

  private static int hash(byte[] text, int length) {
    int hash = 0x811C_9DC5;
    for (int at = 0; at < length; at++) {
      hash = (hash ^ (text[at] & 0xFF)) * 0x0100_0193;
    }
    return hash ^ (hash >>> 15);
  }

  private boolean isEqual(int known, byte[] text, int length) {
    if (length(known) != length) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (Bytes.get(bytes, begin(known) + at) != text[at]) {
        return false;
      }
    }
    return true;
  }

  private int begin(int text) {
    return text == 0 ? 0 : ends.get(text - 1);
  }

  /** How many bytes a text has. */
  public int length(int text) {
    return ends.get(text) - begin(text);
  }

  /** Of two texts the one that there is, then the shorter, then the lesser; by bytes, as rspack. */
  public int better(int first, int second) {
    if (first == NONE || second == NONE || first == second) {
      return first == NONE ? second : first;
    }
    int length = length(first);
    if (length != length(second)) {
      return length < length(second) ? first : second;
    }
    for (int at = 0; at < length; at++) {
      int one = Bytes.get(bytes, begin(first) + at) & 0xFF;
      int other = Bytes.get(bytes, begin(second) + at) & 0xFF;
      if (one != other) {
        return one < other ? first : second;
      }
    }
    return first;
  }

  /** A text as a new string; empty for {@link #NONE}. */
  public String string(int text) {
    if (text == NONE) {
      return "";
    }
    byte[] copy = new byte[length(text)];
    for (int at = 0; at < copy.length; at++) {
      copy[at] = Bytes.get(bytes, begin(text) + at);
    }
    return new String(copy, StandardCharsets.UTF_8);
  }
}
