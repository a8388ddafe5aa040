package dev.shale.engine.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is watched, by its path; or that is wanted, and not there. It knows the one
 * above it and the part of the path that it adds.
 */
final class Directory {
  static final int NO_WATCH = -1;

  private final @Nullable Directory parent;
  private final String name;
  private @Nullable Map<String, Directory> children;

  private int watch = NO_WATCH;

  /** What paths in it begin with, once something in it has changed: more is likely to. */
  private @Nullable String told;

  /** Another path of the same directory, which has the same watch. */
  private @Nullable Directory twin;

  /** Whether somebody asked for it, or for one below it: it stays when the directory goes. */
  private boolean isWanted;

  private boolean isSingle;
  private @Nullable Predicate<String> rootSkip;

  /** Which directories to leave out, if those in it are watched too. */
  private @Nullable Predicate<String> skip;

  /** The one at the top, above all. */
  Directory() {
    parent = null;
    name = "";
  }

  private Directory(Directory parent, String name) {
    this.parent = parent;
    this.name = name;
  }

  @Nullable Directory parent() {
    return parent;
  }

  String name() {
    return name;
  }

  String path() {
    String prefix = prefix();
    return parent == null ? prefix : prefix.substring(0, prefix.length() - 1);
  }

  /** The path of a name in it. */
  String path(String child) {
    if (told == null) {
      told = prefix();
    }
    return told.concat(child);
  }

  private String prefix() {
    List<String> names = new ArrayList<>();
    for (Directory at = this; at.parent != null; at = at.parent) {
      names.add(at.name);
    }
    StringBuilder text = new StringBuilder("/");
    for (String part : names.reversed()) {
      text.append(part).append('/');
    }
    return text.toString();
  }

  @Nullable Directory child(String child) {
    return children == null ? null : children.get(child);
  }

  Directory childOrNew(String child) {
    if (children == null) {
      children = new HashMap<>();
    }
    return children.computeIfAbsent(child, missing -> new Directory(this, missing));
  }

  /** Those that are known in it, as they are now. */
  List<Directory> children() {
    return children == null ? List.of() : List.copyOf(children.values());
  }

  /** Forgets those in it that nobody asked for. */
  void forgetChildren() {
    if (children != null) {
      children.values().removeIf(child -> !child.isWanted);
      children = children.isEmpty() ? null : children;
    }
  }

  /** Takes it away from the one above it, unless it is wanted. */
  void forget() {
    if (!isWanted && parent != null && parent.children != null) {
      parent.children.remove(name, this);
    }
  }

  int watch() {
    return watch;
  }

  boolean isWatched() {
    return watch != NO_WATCH;
  }

  @Nullable Directory twin() {
    return twin;
  }

  void link(int number, @Nullable Directory next) {
    watch = number;
    twin = next;
  }

  boolean isWanted() {
    return isWanted;
  }

  void want() {
    isWanted = true;
  }

  /** That somebody asked for it; with those in it unless the predicate is null. */
  void makeRoot(@Nullable Predicate<String> leftOut) {
    if (leftOut == null) {
      isSingle = true;
    } else {
      rootSkip = both(rootSkip, leftOut);
    }
  }

  boolean isRoot() {
    return isSingle || rootSkip != null;
  }

  /** Whether changes of what is in it are of interest, and not only those on the way to a root. */
  boolean isTold() {
    return isSingle || skip != null;
  }

  /** Whether a directory of that name in it is to be watched too. */
  boolean descendsTo(String child) {
    return skip != null && !skip.test(child);
  }

  /** Finds out what to do with those in it, from the one above it. */
  void settle() {
    Predicate<String> inherited = parent != null && parent.descendsTo(name) ? parent.skip : null;
    skip = both(rootSkip, inherited);
  }

  /** In two trees, left out is what both leave out. */
  private static @Nullable Predicate<String> both(
      @Nullable Predicate<String> first, @Nullable Predicate<String> second) {
    if (first == null || first.equals(second)) {
      return second;
    }
    return second == null ? first : first.and(second);
  }
}
