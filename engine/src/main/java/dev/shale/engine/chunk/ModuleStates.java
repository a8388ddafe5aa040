package dev.shale.engine.chunk;

import dev.shale.engine.chunk.memory.GroupEdges;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** What chunks know of modules beside their requests: eight bytes for each. */
final class ModuleStates {
  static final int EXISTS = 1;

  /** Its requests count. */
  static final int READ = 1 << 1;

  static final int FILE = 1 << 2;

  private static final int STATE_BITS = 3;

  private final Region region;

  /** By module its state, and in the other bits its size. */
  private MemorySegment states;

  private int count;

  ModuleStates(Region region) {
    this.region = region;
    states = region.allocate(0);
  }

  /** Reads the states of all modules. */
  void read(Snapshot graph) {
    count = graph.moduleCount();
    states = GroupEdges.room(states, (long) count * Long.BYTES, region);
    for (int module = 0; module < count; module++) {
      set(module, of(graph, module), sizeOf(graph, module));
    }
  }

  /** From now on there are so many modules; those that are more did not exist. */
  void grow(int moduleCount) {
    if ((long) moduleCount * Long.BYTES > states.byteSize()) {
      long bytes = (long) Long.BYTES * (moduleCount + moduleCount / 8);
      MemorySegment grown = region.allocate(bytes).copyFrom(states);
      region.free(states);
      states = grown;
    }
    for (int module = count; module < moduleCount; module++) {
      set(module, 0, 0);
    }
    count = Math.max(count, moduleCount);
  }

  /** The state of a module now. */
  static int of(Snapshot graph, int module) {
    if (module >= graph.moduleCount() || !graph.moduleExists(module)) {
      return 0;
    }
    int isRead = graph.isForTypes(module) ? 0 : READ;
    return EXISTS | isRead | (graph.kind(module).isFile() ? FILE : 0);
  }

  /** The bytes of a module's file now. */
  static long sizeOf(Snapshot graph, int module) {
    return module < graph.moduleCount() && graph.moduleExists(module) ? graph.bytes(module) : 0;
  }

  /** How many modules are known. */
  int count() {
    return count;
  }

  /** The state that a module had. */
  int state(int module) {
    return (int) Longs.get(states, module) & ((1 << STATE_BITS) - 1);
  }

  /** The bytes that a module's file had. */
  long size(int module) {
    return Longs.get(states, module) >>> STATE_BITS;
  }

  void set(int module, int state, long size) {
    Longs.set(states, module, size << STATE_BITS | state);
  }
}
