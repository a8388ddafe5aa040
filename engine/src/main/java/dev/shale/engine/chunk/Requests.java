package dev.shale.engine.chunk;

import dev.shale.offheap.Bits;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.agrona.collections.Int2IntHashMap;

/** The requests that load later, by dependency: whether each is in vain. */
final class Requests {
  private final Groups groups;
  private final Int2IntHashMap laters = new Int2IntHashMap(Groups.NONE);
  private final MemorySegment useful;

  Requests(Links links, Groups groups, Region region) {
    this.groups = groups;
    for (int later = links.laterCount() - 1; later >= 0; later--) {
      laters.put(links.dependency(later), later);
    }
    useful = region.allocate(Bits.bytes(links.laterCount()));
  }

  /** Says that a request loads something; of those of one dependency all count as one. */
  void useful(int dependency) {
    Bits.set(useful, laters.get(dependency));
  }

  /** Whether a request that loads later never loads anything. */
  boolean isRedundant(int dependency) {
    int later = laters.get(dependency);
    return later != Groups.NONE && groups.ofLater(later) != Groups.NONE && !Bits.get(useful, later);
  }
}
