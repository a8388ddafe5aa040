package dev.shale.engine.record;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;

/**
 * The parts of a module: its top-level statements, in source order, each declarator of a variable
 * statement by itself. Imports and exports that declare nothing are no parts.
 *
 * <p>A part that is {@linkplain #PURE pure} can be left out unless something uses what it declares;
 * the others are the module's own evaluation. A part uses others by the names that they declare,
 * and other modules by {@link RecordReferences}.
 *
 * <p>Offsets are bytes of the file; ranges are half open. Not thread-safe.
 */
public final class RecordParts {
  /** Stands for no part: an import, or an export of what other parts declare. */
  public static final int NO_PART = -1;

  /** Evaluating the part has no effects that something else could see. */
  public static final int PURE = 1;

  /** The part declares functions a call of which has no effects of its own. */
  public static final int PURE_FUNCTION = 1 << 1;

  private static final int REASON_SHIFT = 8;
  private static final int REASONS = 127;

  /** Bits, and above them the reason. */
  private static final int FLAGS = 0;

  private static final int START = 1;
  private static final int END = 2;
  private static final int FIRST_USE = 3;
  private static final int FIRST_NAME = 4;
  private static final int COLUMNS = 5;

  private static final int NAME_BEGIN = 0;
  private static final int NAME_END = 1;
  private static final int NAME_COLUMNS = 2;

  private final RecordText text;
  private final RecordRows rows = new RecordRows(COLUMNS);
  private final RecordRows uses = new RecordRows(1);
  private final RecordRows names = new RecordRows(NAME_COLUMNS);

  private boolean isKnown;

  public RecordParts(RecordText text) {
    this.text = text;
  }

  public void clear() {
    isKnown = false;
    rows.clear();
    uses.clear();
    names.clear();
  }

  public void write(ByteWriter out) {
    out.writeByte(isKnown ? 1 : 0);
    rows.write(out);
    uses.write(out);
    names.write(out);
  }

  public void read(ByteReader in) {
    isKnown = in.readByte() == 1;
    rows.read(in);
    uses.read(in);
    names.read(in);
    rows.checkAscending(FIRST_USE, uses.count() + 1);
    rows.checkAscending(FIRST_NAME, names.count() + 1);
    uses.checkBelow(0, -rows.count(), rows.count());
    text.checkRanges(names, NAME_BEGIN, NAME_END);
  }

  /** Says that the parts of the file are going to be added, be it none. */
  public void begin() {
    isKnown = true;
  }

  /** Says that the file may use more than its parts do, such as in a template. */
  public void doubt() {
    isKnown = false;
  }

  /** Appends a part for whose effects no reason is known. */
  public int add(int flags, int start, int end) {
    return add(flags, 0, start, end);
  }

  /**
   * Appends a part, to which the names and uses belong that are added next.
   *
   * @param reason why it has effects, as a code of the language from 0 to 127; 0 where none is
   *     known
   */
  public int add(int flags, int reason, int start, int end) {
    int part = rows.add();
    rows.set(part, FLAGS, flags | (reason & REASONS) << REASON_SHIFT);
    rows.set(part, START, start);
    rows.set(part, END, end);
    rows.set(part, FIRST_USE, uses.count());
    rows.set(part, FIRST_NAME, names.count());
    return part;
  }

  /** Says that the last part declares a name. */
  public void declare(byte[] bytes, int begin, int end) {
    int name = names.add();
    names.set(name, NAME_BEGIN, text.append(bytes, begin, end));
    names.set(name, NAME_END, text.length());
  }

  /** Says that the last part uses something that a part declares. */
  public void use(int part) {
    uses.set(uses.add(), 0, part);
  }

  /** Says that code of the last part that never runs refers to something that a part declares. */
  public void mention(int part) {
    uses.set(uses.add(), 0, ~part);
  }

  public int count() {
    return rows.count();
  }

  /** Bits: {@link #PURE}, {@link #PURE_FUNCTION}. */
  public int flags(int part) {
    return rows.get(part, FLAGS) & (1 << REASON_SHIFT) - 1;
  }

  /** Why a part has effects: a code of the language, or 0. */
  public int reason(int part) {
    return rows.get(part, FLAGS) >>> REASON_SHIFT;
  }

  public int start(int part) {
    return rows.get(part, START);
  }

  public int end(int part) {
    return rows.get(part, END);
  }

  /** The first of the uses of a part, which end where those of the next part begin. */
  public int firstUse(int part) {
    return part == rows.count() ? uses.count() : rows.get(part, FIRST_USE);
  }

  /** The part that a use means. */
  public int used(int use) {
    int part = uses.get(use, 0);
    return part < 0 ? ~part : part;
  }

  /** Whether a use stands in code that may run; others keep nothing in the program. */
  public boolean isReachable(int use) {
    return uses.get(use, 0) >= 0;
  }

  /** The first of the names that a part declares, which end where those of the next part begin. */
  public int firstName(int part) {
    return part == rows.count() ? names.count() : rows.get(part, FIRST_NAME);
  }

  /** Where in {@link ModuleRecord#text()} a name begins. */
  public int nameBegin(int name) {
    return names.get(name, NAME_BEGIN);
  }

  public int nameEnd(int name) {
    return names.get(name, NAME_END);
  }

  /** Whether the parts of the file were read, be there none. */
  public boolean isKnown() {
    return isKnown;
  }

  /**
   * Whether evaluating the module is known to have no effects, its dependencies aside. Never so
   * where parts are not read.
   */
  public boolean isPure() {
    if (!isKnown) {
      return false;
    }
    for (int part = 0; part < rows.count(); part++) {
      if ((flags(part) & PURE) == 0) {
        return false;
      }
    }
    return true;
  }
}
