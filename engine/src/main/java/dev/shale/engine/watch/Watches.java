package dev.shale.engine.watch;

import dev.shale.offheap.system.DirectoryEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which directories the watches of the system belong to. Usually one; but the system gives a
 * directory one watch whatever its paths, and while it moves it has two paths here: the old one
 * until its record is read, and the new one as soon as it is found there. The watch ends with the
 * last of them.
 */
final class Watches {
  private final DirectoryEvents events;
  private Map<Integer, Directory> firsts = new HashMap<>();

  Watches(DirectoryEvents events) {
    this.events = events;
  }

  /** Those that have a watch. */
  List<Directory> of(int watch) {
    Directory first = firsts.get(watch);
    if (first == null) {
      return List.of();
    }
    if (first.twin() == null) {
      return List.of(first);
    }
    List<Directory> all = new ArrayList<>();
    for (Directory one = first; one != null; one = one.twin()) {
      all.add(one);
    }
    return all;
  }

  void put(Directory one, int watch) {
    if (one.watch() != watch) {
      remove(one);
      one.link(watch, firsts.put(watch, one));
    }
  }

  void remove(Directory one) {
    int watch = one.watch();
    if (watch == Directory.NO_WATCH) {
      return;
    }
    List<Directory> all = of(watch);
    firsts.remove(watch);
    for (Directory other : all) {
      other.link(Directory.NO_WATCH, null);
    }
    for (Directory other : all) {
      if (other != one) {
        other.link(watch, firsts.put(watch, other));
      }
    }
    if (all.size() == 1) {
      events.remove(watch);
    }
  }

  /**
   * Forgets all, so that they can be put again.
   *
   * @return the watches that there are, for {@link #endOthers}
   */
  Set<Integer> forgetAll() {
    Set<Integer> before = firsts.keySet();
    for (int watch : before) {
      for (Directory one : of(watch)) {
        one.link(Directory.NO_WATCH, null);
      }
    }
    firsts = new HashMap<>();
    return before;
  }

  /** Ends those watches of before that nobody has now. */
  void endOthers(Set<Integer> before) {
    for (int watch : before) {
      if (!firsts.containsKey(watch)) {
        events.remove(watch);
      }
    }
  }

  /** All directories that are watched. */
  List<Directory> all() {
    List<Directory> all = new ArrayList<>();
    for (int watch : firsts.keySet()) {
      all.addAll(of(watch));
    }
    return all;
  }
}
