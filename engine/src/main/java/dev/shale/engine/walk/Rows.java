package dev.shale.engine.walk;

import dev.shale.offheap.Ints;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * One direction of an {@link Adjacency}: for each module the modules at the other ends of its
 * edges, side by side.
 *
 * <p>A row is known by where it begins and where it ends, so that it can be moved: a row that grows
 * goes to the spare room behind all others. A slot that nobody has holds {@link #FREE}, and the row
 * that ends before it may take it; no lengths of gaps have to be kept. When the spare room is used
 * up, everything is copied, in the order of the modules, to new memory ({@link #compact}).
 *
 * <p>Takes eight bytes per module and four per edge, and a sixty-fourth more to spare.
 */
public final class Rows implements AutoCloseable {
  private static final int FREE = -1;
  private static final int SPARE_DIVISOR = 64;
  private static final int LEAST_SPARE = 1 << 10;

  private final Region owner;
  private final String name;
  private Region region;

  /** Where each module's row begins, and in the high half where it ends. */
  private MemorySegment bounds;

  private MemorySegment targets;
  private int capacity;
  private int moduleCount;
  private int room;
  private int used;
  private int edgeCount;

  public Rows(String name, Region owner) {
    this.name = name;
    this.owner = owner;
    region = owner.child(name);
    bounds = region.allocate(0);
    targets = bounds;
  }

  /** Makes room for modules, all without edges. */
  public void allocateModules(int count, int spare) {
    capacity = Math.addExact(count, spare);
    moduleCount = count;
    bounds = region.allocate(capacity * (long) Long.BYTES);
  }

  /** Makes room for edges. */
  public void allocateEdges(long count, int spare) {
    room = Math.toIntExact(count + spare);
    targets = region.allocate(room * (long) Integer.BYTES);
  }

  /** Forgets all rows and makes room for others: in the same memory, where it is large enough. */
  public void renew(int modules, long edges) {
    if (modules > capacity || edges > room) {
      region.close();
      region = owner.child(name);
      allocateModules(modules, 0);
      allocateEdges(edges, 0);
    }
    for (int module = 0; module < capacity; module++) {
      Longs.set(bounds, module, 0);
    }
    moduleCount = modules;
    filled(0);
  }

  /** Says how many edges were written, one row after the other. */
  public void filled(int count) {
    used = count;
    edgeCount = count;
  }

  public static int spare(long count) {
    return (int) Math.min(Integer.MAX_VALUE / 4, count / SPARE_DIVISOR + LEAST_SPARE);
  }

  public int moduleCount() {
    return moduleCount;
  }

  public int edgeCount() {
    return edgeCount;
  }

  /** Where rows begin and end. */
  public MemorySegment bounds() {
    return bounds;
  }

  public MemorySegment targets() {
    return targets;
  }

  /** Where the row of a module begins and ends, read at once; for {@link #begin} and the like. */
  public static long row(MemorySegment bounds, int module) {
    return Longs.get(bounds, module);
  }

  public static int begin(long row) {
    return (int) row;
  }

  public static int end(long row) {
    return (int) (row >>> Integer.SIZE);
  }

  public static int length(long row) {
    return end(row) - begin(row);
  }

  public static int begin(MemorySegment bounds, int module) {
    return begin(row(bounds, module));
  }

  public static int end(MemorySegment bounds, int module) {
    return end(row(bounds, module));
  }

  public static void begin(MemorySegment bounds, int module, int edge) {
    row(bounds, module, edge, end(bounds, module));
  }

  public static void end(MemorySegment bounds, int module, int edge) {
    row(bounds, module, begin(bounds, module), edge);
  }

  private static void row(MemorySegment bounds, int module, int begin, int end) {
    Longs.set(bounds, module, (long) end << Integer.SIZE | (begin & 0xFFFF_FFFFL));
  }

  public int begin(int module) {
    return begin(bounds, module);
  }

  public int end(int module) {
    return end(bounds, module);
  }

  public int length(int module) {
    return length(row(bounds, module));
  }

  public int target(int edge) {
    return Ints.get(targets, edge);
  }

  /** Writes a row behind the last one, while rows are filled in the order of modules. */
  public int append(int module, int[] row, int count, int edge) {
    begin(bounds, module, edge);
    for (int index = 0; index < count; index++) {
      Ints.set(targets, edge + index, row[index]);
    }
    end(bounds, module, edge + count);
    return edge + count;
  }

  /** From now on there are more modules; the new ones have no edges. */
  public void grow(int count) {
    if (count > capacity) {
      compact(count, 0);
    }
    moduleCount = Math.max(moduleCount, count);
  }

  /** Makes the row of a module hold other modules. */
  public void replace(int module, int[] row, int count) {
    int before = length(module);
    reserve(module, count);
    int begin = begin(module);
    for (int index = 0; index < count; index++) {
      Ints.set(targets, begin + index, row[index]);
    }
    Ints.fill(targets, begin + count, Math.max(begin + count, begin + before), FREE);
    end(bounds, module, begin + count);
    edgeCount += count - before;
  }

  /** Adds a module at the end of a row, which is named by its own module. */
  public void add(int row, int other) {
    reserve(row, length(row) + 1);
    int end = end(row);
    Ints.set(targets, end, other);
    end(bounds, row, end + 1);
    edgeCount++;
  }

  /** Takes a module out of a row; the last of the row takes its place. */
  public void remove(int row, int other) {
    int edge = begin(row);
    while (target(edge) != other) {
      edge++;
    }
    int last = end(row) - 1;
    Ints.set(targets, edge, target(last));
    Ints.set(targets, last, FREE);
    end(bounds, row, last);
    edgeCount--;
  }

  /** Makes sure that a row can have this length where it begins; it keeps its content. */
  private void reserve(int module, int length) {
    int before = length(module);
    if (length <= before || isFree(end(module), length - before)) {
      return;
    }
    int wanted = length + length / 8 + 2;
    if (wanted > room - used) {
      compact(moduleCount, wanted);
    }
    int begin = begin(module);
    Ints.copy(targets, begin, targets, used, before);
    Ints.fill(targets, begin, begin + before, FREE);
    begin(bounds, module, used);
    end(bounds, module, used + before);
    Ints.fill(targets, used + before, used + wanted, FREE);
    used += wanted;
  }

  private boolean isFree(int edge, int count) {
    if (count > used - edge) {
      return false;
    }
    for (int index = edge; index < edge + count; index++) {
      if (target(index) != FREE) {
        return false;
      }
    }
    return true;
  }

  /** Copies all rows to new memory, in the order of modules, with spare room again. */
  private void compact(int count, int wanted) {
    Region before = region;
    MemorySegment oldBounds = bounds;
    MemorySegment oldTargets = targets;
    region = owner.child(name);
    allocateModules(Math.max(count, moduleCount), spare(count));
    allocateEdges(edgeCount + (long) wanted, spare(edgeCount));
    int edge = 0;
    int known = (int) Math.min(moduleCount, oldBounds.byteSize() / Long.BYTES);
    for (int module = 0; module < known; module++) {
      int begin = begin(oldBounds, module);
      int length = end(oldBounds, module) - begin;
      Ints.copy(oldTargets, begin, targets, edge, length);
      begin(bounds, module, edge);
      edge += length;
      end(bounds, module, edge);
    }
    used = edge;
    before.close();
  }

  /** The bytes that the rows take. */
  public long bytes() {
    return region.usedBytes();
  }

  @Override
  public void close() {
    region.close();
  }
}
