package dev.shale.engine.watch;

import dev.shale.offheap.system.DirectoryEvents;
import dev.shale.offheap.system.InotifyLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Directories that are to be watched and cannot be, and why. */
final class Unwatched {
  private static final String LIMIT = "";

  private final LinkedHashMap<Directory, String> reasons = new LinkedHashMap<>();

  /** Read by any thread. */
  private volatile boolean isEmpty = true;

  boolean isEmpty() {
    return isEmpty;
  }

  void add(Directory one, int error) {
    add(
        one,
        switch (error) {
          case DirectoryEvents.LIMIT_REACHED -> LIMIT;
          case DirectoryEvents.DENIED -> "may not be read";
          default -> "cannot be watched: error " + -error;
        });
  }

  void add(Directory one, String reason) {
    reasons.put(one, reason);
    isEmpty = false;
  }

  void remove(Directory one) {
    if (!isEmpty) {
      reasons.remove(one);
      isEmpty = reasons.isEmpty();
    }
  }

  void clear() {
    reasons.clear();
    isEmpty = true;
  }

  List<Directory> all() {
    return List.copyOf(reasons.keySet());
  }

  /** Whether the last one that was added is for the limit of watches. */
  boolean isLimited() {
    return !isEmpty && reasons.lastEntry().getValue().equals(LIMIT);
  }

  /** A sentence about the first of them. */
  String sentence() {
    Map.Entry<Directory, String> first = reasons.firstEntry();
    if (!first.getValue().equals(LIMIT)) {
      return "Not all changes are known: " + first.getKey().path() + " " + first.getValue();
    }
    return "Not all changes are known: "
        + first.getKey().path()
        + " and "
        + (reasons.size() - 1)
        + " other directories cannot be watched, because "
        + InotifyLimit.WATCHES
        + "; raise it with sysctl";
  }
}
