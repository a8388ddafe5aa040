package dev.shale.engine;

import dev.shale.engine.discovery.ChangeLog;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.metric.Count;
import dev.shale.engine.metric.FlightEvents;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.metric.Timing;
import dev.shale.engine.metric.UpdateEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/** Runs updates, makes what they did visible, and says what it was. */
final class UpdateMaker {
  private final LiveGraph live;
  private final Project project;
  private final LiveCounts counts;
  private volatile boolean isRunning;
  private volatile boolean hasFailed;
  private volatile CompletableFuture<Update> nothing = nothing(0);

  UpdateMaker(LiveGraph live, Project project) {
    this.live = live;
    counts = live.metrics().counts();
    this.project = project;
  }

  /** Whether all can be seen of the updates that were begun. */
  boolean isCurrent() {
    return !isRunning && !hasFailed;
  }

  void running(boolean isRunningNow) {
    isRunning = isRunningNow;
  }

  /** What an update is that did nothing. */
  CompletableFuture<Update> nothing() {
    return nothing;
  }

  /** Runs an update. When it fails, the next one begins from nothing: files are not named twice. */
  Update update(Supplier<LiveGraph.Outcome> work) {
    boolean isDone = false;
    try {
      UpdateEvent event = FlightEvents.update();
      long asked = counts.get(Count.REQUESTS);
      Update update = make(work);
      count(update);
      if (event != null) {
        record(event, update, counts.get(Count.REQUESTS) - asked);
      }
      isDone = true;
      return update;
    } finally {
      hasFailed = !isDone;
      if (!isDone) {
        counts.add(Count.FAILED_UPDATES, 1);
        live.doubt();
      }
    }
  }

  private void count(Update update) {
    counts.time(Timing.UPDATE, update.nanos());
    if (update.isRebuilt()) {
      counts.add(Count.BUILDS, 1);
    }
    live.metrics().measure(live.graph());
  }

  private void record(UpdateEvent event, Update update, long asked) {
    int touched = update.added().length + update.changed().length + update.removed().size();
    int changed = update.isRebuilt() ? live.graph().writer().working().moduleCount() : touched;
    event.done(changed, update.parsedCount(), asked, update.isRebuilt(), update.reason());
  }

  private Update make(Supplier<LiveGraph.Outcome> work) {
    long start = System.nanoTime();
    Published before = project.published();
    LiveGraph.Outcome outcome = work.get();
    ChangeLog log = outcome.log();
    boolean isNothing =
        log != null
            && log.added().isEmpty()
            && log.removed().isEmpty()
            && log.changed().isEmpty()
            && log.before().isEmpty();
    if (isNothing && before != null) {
      return update(before, outcome, Update.Modules.NONE, new Difference(), start);
    }
    Published next =
        new Published(
            live.graph(), before == null ? 1 : before.generation() + 1, diagnostics(before, log));
    try (Snapshot former = before == null ? null : before.graph().snapshot()) {
      project.publish(() -> {
        live.publish();
        project.published(next);
      });
      return update(next, outcome, modules(log), difference(former, before, next, log), start);
    }
  }

  private Update update(
      Published state,
      LiveGraph.Outcome outcome,
      Update.Modules modules,
      Difference difference,
      long start) {
    Update update =
        new Update(
            state.generation(),
            modules,
            difference.diagnosticsAdded,
            difference.diagnosticsRemoved,
            difference.cyclesAdded,
            difference.cyclesRemoved,
            outcome.reason(),
            outcome.parsedCount(),
            System.nanoTime() - start);
    nothing = nothing(state.generation());
    return update;
  }

  private static CompletableFuture<Update> nothing(long generation) {
    return CompletableFuture.completedFuture(
        new Update(
            generation, Update.Modules.NONE, List.of(), List.of(), List.of(), List.of(), "", 0, 0));
  }

  private static Update.Modules modules(@Nullable ChangeLog log) {
    if (log == null) {
      return new Update.Modules(true, Update.Ids.NONE, Update.Ids.NONE, List.of());
    }
    int[] changed = new int[log.changed().size()];
    int count = 0;
    for (var keys = log.changed().keySet().iterator(); keys.hasNext(); ) {
      changed[count++] = keys.nextValue();
    }
    Arrays.sort(changed);
    List<String> removed = new ArrayList<>(log.removed());
    removed.sort(null);
    return new Update.Modules(
        false, new Update.Ids(log.added().toIntArray()), new Update.Ids(changed), removed);
  }

  /** What is wrong with modules now; the same object when nothing about that changed. */
  private Int2ObjectHashMap<List<Diagnostic>> diagnostics(
      @Nullable Published before, @Nullable ChangeLog log) {
    if (before == null || log == null) {
      return live.diagnostics();
    }
    Int2ObjectHashMap<List<Diagnostic>> next = null;
    IntArrayList touched = touched(log);
    for (int index = 0; index < touched.size(); index++) {
      int module = touched.getInt(index);
      List<Diagnostic> known = before.diagnostics().get(module);
      List<Diagnostic> now = live.diagnostics(module);
      if (!now.equals(known == null ? List.of() : known)) {
        next = next == null ? new Int2ObjectHashMap<>(before.diagnostics()) : next;
        if (now.isEmpty()) {
          next.remove(module);
        } else {
          next.put(module, now);
        }
      }
    }
    return next == null ? before.diagnostics() : next;
  }

  /** The modules of which something else may be wrong. */
  private static IntArrayList touched(ChangeLog log) {
    IntArrayList touched = new IntArrayList();
    touched.addAll(log.added());
    for (var keys = log.before().keySet().iterator(); keys.hasNext(); ) {
      touched.addInt(keys.nextInt());
    }
    return touched;
  }

  /** What came and went beside modules. */
  private static final class Difference {
    private List<Diagnostic> diagnosticsAdded = List.of();
    private List<Diagnostic> diagnosticsRemoved = List.of();
    private final List<int[]> cyclesAdded = new ArrayList<>();
    private final List<List<String>> cyclesRemoved = new ArrayList<>();
  }

  private Difference difference(
      @Nullable Snapshot former,
      @Nullable Published before,
      Published next,
      @Nullable ChangeLog log) {
    Difference difference = new Difference();
    Set<Diagnostic> old = new HashSet<>();
    Set<Diagnostic> now = new HashSet<>();
    if (before == null || former == null) {
      return difference;
    }
    if (log == null) {
      next.diagnostics().values().forEach(now::addAll);
      before.diagnostics().values().forEach(old::addAll);
    } else {
      IntArrayList touched = touched(log);
      for (int index = 0; index < touched.size(); index++) {
        addAll(old, before.diagnostics().get(touched.getInt(index)));
        addAll(now, next.diagnostics().get(touched.getInt(index)));
      }
    }
    difference.diagnosticsAdded = minus(now, old);
    difference.diagnosticsRemoved = minus(old, now);
    try (Snapshot current = next.graph().snapshot()) {
      CycleChanges cycles = new CycleChanges(former, current);
      if (log == null) {
        cycles.findAll(difference.cyclesAdded, difference.cyclesRemoved);
      } else {
        cycles.find(log, difference.cyclesAdded, difference.cyclesRemoved);
      }
    }
    return difference;
  }

  private static void addAll(Set<Diagnostic> all, @Nullable List<Diagnostic> some) {
    if (some != null) {
      all.addAll(some);
    }
  }

  private static List<Diagnostic> minus(Set<Diagnostic> some, Set<Diagnostic> others) {
    List<Diagnostic> left = new ArrayList<>(some);
    left.removeAll(others);
    left.sort(Published.BY_PLACE);
    return left;
  }
}
