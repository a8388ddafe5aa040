package dev.shale.engine.cache;

import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.Facts;
import dev.shale.engine.facts.KeptFacts;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.options.Reuse;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.Commit;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.RegionLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One build with what an earlier one left. When nothing changed, its graph is taken as it was
 * saved; otherwise what changed is taken into it. A build that begins elsewhere, or whose resolver
 * has other options, takes the records of files that are the same. Then all is saved, off the path
 * of whoever waits for the graph.
 *
 * <p>Belongs to the thread that builds. What goes wrong with the store costs time and nothing else.
 */
public final class BuildCache implements AutoCloseable {
  private static final String PARSER = "parser";
  private static final int CHECK_THREADS = 2;

  /** Packs of records beside as many as the modules of the graph have. */
  private static final int MOST_MORE_PACKS = 64;

  private final BuildOptions options;
  private final CacheOptions cache;
  private final Resolver resolver;
  private final Observations observations;
  private final BuildPlace place;
  private final Generation generation;
  private final EarlierBuild earlier;
  private final List<String> reasons = new ArrayList<>();
  private String failure = "";
  private int checkReadCount;
  private boolean isSaveDue;
  private @Nullable Saving saving;

  private BuildCache(
      BuildOptions options,
      CacheOptions cache,
      Resolver resolver,
      Observations observations,
      String version) {
    this.options = options;
    this.cache = cache;
    this.resolver = resolver;
    this.observations = observations;
    StoreStamp stamp =
        StoreStamp.of(ModuleGraph.layoutFingerprint(Passes.TABLES), version)
            .with(PARSER, options.frontEnd().recordIdentity());
    place =
        new BuildPlace(
            cache, stamp, options.frontEnd().recordIdentity(), resolver.answerIdentity());
    generation = place.generation();
    earlier = new EarlierBuild(generation);
  }

  /**
   * Opens what was left. Null when nothing can be kept, because the front end or the resolver does
   * not tell on what its results depend, or the place that one of them was loaded from does not
   * tell which code it is.
   */
  public static @Nullable BuildCache open(
      BuildOptions options, CacheOptions cache, Resolver resolver) {
    Observations observations = resolver.observations();
    if (observations == null
        || resolver.answerIdentity().isEmpty()
        || options.frontEnd().recordIdentity().isEmpty()) {
      return null;
    }
    String version =
        cache.version().isEmpty()
            ? CacheOptions.versionOf(
                List.of(BuildCache.class, options.frontEnd().getClass(), resolver.getClass()))
            : cache.version();
    return version.isEmpty()
        ? null
        : new BuildCache(options, cache, resolver, observations, version);
  }

  /** A graph and what is to be said about it. */
  public record Built(ModuleGraph graph, BuildReport report) {}

  /**
   * Restores or builds the graph of some entries.
   *
   * @throws dev.shale.offheap.RegionLimitException when the graph passes its limit
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
   */
  public Built build(List<Resolved> entries) {
    try {
      return buildWithWhatIsKept(entries);
    } catch (RegionLimitException | CancellationException ended) {
      throw ended;
    } catch (RuntimeException | Error unexpected) {
      if (!earlier.miss().isEmpty() && !place.usesOther()) {
        throw unexpected;
      }
      // All checksums fit, so it was made to look right, or what keeps builds has a defect.
      failure = unexpected.toString();
      reasons.clear();
      reasons.add(EarlierBuild.UNREADABLE);
      return buildAnew(entries);
    }
  }

  private Built buildWithWhatIsKept(List<Resolved> entries) {
    long start = System.nanoTime();
    String miss = earlier.miss();
    KeptFacts facts = earlier.facts;
    BuildSummary summary = earlier.summary;
    if (!miss.isEmpty() || facts == null || summary == null) {
      reasons.add(miss);
      return build(entries, CacheMemory.ofBuild(observations, place.recordsOfOther(), null));
    }
    FactCheck check =
        FactCheck.of(
            facts,
            observations,
            cache.isManaged(),
            generation.isOfOther(),
            Math.min(CHECK_THREADS, options.threads()));
    check.adoptInstallers(observations);
    boolean isSameResolver = summary.resolver().equals(resolver.answerIdentity());
    checkReadCount = check.readCount();
    explain(check, summary, entries, isSameResolver);
    boolean isSameGraph = isSameResolver && summary.hasEntries(entries) && check.isSound();
    Built updated = isSameGraph ? update(summary, entries, check, start) : null;
    if (updated != null) {
      return updated;
    }
    if (reasons.isEmpty()) {
      reasons.add("the pages that were kept cannot be read");
    }
    if (!check.isReadable()) {
      reasons.add(EarlierBuild.UNREADABLE);
      return buildAnew(entries);
    }
    return build(entries, CacheMemory.ofBuild(observations, earlier.records(), check));
  }

  private Built buildAnew(List<Resolved> entries) {
    return build(entries, CacheMemory.ofBuild(observations, KeptRecords.none(), null));
  }

  private void explain(
      FactCheck check, BuildSummary summary, List<Resolved> entries, boolean isSameResolver) {
    if (!isSameResolver) {
      reasons.add("the options of the resolver are others");
    } else if (!check.answersHold()) {
      reasons.add(check.reason());
    }
    if (!check.isUnchanged() && check.changedCount() > 0) {
      reasons.add(
          check.changedCount() == 1 ? "1 file changed" : check.changedCount() + " files changed");
    }
    if (!summary.hasEntries(entries)) {
      reasons.add("the entries are others");
    } else if (!summary.entries().equals(entries)) {
      reasons.add("the settings of an entry are others");
    }
    if (reasons.isEmpty() && !check.isUnchanged()) {
      reasons.add("some files could not be read");
    }
  }

  /** The graph that was kept, with what changed taken in; null when that takes a build. */
  private @Nullable Built update(
      BuildSummary summary, List<Resolved> entries, FactCheck check, long start) {
    KeptGraph graph = KeptGraph.open(options, generation);
    if (graph == null) {
      return null;
    }
    CacheMemory memory = CacheMemory.ofUpdate(observations, earlier.records(), check);
    ChangedPaths answers = check.changes();
    if (!summary.entries().equals(entries)) {
      answers.everything("the settings of an entry are others");
    }
    boolean isWhole = check.isUnchanged() && answers.isEmpty();
    boolean isSame = isWhole && !check.isTouched() && !place.isUseUnknown();
    boolean isDone = false;
    try {
      if (!isSame && !graph.isUpdatable()) {
        return null;
      }
      if (!isWhole) {
        graph.update(check, entries, answers, resolver, memory);
      }
      BuildReport report = report(graph, memory, isWhole, System.nanoTime() - start);
      isDone = true;
      if (isSame) {
        release(graph, memory);
      } else {
        saveUpdated(graph, entries, check, memory);
      }
      return new Built(graph.graph(), report);
    } finally {
      if (!isDone) {
        memory.close();
        graph.close();
      }
    }
  }

  private static void release(KeptGraph graph, CacheMemory memory) {
    memory.close();
    graph.closeUpdate();
  }

  private BuildReport report(KeptGraph graph, CacheMemory memory, boolean isWhole, long nanos) {
    return new BuildReport(
        graph.fileCount(),
        graph.readBytes(),
        nanos,
        graph.passes(),
        graph.diagnostics(),
        reuse(graph.graph(), memory, isWhole));
  }

  private void saveUpdated(
      KeptGraph graph, List<Resolved> entries, FactCheck check, CacheMemory memory) {
    Snapshot rows = graph.graph().snapshot();
    save(
        () -> {
          if (!check.isReadable()) {
            // What is unknown would stay so for ever.
            place.store().clear();
            return;
          }
          Facts facts = check.refreshed(observations, rows::hasModule);
          if (graph.hasGaps()) {
            try (GraphBuild.Copy copy =
                    GraphBuild.copy(options, entries, graph.update(), rows, true);
                Snapshot ordered = copy.graph().snapshot()) {
              saveUpdated(entries, copy.update(), ordered, facts, memory);
            }
          } else {
            saveUpdated(entries, graph.update(), rows, facts, memory);
          }
        },
        () -> {
          rows.close();
          release(graph, memory);
        });
  }

  private void saveUpdated(
      List<Resolved> entries, GraphUpdate update, Snapshot rows, Facts facts, CacheMemory memory)
      throws StoreException {
    commit(
        entries,
        update,
        rows,
        facts,
        (commit, saver) -> keepRecords(commit, saver, update, rows, memory));
  }

  /** Stages records. */
  private interface Records {
    void stage(Commit commit, BuildSaver saver);
  }

  /** The directory is made behind the last look at files: it may lie in one that was asked. */
  private void commit(
      List<Resolved> entries, GraphUpdate update, Snapshot rows, Facts facts, Records records)
      throws StoreException {
    place.begin();
    Commit commit = place.store().commit(generation);
    try (BuildSaver saver = new BuildSaver(commit)) {
      saver.graph(new BuildSummary(resolver.answerIdentity(), entries), update, facts, rows);
      records.stage(commit, saver);
      commit.run();
    }
  }

  /** The records that were kept stay until there are too many of files that are no more. */
  private void keepRecords(
      Commit commit, BuildSaver saver, GraphUpdate update, Snapshot rows, CacheMemory memory) {
    RecordSaver written = memory.saver();
    int keptCount = generation.packCount(Scopes.RECORDS);
    int first = keptCount == 0 ? 0 : generation.pack(Scopes.RECORDS, keptCount - 1) + 1;
    int most = MOST_MORE_PACKS + rows.moduleCount() / RecordSaver.RECORDS_PER_PACK;
    if (first + written.packs().size() <= most) {
      for (int index = 0; index < keptCount; index++) {
        commit.keep(Scopes.RECORDS, generation.pack(Scopes.RECORDS, index));
      }
      saver.records(first, written.packs());
    } else {
      saver.records(0, memory.recordsOf(update, rows, EarlierBuild.recordPacks(generation)));
    }
  }

  private Built build(List<Resolved> entries, CacheMemory memory) {
    ModuleGraph graph = GraphBuild.newGraph(options);
    GraphUpdate update = new GraphUpdate(options, graph, true);
    boolean isDone = false;
    try {
      BuildReport report = GraphBuild.run(update, graph, entries, resolver, memory);
      report = report.withReuse(reuse(graph, memory, false));
      isDone = true;
      saveBuilt(graph.snapshot(), update, entries, memory);
      return new Built(graph, report);
    } finally {
      if (!isDone) {
        update.close();
        graph.close();
        memory.close();
      }
    }
  }

  private Reuse reuse(ModuleGraph graph, CacheMemory memory, boolean isWhole) {
    return new Reuse(
        true,
        isWhole,
        moduleCount(graph),
        checkReadCount + memory.readCount(),
        memory.parsedCount(),
        memory.resolvedCount(),
        reasons,
        failure);
  }

  private static int moduleCount(ModuleGraph graph) {
    try (Snapshot snapshot = graph.snapshot()) {
      return snapshot.moduleCount();
    }
  }

  private void saveBuilt(
      Snapshot rows, GraphUpdate update, List<Resolved> entries, CacheMemory memory) {
    save(
        () ->
            commit(
                entries,
                update,
                rows,
                Facts.of(observations),
                (_, saver) -> saver.records(0, memory.saver().packs())),
        () -> {
          rows.close();
          update.close();
          memory.close();
        });
  }

  private void save(Saving.Work work, Runnable release) {
    if (cache.isReadOnly()) {
      isSaveDue = true;
      release.run();
    } else {
      Saving.Work all =
          () -> {
            work.run();
            place.used();
          };
      saving = Saving.start(all, release);
    }
  }

  /** Whether something was to be saved, and was not because nothing is to be written. */
  public boolean isSaveDue() {
    return isSaveDue;
  }

  /** Whether nothing was left of an earlier build. */
  public boolean isFirst() {
    return generation.miss() != null;
  }

  /** Whether a save is still under way. */
  public boolean isSaving() {
    return saving != null && saving.isRunning();
  }

  /** Waits until all is saved; returns why it is not, a sentence, and is empty otherwise. */
  public String awaitSaved() {
    return saving == null ? "" : saving.await();
  }

  /** Waits until all is saved, and lets go of what was kept. */
  @Override
  public void close() {
    awaitSaved();
    earlier.close();
    place.close();
  }
}
