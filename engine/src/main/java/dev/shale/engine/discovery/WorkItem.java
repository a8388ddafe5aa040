package dev.shale.engine.discovery;

import dev.shale.engine.graph.Kinds;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import java.util.ArrayList;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a worker found out about one file: its record, and where its requests lead. Filled by a
 * worker, applied by the writer, then reused.
 */
public final class WorkItem {
  private static final int FIRST_TARGETS = 16;
  private static final int KEPT_TARGETS = 1 << 10;

  final ModuleRecord record;
  private Resolved[] targets = new Resolved[FIRST_TARGETS];

  /** Of patterns: the dependency, and where it leads beside its first target. */
  private final IntArrayList patterns = new IntArrayList();

  private final ArrayList<Resolved> further = new ArrayList<>();

  /** By dependency: the place among those that its module had before of the same, plus one. */
  private int[] kept = new int[FIRST_TARGETS];

  WorkQueue.Task task = WorkQueue.Task.NEW;

  /** Whether evaluating the module is known to have no effects. */
  boolean isPure;

  long bytes;

  /** What the record follows from; null when nothing was read. */
  @Nullable RecordKey key;

  @Nullable Diagnostic problem;
  @Nullable Throwable failure;

  /**
   * The place in the queue that this is the result of, plus one; written last by the worker, read
   * by the writer.
   */
  private volatile int finished;

  /** Of no file yet. */
  public WorkItem(Kinds kinds) {
    record = new ModuleRecord(kinds);
  }

  /** What the front end found. */
  public ModuleRecord record() {
    return record;
  }

  /** The size of the file. */
  public long bytes() {
    return bytes;
  }

  /** What the record follows from; null when nothing was read. */
  public @Nullable RecordKey key() {
    return key;
  }

  public void clear() {
    record.clear();
    if (targets.length > KEPT_TARGETS) {
      targets = new Resolved[FIRST_TARGETS];
      kept = new int[FIRST_TARGETS];
    }
    Arrays.fill(kept, 0);
    clearFurther();
    isPure = false;
    task = WorkQueue.Task.NEW;
    bytes = 0;
    key = null;
    problem = null;
    failure = null;
  }

  private void clearFurther() {
    boolean isLarge = further.size() > KEPT_TARGETS;
    patterns.clear();
    further.clear();
    if (isLarge) {
      patterns.trimToSize();
      further.trimToSize();
    }
  }

  public void target(int dependency, Resolved target) {
    reserve(dependency);
    targets[dependency] = target;
  }

  private void reserve(int dependency) {
    if (dependency >= targets.length) {
      int length = Math.max(dependency + 1, targets.length * 2);
      targets = Arrays.copyOf(targets, length);
      kept = Arrays.copyOf(kept, length);
    }
  }

  /** Says that a dependency leads where one did that the module had before, at some place. */
  void keep(int dependency, int place) {
    reserve(dependency);
    targets[dependency] = Resolved.NOT_ASKED;
    kept[dependency] = place + 1;
  }

  /** Whether a dependency leads where one did before. */
  boolean isKept(int dependency) {
    return dependency < kept.length && kept[dependency] != 0;
  }

  /** The place that the dependency had which {@link #isKept is kept}. */
  int keptPlace(int dependency) {
    return kept[dependency] - 1;
  }

  public Resolved target(int dependency) {
    return targets[dependency];
  }

  /** Says where a dependency leads as well, whose pattern several modules fit. */
  public void furtherTarget(int dependency, Resolved target) {
    patterns.addInt(dependency);
    further.add(target);
  }

  /** How many targets there are beside the first ones of dependencies. */
  public int furtherCount() {
    return further.size();
  }

  /** The dependency that a further target belongs to. */
  public int furtherDependency(int index) {
    return patterns.getInt(index);
  }

  public Resolved furtherTarget(int index) {
    return further.get(index);
  }

  void finish(int place) {
    finished = place + 1;
  }

  boolean isFinished(int place) {
    return finished == place + 1;
  }
}
