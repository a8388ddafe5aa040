package dev.shale.tools.javascript.parser.token;

import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Holders;
import dev.shale.tools.javascript.parser.scope.Scopes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct names of one file, numbered, so that scopes compare ints. Text is not copied: a name
 * points into the file, or into {@link #side} when it was written with escapes.
 */
public final class Names {
  public static final int REQUIRE = 0;
  public static final int MODULE = 1;
  public static final int EXPORTS = 2;
  public static final int REACT = 3;
  public static final int DEFAULT = 4;
  public static final int OBJECT = 5;
  public static final int NAN = 6;
  static final int INFINITY = 7;
  public static final int TYPE = 8;
  public static final int EVAL = 9;

  /** The first of the names that definitions begin with. */
  public static final int FIRST_DEFINED = 10;

  private static final String[] KNOWN = {
    "require", "module", "exports", "React", "default", "Object", "NaN", "Infinity", "type", "eval"
  };

  private byte[] bytes = new byte[0];

  /** Decoded text of escaped names, behind the text of the known ones; offset {@code ~begin}. */
  private byte[] side = new byte[256];

  private int sideBytes;

  private int[] slots = new int[1024];
  private int[] hashes = new int[256];
  private int[] begins = new int[256];
  private int[] lengths = new int[256];

  /** By name: the last scope that noted a reference to it, see {@link Scopes}. */
  public int[] referencedIn = new int[256];

  /** By name: the last scope found to declare it, see {@link Scopes}. */
  public int[] declaredIn = new int[256];

  /** In {@link #importedBy}: of a variable that holds a dependency. */
  public static final int HELD = -1;

  /**
   * By name: 0 for one whose uses are not tracked, or one more than the row that {@link Bindings}
   * has of the import binding it, or {@link #HELD}.
   */
  public int[] importedBy = new int[256];

  /** By name: 0, or one more than its row in {@link Holders}, as a scope closes. */
  public int[] heldBy = new int[256];

  /** By name: whether a call of what the file declares by it has no effects. */
  public boolean[] isPureFunction = new boolean[256];

  private int count;
  private String[] defined = {};

  /** How many names there are in each file, and the bytes of their text in {@link #side}. */
  private int keptCount;

  private int keptBytes;

  /** The numbers below are those of names that are known beforehand. */
  public int knownCount = KNOWN.length;

  /** The names that are known beforehand, and no others. */
  public Names() {
    addKnown();
  }

  /** Sets the names that definitions begin with, none of which is known already. */
  public void know(String[] roots) {
    defined = roots;
    knownCount = KNOWN.length + roots.length;
    addKnown();
  }

  private void addKnown() {
    empty(0, 0);
    for (String known : KNOWN) {
      internKnown(known);
    }
    for (String root : defined) {
      intern(root);
    }
    keptCount = count;
    keptBytes = sideBytes;
  }

  /** Forgets the names of the last file; those that are known beforehand stay where they are. */
  void open(byte[] content) {
    bytes = content;
    empty(keptCount, keptBytes);
    for (int name = 0; name < count; name++) {
      referencedIn[name] = 0;
      declaredIn[name] = 0;
      importedBy[name] = 0;
      isPureFunction[name] = false;
    }
  }

  private void empty(int toCount, int toSideBytes) {
    for (int name = toCount; name < count; name++) {
      slots[slotOf(name)] = 0;
    }
    count = toCount;
    sideBytes = toSideBytes;
  }

  /** Where a name stands; does not stop at slots that were emptied already. */
  private int slotOf(int name) {
    int slot = slot(hashes[name]);
    while (slots[slot] != name + 1) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  @SuppressWarnings("deprecation") // The one way to copy ASCII without an allocation.
  private void internKnown(String known) {
    known.getBytes(0, known.length(), side, sideBytes);
    int begin = sideBytes;
    sideBytes += known.length();
    intern(Keywords.hash(side, begin, sideBytes), ~begin, known.length());
  }

  /** The number of a name that the file need not have. */
  public int intern(String text) {
    int begin = sideBytes;
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      append(value);
    }
    return intern(Keywords.hash(side, begin, sideBytes), ~begin, sideBytes - begin);
  }

  private int slot(int hash) {
    return ((hash * 0x9E3779B1) >>> 8) & (slots.length - 1);
  }

  /**
   * The number of a name.
   *
   * @param begin its offset in the file, or {@code ~offset} in {@link #side}
   */
  public int intern(int hash, int begin, int length) {
    int slot = slot(hash);
    int entry = slots[slot];
    while (entry != 0) {
      int name = entry - 1;
      if (hashes[name] == hash && lengths[name] == length && isSame(begins[name], begin, length)) {
        return name;
      }
      slot = (slot + 1) & (slots.length - 1);
      entry = slots[slot];
    }
    return add(slot, hash, begin, length);
  }

  private boolean isSame(int left, int right, int length) {
    byte[] leftBytes = left < 0 ? side : bytes;
    byte[] rightBytes = right < 0 ? side : bytes;
    int leftAt = left < 0 ? ~left : left;
    int rightAt = right < 0 ? ~right : right;
    for (int at = 0; at < length; at++) {
      if (leftBytes[leftAt + at] != rightBytes[rightAt + at]) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot, int hash, int begin, int length) {
    if (count == hashes.length) {
      grow();
    }
    int name = count++;
    hashes[name] = hash;
    begins[name] = begin;
    lengths[name] = length;
    referencedIn[name] = 0;
    declaredIn[name] = 0;
    importedBy[name] = 0;
    isPureFunction[name] = false;
    slots[slot] = name + 1;
    if (count * 2 > slots.length) {
      rehash();
    }
    return name;
  }

  private void grow() {
    int capacity = count * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    begins = Arrays.copyOf(begins, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    referencedIn = Arrays.copyOf(referencedIn, capacity);
    declaredIn = Arrays.copyOf(declaredIn, capacity);
    importedBy = Arrays.copyOf(importedBy, capacity);
    heldBy = Arrays.copyOf(heldBy, capacity);
    isPureFunction = Arrays.copyOf(isPureFunction, capacity);
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    for (int name = 0; name < count; name++) {
      int slot = slot(hashes[name]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = name + 1;
    }
  }

  /** How many bytes of UTF-8 a name has. */
  public int length(int name) {
    return lengths[name];
  }

  /** Where the next bytes of {@link #append} go, as a {@code begin} for {@link #intern}. */
  int sideBegin() {
    return ~sideBytes;
  }

  /** Appends a byte of a decoded name. */
  void append(int value) {
    if (sideBytes == side.length) {
      side = Arrays.copyOf(side, sideBytes * 2);
    }
    side[sideBytes++] = (byte) value;
  }

  public int count() {
    return count;
  }

  /** The array that holds the text of a name from {@link #begin} to {@link #end}. */
  public byte[] source(int name) {
    return begins[name] < 0 ? side : bytes;
  }

  public int begin(int name) {
    int begin = begins[name];
    return begin < 0 ? ~begin : begin;
  }

  public int end(int name) {
    return begin(name) + lengths[name];
  }

  /** The text of a name, for messages and tests. */
  String text(int name) {
    int begin = begins[name];
    return begin < 0
        ? new String(side, ~begin, lengths[name], StandardCharsets.UTF_8)
        : new String(bytes, begin, lengths[name], StandardCharsets.UTF_8);
  }
}
