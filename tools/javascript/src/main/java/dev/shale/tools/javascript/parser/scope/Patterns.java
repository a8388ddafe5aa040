package dev.shale.tools.javascript.parser.scope;

import java.util.Arrays;

/**
 * Which properties an object pattern takes, as paths of names: {@code {a, b: {c}}} takes {@code a}
 * and {@code b c}. A pattern that takes all the rest has an empty path, or one that ends where the
 * rest is. Only noted while the pattern of a variable is read.
 */
public final class Patterns {
  static final int NO_PATH = -1;

  /** Paths: the number of names, then the names. */
  private int[] paths = new int[64];

  private int pathEnd;

  /** The properties around the position. */
  private int[] around = new int[16];

  private int depth;

  /** How deep the pattern begins; {@link #NO_PATH} when none is noted. */
  private int base = NO_PATH;

  public void open() {
    pathEnd = 0;
    depth = 0;
    base = NO_PATH;
  }

  /** Begins to note the pattern ahead; returns where its paths begin. */
  public int begin(boolean isObject) {
    base = isObject ? depth : NO_PATH;
    return pathEnd;
  }

  /** Ends a pattern; returns where its paths end. */
  public int end() {
    base = NO_PATH;
    return pathEnd;
  }

  /** Stops noting, for an expression inside a pattern; the result is for {@link #resume}. */
  public int suspend() {
    int saved = base;
    base = NO_PATH;
    return saved;
  }

  public void resume(int saved) {
    base = saved;
  }

  public int depth() {
    return depth;
  }

  /** Goes back to what was noted before a guess that failed. */
  public void rewind(int toDepth, int saved) {
    depth = toDepth;
    base = saved;
  }

  public boolean isOpen() {
    return base != NO_PATH;
  }

  public void enter(int property) {
    if (depth == around.length) {
      around = Arrays.copyOf(around, depth * 2);
    }
    around[depth++] = property;
  }

  public void leave() {
    depth--;
  }

  /** Notes that everything inside the properties around is taken. */
  public void takeAll() {
    if (isOpen()) {
      int length = depth - base;
      if (pathEnd + length >= paths.length) {
        paths = Arrays.copyOf(paths, Math.max(paths.length * 2, pathEnd + length + 1));
      }
      paths[pathEnd++] = length;
      for (int at = base; at < depth; at++) {
        paths[pathEnd++] = around[at];
      }
    }
  }

  /** Notes that a property is taken. */
  public void take(int property) {
    if (isOpen()) {
      enter(property);
      takeAll();
      leave();
    }
  }

  /** How many names the path at a place has; they follow it. */
  public int length(int path) {
    return paths[path];
  }

  public int name(int path, int index) {
    return paths[path + 1 + index];
  }

  public void truncate(int toPath) {
    pathEnd = toPath;
  }
}
