package dev.shale.engine.cache;

import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.KeptFacts;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.options.Reuse;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.RegionLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  private final BuildOptions options;
  private final CacheOptions cache;
  private final Resolver resolver;
  private final Observations observations;
  private final BuildPlace place;
  private final Generation generation;
  private final EarlierBuild earlier;
  private final BuildKeeper keeper;
  private final @Nullable LiveCounts counts;

  /** Whether what is known of the graph is asked for, as it is going to be updated. */
  private final boolean isLive;

  private final List<String> reasons = new ArrayList<>();
  private String failure = "";
  private int checkReadCount;

  private BuildCache(
      BuildOptions options,
      CacheOptions cache,
      Resolver resolver,
      Observations observations,
      String version,
      @Nullable LiveCounts counts) {
    this.counts = counts;
    isLive = counts != null;
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
    keeper = new BuildKeeper(options, cache, place, resolver.answerIdentity(), observations);
  }

  /**
   * Opens what was left.
   *
   * @param counts where it is counted what is done, for a graph that is going to be updated; null
   *     for one that is not
   * @throws IllegalStateException when nothing can be kept, because the front end or the resolver
   *     does not tell on what its results depend, or the place that one of them was loaded from
   *     does not tell which code it is
   */
  public static BuildCache open(
      BuildOptions options, CacheOptions cache, Resolver resolver, @Nullable LiveCounts counts) {
    Observations observations = resolver.observations();
    String version = version(options, cache, resolver);
    if (observations == null
        || resolver.answerIdentity().isEmpty()
        || options.frontEnd().recordIdentity().isEmpty()
        || version.isEmpty()) {
      throw new IllegalStateException(
          "Builds cannot be kept in "
              + cache.directory()
              + ": the front end needs a recordIdentity, the resolver an answerIdentity and"
              + " observations, and the classes of both a jar or a folder that they come from, or"
              + " the cache a version");
    }
    return new BuildCache(options, cache, resolver, observations, version, counts);
  }

  private static String version(BuildOptions options, CacheOptions cache, Resolver resolver) {
    return cache.version().isEmpty()
        ? CacheOptions.versionOf(
            List.of(BuildCache.class, options.frontEnd().getClass(), resolver.getClass()))
        : cache.version();
  }

  /**
   * A graph and what is to be said about it.
   *
   * @param live null of a graph that is not going to be updated
   */
  public record Built(ModuleGraph graph, BuildReport report, @Nullable LiveParts live) {}

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
      return build(entries, memoryOfBuild(place.recordsOfOther(), null));
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
    boolean isSameGraph = isSameResolver && summary.sharesEntries(entries) && check.isSound();
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
    return build(entries, memoryOfBuild(earlier.records(), check));
  }

  private CacheMemory memoryOfBuild(KeptRecords records, @Nullable FactCheck check) {
    return CacheMemory.ofBuild(observations, counts, records, check);
  }

  private Built buildAnew(List<Resolved> entries) {
    return build(entries, memoryOfBuild(KeptRecords.none(), null));
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
    } else if (summary.hasOtherSettings(entries)) {
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
    CacheMemory memory = CacheMemory.ofUpdate(observations, counts, earlier.records(), check);
    ChangedPaths answers = check.changes();
    if (summary.hasOtherSettings(entries)) {
      answers.everything("the settings of an entry are others");
    }
    boolean isWhole = check.isUnchanged() && answers.isEmpty() && summary.hasEntries(entries);
    boolean isSame = isWhole && !check.isTouched() && !place.isUseUnknown();
    LiveParts live = null;
    boolean isDone = false;
    try {
      boolean isUpdated = !isSame || isLive;
      if ((isUpdated && !graph.isUpdatable()) || (isLive && !check.isReadable())) {
        return null;
      }
      if (!isWhole && isLive) {
        graph.takeIn(check, summary, entries, answers, resolver, memory);
        graph.closeGaps(entries);
      } else if (!isWhole) {
        graph.update(check, summary, entries, answers, resolver, memory);
      }
      long nanos = System.nanoTime() - start;
      live = isLive ? live(graph.graph(), graph.update()) : null;
      BuildReport report = report(graph, memory, isWhole, nanos);
      if (isSame) {
        restored(graph, memory, live);
      } else if (live != null) {
        keeper.updatedLive(graph, entries, check, memory, live.facts());
      } else {
        isDone = true;
        keeper.updated(graph, entries, check, memory);
      }
      isDone = true;
      return new Built(graph.graph(), report, live);
    } finally {
      if (!isDone) {
        memory.close();
        close(live);
        graph.close();
      }
    }
  }

  private LiveParts live(ModuleGraph graph, GraphUpdate update) {
    return LiveParts.of(options, cache.isManaged(), graph, update, Objects.requireNonNull(counts));
  }

  private static void close(@Nullable LiveParts live) {
    if (live != null) {
      live.close();
    }
  }

  /** Of a graph in which nothing changed: what there is to be known of it was kept. */
  private void restored(KeptGraph graph, CacheMemory memory, @Nullable LiveParts live) {
    if (live == null) {
      graph.closeUpdate();
    } else if (earlier.facts != null) {
      live.facts().restore(earlier.facts, observations);
    }
    memory.close();
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

  private Built build(List<Resolved> entries, CacheMemory memory) {
    ModuleGraph graph = GraphBuild.newGraph(options);
    GraphUpdate update = new GraphUpdate(options, graph, true);
    LiveParts live = null;
    boolean isDone = false;
    try {
      BuildReport report =
          isLive
              ? GraphBuild.discover(update, entries, resolver, memory)
              : GraphBuild.run(update, graph, entries, resolver, memory);
      live = isLive ? live(graph, update) : null;
      report = report.withReuse(reuse(graph, memory, false));
      if (live != null) {
        keeper.builtLive(entries, update, graph, memory, live.facts());
        isDone = true;
      } else {
        isDone = true;
        keeper.built(entries, update, graph.snapshot(), memory);
      }
      return new Built(graph, report, live);
    } finally {
      if (!isDone) {
        close(live);
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

  /** Whether something was to be saved, and was not because nothing is to be written. */
  public boolean isSaveDue() {
    return keeper.isDue();
  }

  /** Whether nothing was left of an earlier build. */
  public boolean isFirst() {
    return generation.miss() != null;
  }

  /** Whether a save is still under way. */
  public boolean isSaving() {
    return keeper.isSaving();
  }

  /** Waits until all is saved; returns why it is not, a sentence, and is empty otherwise. */
  public String awaitSaved() {
    return keeper.await();
  }

  /** Waits until all is saved, and lets go of what was kept. */
  @Override
  public void close() {
    awaitSaved();
    earlier.close();
    place.close();
  }
}
