package dev.shale.tools.javascript.parser.commonjs;

import dev.shale.tools.javascript.parser.rows.IntRows;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Keywords;
import java.util.Arrays;

/**
 * What was found about a CommonJS file's exports, each under a text of which there is one: the
 * exported names, the requests that are re-exported, the variables that hold a required module. An
 * open hash table of rows in the order in which they were added; texts are UTF-8 in one buffer.
 */
final class CommonJsTable {
  /** Kinds of rows. A text may have one row of each. */
  static final int NAME = 0;

  /** All exports of the dependency; the text is its request and a path, see {@link #path}. */
  static final int STAR = 1;

  /** A variable that holds what a {@code require} returns. */
  static final int VARIABLE = 2;

  /** A request that the record has as a dependency. */
  static final int REQUEST = 3;

  /** A bit of a name: an assignment or a definition makes it. */
  static final int EXPORTED = 1;

  /** A bit of a name: it is defined in a way that may do anything, and so is not told. */
  static final int UNSAFE = 1 << 1;

  /** A bit of a name: the file reads it. */
  static final int READ = 1 << 3;

  /** A bit of a star: the file gives the module to its exports, and to nobody else. */
  private static final int PASSED = 1 << 2;

  static final int NO_ROW = -1;

  private static final int KIND = 0;
  private static final int HASH = 1;
  private static final int BEGIN = 2;
  private static final int PATH = 3;
  private static final int END = 4;
  private static final int STATE = 5;
  private static final int START = 6;
  private static final int STOP = 7;
  private static final int DEPENDENCY = 8;

  private final IntRows rows = new IntRows(64);

  /** One more than a row, above {@link #taken}; what is not above it is empty. */
  private int[] slots = new int[256];

  /** What earlier files have left in the slots, so that these need not be emptied. */
  private int taken;

  private byte[] text = new byte[1024];
  private int textEnd;

  /** The text that is being written: its begin, and where a path in it begins. */
  private int begin;

  private int path;

  private int named;
  private final Decoder decoder = new Decoder();

  /** Stars in front of this row are overwritten. */
  private int firstStar;

  void open() {
    taken += rows.count();
    if (taken > Integer.MAX_VALUE / 2) {
      Arrays.fill(slots, 0);
      taken = 0;
    }
    rows.truncate(0);
    textEnd = 0;
    firstStar = 0;
    write();
  }

  /** Begins a text; what was written and not added is forgotten. */
  void write() {
    textEnd = rows.count() == 0 ? 0 : cell(rows.count() - 1, END);
    begin = textEnd;
    path = -1;
  }

  void append(byte[] bytes, int from, int until) {
    int length = until - from;
    reserve(length);
    System.arraycopy(bytes, from, text, textEnd, length);
    textEnd += length;
  }

  /** Says that a name of the path follows, which goes to the end of the text. */
  void beginName(byte separator) {
    reserve(1);
    text[textEnd++] = separator;
    if (path < 0) {
      path = textEnd;
    }
  }

  /** Whether the text that is being written has a path. */
  boolean hasPath() {
    return path >= 0;
  }

  private void reserve(int length) {
    while (textEnd + length > text.length) {
      text = Arrays.copyOf(text, text.length * 2);
    }
  }

  /** Adds a name as it is written, in quotes or not; false if Unicode has no such text. */
  boolean addName(byte[] bytes, int from, int until) {
    if (!writeName(bytes, from, until)) {
      return false;
    }
    named = put(NAME);
    return true;
  }

  private boolean writeName(byte[] bytes, int from, int until) {
    write();
    if (bytes[from] != '"' && bytes[from] != '\'') {
      append(bytes, from, until);
      return true;
    }
    decoder.decode(bytes, from + 1, until - 1);
    if (decoder.isWellFormed()) {
      append(decoder.text(), 0, decoder.length());
    }
    return decoder.isWellFormed();
  }

  /** Notes that the file reads a name, if it is one of the table. */
  void read(byte[] bytes, int from, int until) {
    int row = writeName(bytes, from, until) ? find(NAME) : NO_ROW;
    if (row != NO_ROW) {
      rows.setBits(row, STATE, READ);
    }
  }

  /** The row of the name that was added last. */
  int named() {
    return named;
  }

  void pass(int star) {
    rows.setBits(star, STATE, PASSED);
  }

  /** Whether a star is all that the file does with a module. */
  boolean isPassed(int row) {
    return isExport(row) && (cell(row, STATE) & PASSED) != 0;
  }

  /** Whether a star is one of a member of another module, and not of that module. */
  boolean isMember(int row) {
    return kind(row) == STAR && path(row) < end(row);
  }

  /** The row of the text that was written last, or {@link #NO_ROW}. */
  int find(int kind) {
    int slot = slot(kind, Keywords.hash(text, begin, textEnd));
    return rowAt(slot);
  }

  /** The row of the text that was written last, added where there was none. */
  int put(int kind) {
    int hash = Keywords.hash(text, begin, textEnd);
    int slot = slot(kind, hash);
    int row = rowAt(slot);
    if (row == NO_ROW || (kind == STAR && row < firstStar)) {
      row = add(kind, hash);
      slots[slot] = taken + row + 1;
      if (rows.count() * 2 > slots.length) {
        rehash();
      }
    }
    return row;
  }

  private int add(int kind, int hash) {
    int row = rows.add();
    rows.set(row, KIND, kind);
    rows.set(row, HASH, hash);
    rows.set(row, BEGIN, begin);
    rows.set(row, PATH, path < 0 ? textEnd : path);
    rows.set(row, END, textEnd);
    rows.set(row, STATE, 0);
    return row;
  }

  private int rowAt(int slot) {
    int entry = slots[slot];
    return entry > taken ? entry - taken - 1 : NO_ROW;
  }

  /** The slot of the written text, or the empty one where it belongs. */
  private int slot(int kind, int hash) {
    int slot = first(kind, hash);
    while (slots[slot] > taken && !isSame(rowAt(slot), kind, hash)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int first(int kind, int hash) {
    return (((hash + kind) * 0x9E3779B1) >>> 8) & (slots.length - 1);
  }

  private boolean isSame(int row, int kind, int hash) {
    return cell(row, HASH) == hash
        && cell(row, KIND) == kind
        && Arrays.equals(text, cell(row, BEGIN), cell(row, END), text, begin, textEnd);
  }

  private void rehash() {
    int[] outer = slots;
    slots = new int[outer.length * 2];
    for (int entry : outer) {
      if (entry > taken) {
        int row = entry - taken - 1;
        int slot = first(kind(row), cell(row, HASH));
        while (slots[slot] > taken) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
      }
    }
  }

  private int cell(int row, int column) {
    return rows.get(row, column);
  }

  /** Says that what follows takes the place of the stars so far. */
  void forgetStars() {
    firstStar = rows.count();
  }

  int count() {
    return rows.count();
  }

  /** Whether a row is an export of the file. */
  boolean isExport(int row) {
    return switch (kind(row)) {
      case NAME -> (cell(row, STATE) & (EXPORTED | UNSAFE)) == EXPORTED;
      case STAR -> row >= firstStar;
      default -> false;
    };
  }

  /** Whether the file reads a name of its own exports. */
  boolean isRead(int row) {
    return (cell(row, STATE) & READ) != 0;
  }

  int kind(int row) {
    return cell(row, KIND);
  }

  /** Sets bits and, at the first time that one of them is {@link #EXPORTED}, the place. */
  void mark(int row, int state, int start, int stop) {
    if ((cell(row, STATE) & EXPORTED) == 0) {
      place(row, start, stop);
    }
    rows.setBits(row, STATE, state);
  }

  /** Says where in the file a row comes from. */
  void place(int row, int start, int stop) {
    rows.set(row, START, start);
    rows.set(row, STOP, stop);
  }

  int start(int row) {
    return cell(row, START);
  }

  int stop(int row) {
    return cell(row, STOP);
  }

  void dependency(int row, int dependency) {
    rows.set(row, DEPENDENCY, dependency);
  }

  int dependency(int row) {
    return cell(row, DEPENDENCY);
  }

  byte[] text() {
    return text;
  }

  int begin(int row) {
    return cell(row, BEGIN);
  }

  /** Where the path begins that follows a request; the text's end where there is none. */
  int path(int row) {
    return cell(row, PATH);
  }

  int end(int row) {
    return cell(row, END);
  }
}
