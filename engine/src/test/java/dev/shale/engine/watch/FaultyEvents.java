package dev.shale.engine.watch;

import dev.shale.offheap.system.DirectoryEvents;
import java.util.Set;
import java.util.TreeSet;

/** Events of the system, with faults that a test asks for. */
final class FaultyEvents implements DirectoryEvents {
  private final DirectoryEvents events;
  private final Set<Integer> watches = new TreeSet<>();

  /** The most watches. */
  int limit = Integer.MAX_VALUE;

  /** Paths that may not be read. */
  final Set<String> denied = new TreeSet<>();

  /** Whether the records that are read next are lost. */
  boolean isLosing;

  /** One in so many records is not told. */
  int losesOneIn = Integer.MAX_VALUE;

  private int told;

  /** The record of the loss: to come, the current one, or none. */
  private boolean isNext;

  private boolean isCurrent;

  FaultyEvents(DirectoryEvents events) {
    this.events = events;
  }

  Set<Integer> watches() {
    return watches;
  }

  @Override
  public int add(String path, int mask, boolean isFollowing) {
    if (denied.contains(path)) {
      return DENIED;
    }
    int watch = events.add(path, mask, isFollowing);
    if (watch >= 0 && watches.add(watch) && watches.size() > limit) {
      remove(watch);
      return LIMIT_REACHED;
    }
    return watch;
  }

  @Override
  public void remove(int watch) {
    watches.remove(watch);
    events.remove(watch);
  }

  @Override
  public boolean read() {
    isCurrent = false;
    boolean isThere = events.read();
    if (!isLosing) {
      return isThere;
    }
    while (isThere) {
      isThere = events.read();
    }
    isLosing = false;
    isNext = true;
    return true;
  }

  @Override
  public boolean mayHaveMore() {
    return events.mayHaveMore();
  }

  @Override
  public boolean next() {
    isCurrent = isNext;
    isNext = false;
    told++;
    return isCurrent || ((told % losesOneIn != 0 || events.next()) && events.next());
  }

  @Override
  public int watch() {
    return isCurrent ? Directory.NO_WATCH : events.watch();
  }

  @Override
  public int mask() {
    return isCurrent ? OVERFLOW : events.mask();
  }

  @Override
  public String name() {
    return isCurrent ? "" : events.name();
  }

  @Override
  public boolean await(long nanos) {
    return events.await(nanos);
  }

  @Override
  public void wake() {
    events.wake();
  }

  @Override
  public void close() {
    events.close();
  }
}
