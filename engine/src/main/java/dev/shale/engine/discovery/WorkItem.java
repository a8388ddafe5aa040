package dev.shale.engine.discovery;

import dev.shale.engine.facts.FileFact;
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
  long bytes;
  @Nullable FileFact fact;
  @Nullable Diagnostic problem;
  @Nullable Throwable failure;

  /** The module whose result this is, plus one; written last by the worker, read by the writer. */
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

  /** What is known of the file; null when its record is not to be kept. */
  public @Nullable FileFact fact() {
    return fact;
  }

  public void clear() {
    record.clear();
    if (targets.length > KEPT_TARGETS) {
      targets = new Resolved[FIRST_TARGETS];
    }
    clearFurther();
    bytes = 0;
    fact = null;
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
    if (dependency == targets.length) {
      targets = Arrays.copyOf(targets, dependency * 2);
    }
    targets[dependency] = target;
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

  void finish(int module) {
    finished = module + 1;
  }

  boolean isFinished(int module) {
    return finished == module + 1;
  }
}
