package dev.shale.engine.discovery.rows;

import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordParts;
import dev.shale.engine.record.RecordReferences;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * The rows of an inner graph, as a record has them: the uses of no part, and then each part with
 * its uses of other parts and of dependencies. What a part uses twice in the same way is one row.
 * Belongs to one thread; allocates while its buffers grow.
 */
public final class InnerRows {
  private static final int COLUMNS = 4;
  private static final int FLAGS = 0;
  private static final int TARGET = 1;
  private static final int BEGIN = 2;
  private static final int END = 3;

  /** So many rows of the same part are looked at for one that is the same. */
  private static final int LOOK_BACK = 64;

  private final IntArrayList rows = new IntArrayList();

  /** By part its row. */
  private int[] places = new int[16];

  /** The references by part: where those of a part begin, and the references. */
  private int[] begins = new int[16];

  private int[] sorted = new int[64];
  private int partBegin;

  /** Makes the rows of a record. */
  public void read(ModuleRecord record) {
    rows.clear();
    partBegin = 0;
    sort(record);
    RecordParts parts = record.parts();
    addReferences(record, RecordParts.NO_PART);
    for (int part = 0; part < parts.count(); part++) {
      places[part] = count();
      add(flagsOf(parts.flags(part)), parts.reason(part), parts.start(part), 0);
      partBegin = count();
      for (int use = parts.firstUse(part); use < parts.firstUse(part + 1); use++) {
        if (parts.isReachable(use)) {
          add(InnerFlags.OF_PART, parts.used(use), 0, 0);
        }
      }
      addReferences(record, part);
    }
    for (int row = 0; row < count(); row++) {
      if (isOfPart(row)) {
        rows.setInt(row * COLUMNS + TARGET, places[target(row)]);
      }
    }
  }

  private static int flagsOf(int partFlags) {
    return InnerFlags.PART
        | ((partFlags & RecordParts.PURE) != 0 ? InnerFlags.PURE : 0)
        | ((partFlags & RecordParts.PURE_FUNCTION) != 0 ? InnerFlags.PURE_FUNCTION : 0);
  }

  private void sort(ModuleRecord record) {
    RecordReferences references = record.references();
    int partCount = record.parts().count();
    places = sized(places, partCount + 1);
    begins = sized(begins, partCount + 3);
    sorted = sized(sorted, references.count());
    Arrays.fill(begins, 0, partCount + 3, 0);
    for (int reference = 0; reference < references.count(); reference++) {
      begins[references.part(reference) + 3]++;
    }
    for (int part = 2; part < partCount + 3; part++) {
      begins[part] += begins[part - 1];
    }
    for (int reference = 0; reference < references.count(); reference++) {
      sorted[begins[references.part(reference) + 2]++] = reference;
    }
  }

  private static int[] sized(int[] array, int length) {
    return array.length >= length ? array : new int[Math.max(length, 2 * array.length)];
  }

  private void addReferences(ModuleRecord record, int part) {
    RecordReferences references = record.references();
    for (int index = begins[part + 1]; index < begins[part + 2]; index++) {
      int reference = sorted[index];
      int flags = references.flags(reference);
      int bits =
          ((flags & RecordReferences.CALLED) != 0 ? InnerFlags.CALLED : 0)
              | ((flags & RecordReferences.UNREACHABLE) != 0 ? InnerFlags.UNREACHABLE : 0)
              | ((flags & RecordReferences.LOADED) != 0 ? InnerFlags.LOADED : 0);
      int begin = references.pathBegin(reference);
      int end = references.pathEnd(reference);
      if (!isKnown(record.text(), bits, references.dependency(reference), begin, end)) {
        add(bits, references.dependency(reference), begin, end);
      }
    }
  }

  private boolean isKnown(byte[] text, int flags, int target, int begin, int end) {
    int last = count();
    for (int row = Math.max(partBegin, last - LOOK_BACK); row < last; row++) {
      boolean isSame =
          flags(row) == flags
              && target(row) == target
              && Arrays.equals(text, begin(row), end(row), text, begin, end);
      if (isSame) {
        return true;
      }
    }
    return false;
  }

  private void add(int flags, int target, int begin, int end) {
    rows.addInt(flags);
    rows.addInt(target);
    rows.addInt(begin);
    rows.addInt(end);
  }

  /** How many rows there are. */
  public int count() {
    return rows.size() / COLUMNS;
  }

  /** Bits of {@link InnerFlags}. */
  public int flags(int row) {
    return rows.getInt(row * COLUMNS + FLAGS);
  }

  /** As in {@link dev.shale.engine.graph.InnerGraph#target}. */
  public int target(int row) {
    return rows.getInt(row * COLUMNS + TARGET);
  }

  /** Whether it is a use of a dependency, which has a path. */
  public boolean isReference(int row) {
    return (flags(row) & (InnerFlags.PART | InnerFlags.OF_PART)) == 0;
  }

  private boolean isOfPart(int row) {
    return (flags(row) & InnerFlags.OF_PART) != 0;
  }

  /** Where in the text of the record the path begins; of a part its offset in the file. */
  public int begin(int row) {
    return rows.getInt(row * COLUMNS + BEGIN);
  }

  /** Where the path ends. */
  public int end(int row) {
    return rows.getInt(row * COLUMNS + END);
  }

  /** The row of a part of the record, which may be none. */
  public int place(int part) {
    return part == RecordParts.NO_PART ? Snapshot.NO_PART : places[part];
  }
}
