package dev.shale.engine.walk;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * The modules that a change of others affects, against the direction of connections. Costs the
 * connections that lead to the modules found; takes a byte per module.
 *
 * <p>A module is affected, or it is affected and its exports may be others now, so that its own
 * importers are to be looked at: two marks. One is not enough. A module that is found affected
 * first and turns out to propagate later has to be gone on from nevertheless: 2 imports 0 and
 * re-exports 3, 3 re-exports 0, and 1 imports 2; a change of 0 concerns 1.
 */
public final class Affected implements AutoCloseable {
  /** In what respect a module has changed. */
  public enum Cause {
    /** What it does. */
    CONTENT,
    /** What it exports. */
    EXPORTS,
    /** Whether it exists, so that requests lead elsewhere. */
    RESOLUTION
  }

  /** What a change does to an importer. */
  public enum Effect {
    NONE,
    /** The importer is affected. */
    AFFECTED,
    /** The importer is affected, and its exports may have changed. */
    PROPAGATING
  }

  /** Which dependencies carry which changes to the modules that have them. */
  @FunctionalInterface
  public interface Rule {
    Effect effect(Cause cause, DependencyKind kind, boolean typeOnly);
  }

  private static final int AFFECTED = 1;

  /** Begin with the bit after it, a bit per cause that importers were told or are to be told of. */
  private static final int FIRST_CAUSE_BIT = 1;

  private static final Cause[] CAUSES = Cause.values();

  private final Region region;
  private final IntList affected;
  private final IntList waiting;
  private final byte[] effects;
  private MemorySegment marks;
  private int capacity;

  /**
   * Affected sets by a rule, which is asked now and not again.
   *
   * @param kinds those of the graphs
   */
  public Affected(Region owner, Kinds kinds, Rule rule) {
    region = owner.child("affected");
    affected = new IntList(region);
    waiting = new IntList(region);
    marks = region.allocate(0);
    effects = new byte[CAUSES.length * kinds.dependencyKindCount() * 2];
    for (Cause cause : CAUSES) {
      for (DependencyKind kind : kinds.dependencyKinds()) {
        effects[index(cause.ordinal(), kind.code(), false)] =
            (byte) rule.effect(cause, kind, false).ordinal();
        effects[index(cause.ordinal(), kind.code(), true)] =
            (byte) rule.effect(cause, kind, true).ordinal();
      }
    }
  }

  private static int index(int cause, int kind, boolean typeOnly) {
    return (kind * CAUSES.length + cause) * 2 + (typeOnly ? 1 : 0);
  }

  /**
   * What a bundler has to look at again. Importers do not see what a module does, only what it
   * exports; and what a module re-exports, it exports. Whoever names a file only is not concerned
   * by its exports. What exists for types is erased.
   */
  public static Effect whenBundling(Cause cause, DependencyKind kind, boolean typeOnly) {
    if (cause == Cause.CONTENT || typeOnly) {
      return Effect.NONE;
    }
    if (kind.isReExport()) {
      return Effect.PROPAGATING;
    }
    return kind.isNameOnly() && cause == Cause.EXPORTS ? Effect.NONE : Effect.AFFECTED;
  }

  /** Forgets what was found, for the modules of a graph. */
  public void begin(Snapshot graph) {
    for (int index = 0; index < affected.size(); index++) {
      Bytes.set(marks, affected.get(index), (byte) 0);
    }
    affected.clear();
    waiting.clear();
    if (graph.moduleCount() > capacity) {
      region.free(marks);
      capacity = graph.moduleCount() + Rows.spare(graph.moduleCount());
      marks = region.allocate(capacity);
    }
  }

  /** A module has changed. */
  public void change(int module, Cause cause) {
    mark(module, AFFECTED | bit(cause.ordinal()));
  }

  private static int bit(int cause) {
    return 1 << (FIRST_CAUSE_BIT + cause);
  }

  /** Adds marks to a module; one that has a new cause waits to be gone on from. */
  private void mark(int module, int bits) {
    int before = Bytes.get(marks, module);
    if ((before | bits) != before) {
      Bytes.set(marks, module, (byte) (before | bits));
      if (before == 0) {
        affected.add(module);
      }
      if (bits != AFFECTED) {
        waiting.add(module);
        waiting.add(bits & ~before & ~AFFECTED);
      }
    }
  }

  /** Finds all that is affected by the changes. */
  public void spread(Snapshot graph, IncomingCursor cursor) {
    while (waiting.size() > 0) {
      int causes = waiting.removeLast();
      int module = waiting.removeLast();
      for (int cause = 0; cause < CAUSES.length; cause++) {
        if ((causes & bit(cause)) != 0) {
          spread(graph, cursor, module, cause);
        }
      }
    }
  }

  private void spread(Snapshot graph, IncomingCursor cursor, int module, int cause) {
    for (cursor.of(module); cursor.next(); ) {
      int dependency = cursor.dependency();
      int kind = graph.dependencyKind(dependency).code();
      int effect = effects[index(cause, kind, graph.isTypeOnly(dependency))];
      if (effect == Effect.AFFECTED.ordinal()) {
        mark(cursor.source(), AFFECTED);
      } else if (effect == Effect.PROPAGATING.ordinal()) {
        mark(cursor.source(), AFFECTED | bit(Cause.EXPORTS.ordinal()));
      }
    }
  }

  /** How many modules are affected, those that have changed included. */
  public int count() {
    return affected.size();
  }

  /** An affected module, in the order in which they were found. */
  public int module(int index) {
    return affected.get(index);
  }

  public boolean isAffected(int module) {
    return Bytes.get(marks, module) != 0;
  }

  /** Whether the exports of a module may be others than before. */
  public boolean isPropagating(int module) {
    return (Bytes.get(marks, module) & bit(Cause.EXPORTS.ordinal())) != 0;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    region.close();
  }
}
