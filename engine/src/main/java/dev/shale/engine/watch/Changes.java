package dev.shale.engine.watch;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a {@link FileWatch} found to have changed, until it is cleared. Belongs to one thread.
 *
 * <p>A path of a directory stands for all that was in it before: of a directory that vanished,
 * nothing below it is named. What is in a directory that came is named, each by its path.
 */
public final class Changes {
  private final SortedSet<String> paths = new TreeSet<>();
  private final SortedSet<String> view = Collections.unmodifiableSortedSet(paths);
  private String reason = "";
  private long additions;

  /** Nothing. */
  public Changes() {}

  /**
   * Absolute paths of what was created, written, touched or deleted, and both paths of what was
   * moved; in the order of their characters. Empty if it {@link #isEverything}. A view.
   */
  public SortedSet<String> paths() {
    return view;
  }

  /** Whether anything may have changed, so that all files have to be looked at. */
  public boolean isEverything() {
    return !reason.isEmpty();
  }

  /** Why it is everything: a sentence; empty when it is not. */
  public String reason() {
    return reason;
  }

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return paths.isEmpty() && reason.isEmpty();
  }

  /** Forgets what changed. */
  public void clear() {
    paths.clear();
    reason = "";
  }

  /** Adds what others are. */
  public void addAll(Changes others) {
    if (others.isEverything()) {
      addEverything(others.reason);
    } else {
      others.paths.forEach(this::add);
    }
  }

  /** How often something was added, which may have been there. */
  long additions() {
    return additions;
  }

  void add(String path) {
    additions++;
    if (reason.isEmpty()) {
      paths.add(path);
    }
  }

  void addEverything(String why) {
    additions++;
    if (reason.isEmpty()) {
      paths.clear();
      reason = why;
    }
  }
}
