package dev.shale.engine.cache;

import dev.shale.engine.discovery.GraphBuild;
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
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One build with what an earlier one left. When nothing changed, its graph is taken as it was
 * saved; otherwise the build runs as it always does, but takes the records and answers of what did
 * not change. Then it is saved, off the path of whoever waits for the graph.
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
  private final PackStore store;
  private final Generation generation;
  private final EarlierBuild earlier;
  private final List<String> reasons = new ArrayList<>();
  private String failure = "";
  private int checkReadCount;
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
    store = PackStore.open(cache.directory(), Scopes.ALL, stamp, cache.store());
    generation = cache.isFresh() ? store.noGeneration() : store.generation();
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
      if (!earlier.miss().isEmpty()) {
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
      return buildAnew(entries);
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
    boolean isSame = isSameResolver && summary.entries().equals(entries) && check.isContentOnly();
    Built restored = isSame ? restore(summary, check, start) : null;
    if (restored != null) {
      return restored;
    }
    if (reasons.isEmpty()) {
      reasons.add("the pages that were kept cannot be read");
    }
    if (!check.isReadable()) {
      reasons.add(EarlierBuild.UNREADABLE);
      return buildAnew(entries);
    }
    return build(
        entries,
        CacheMemory.of(
            Region.open("kept", Region.UNLIMITED),
            observations,
            earlier.packs(),
            check,
            isSameResolver));
  }

  private Built buildAnew(List<Resolved> entries) {
    return build(entries, CacheMemory.empty(Region.open("kept", Region.UNLIMITED), observations));
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

  private @Nullable Built restore(BuildSummary summary, FactCheck check, long start) {
    boolean isSaved = !check.isUnchanged() || check.isTouched();
    if (isSaved && !check.isReadable()) {
      return null;
    }
    GraphRestore restore = new GraphRestore(options, generation, earlier, observations);
    ModuleGraph graph = restore.open(summary, check);
    if (graph == null) {
      return null;
    }
    boolean isWhole = check.isUnchanged();
    int readCount = checkReadCount + restore.readCount();
    Reuse reuse =
        new Reuse(
            true, isWhole, moduleCount(graph), readCount, restore.parsedCount(), 0, reasons, "");
    if (isSaved) {
      saveRestored(restore, summary.with(restore.diagnostics()), graph.snapshot(), check);
    }
    long nanos = System.nanoTime() - start;
    return new Built(graph, new BuildReport(0, 0, nanos, List.of(), restore.diagnostics(), reuse));
  }

  private void saveRestored(
      GraphRestore restore, BuildSummary summary, Snapshot graph, FactCheck check) {
    save(
        () ->
            BuildSaver.saveRestored(
                store.commit(generation),
                generation,
                summary,
                check.refreshed(observations),
                graph,
                restore.records()),
        () -> {
          graph.close();
          restore.close();
        });
  }

  private static int moduleCount(ModuleGraph graph) {
    try (Snapshot snapshot = graph.snapshot()) {
      return snapshot.moduleCount();
    }
  }

  private Built build(List<Resolved> entries, CacheMemory memory) {
    ModuleGraph graph = GraphBuild.newGraph(options);
    boolean isDone = false;
    try {
      BuildReport report = GraphBuild.run(options, graph, entries, resolver, memory);
      report = report.withReuse(reuse(graph, memory));
      saveAll(entries, memory, graph.snapshot(), report);
      isDone = true;
      return new Built(graph, report);
    } finally {
      if (!isDone) {
        graph.close();
        memory.close();
      }
    }
  }

  private Reuse reuse(ModuleGraph graph, CacheMemory memory) {
    return new Reuse(
        true,
        false,
        moduleCount(graph),
        checkReadCount + memory.readCount(),
        memory.parsedCount(),
        memory.resolvedCount(),
        reasons,
        failure);
  }

  private void saveAll(
      List<Resolved> entries, CacheMemory memory, Snapshot graph, BuildReport report) {
    BuildSummary summary = BuildSummary.of(resolver.answerIdentity(), entries, report);
    save(
        () ->
            BuildSaver.save(
                store.commit(generation), summary, Facts.of(observations), graph, memory),
        () -> {
          graph.close();
          memory.close();
        });
  }

  private void save(Saving.Work work, Runnable release) {
    if (cache.isReadOnly()) {
      release.run();
    } else {
      saving = Saving.start(work, release);
    }
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
    generation.close();
  }
}
