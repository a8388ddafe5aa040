package dev.shale.engine.cache;

import dev.shale.engine.discovery.BuildMemory;
import dev.shale.engine.discovery.RecordKey;
import dev.shale.engine.discovery.WorkItem;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a build may take from an earlier one, and what it leaves to a later one. For one build; the
 * threads of the build share it.
 */
final class CacheMemory implements BuildMemory, AutoCloseable {
  private final Observations observations;
  private final ModuleSaver saver;
  private final @Nullable SavedModules saved;
  private final boolean answersHold;
  private final Map<String, FileFact> unchanged;
  private final AtomicInteger readCount = new AtomicInteger();
  private final AtomicInteger parsedCount = new AtomicInteger();
  private final AtomicInteger resolvedCount = new AtomicInteger();

  private CacheMemory(
      Region region,
      Observations observations,
      @Nullable SavedModules saved,
      boolean answersHold,
      Map<String, FileFact> unchanged) {
    this.observations = observations;
    this.saved = saved;
    this.answersHold = answersHold;
    this.unchanged = unchanged;
    saver = new ModuleSaver(region);
  }

  /** Of a build that has nothing to begin with. */
  static CacheMemory empty(Region region, Observations observations) {
    return new CacheMemory(region, observations, null, false, Map.of());
  }

  /**
   * Of a build after another one.
   *
   * @param check what of the file system is still as it was
   * @param useAnswers whether the resolver of then would say the same as the one of now
   */
  static CacheMemory of(
      Region region, Observations observations, Packs packs, FactCheck check, boolean useAnswers) {
    SavedModules saved = SavedModules.of(packs.records(), packs.targets(), packs.answers());
    boolean answersHold = useAnswers && check.answersHold();
    if (answersHold) {
      check.adoptAnswers(observations);
    }
    return new CacheMemory(region, observations, saved, answersHold, check.modules());
  }

  /** Of a graph that is restored and has a few changed files taken in. */
  static CacheMemory ofPatch(Region region, Observations observations, Packs packs) {
    SavedModules saved = SavedModules.of(packs.records(), packs.targets(), packs.answers());
    return new CacheMemory(region, observations, saved, false, Map.of());
  }

  /** What a build writes down of its modules: packs by scope, in their order. */
  record Packs(
      List<@Nullable MemorySegment> records,
      List<@Nullable MemorySegment> targets,
      List<@Nullable MemorySegment> answers) {}

  /** What this build wrote down. Good until this is closed. */
  Packs packs() {
    return new Packs(
        List.copyOf(saver.records()), List.copyOf(saver.targets()), List.copyOf(saver.answers()));
  }

  /** How many files were read. */
  int readCount() {
    return readCount.get();
  }

  /** How many of them were parsed. */
  int parsedCount() {
    return parsedCount.get();
  }

  /** For how many of the modules the resolver was asked. */
  int resolvedCount() {
    return resolvedCount.get();
  }

  @Override
  public Observations observations() {
    return observations;
  }

  @Override
  public @Nullable FileFact unchanged(Resolved file) {
    return unchanged.get(file.path());
  }

  @Override
  public boolean restore(Resolved file, FileFact fact, ModuleRecord record) {
    return saved != null
        && fact.hash() != null
        && saved.readRecord(RecordKey.of(fact.hash(), file), record);
  }

  @Override
  public boolean restoreTargets(Resolved file, WorkItem item) {
    // Of a file that changed the requests may have, too.
    boolean isAlike = answersHold && unchanged.containsKey(file.path());
    return saved != null && isAlike && saved.readTargets(file, item);
  }

  /** A module of the earlier build; null when it had none of that path. */
  @Nullable Resolved savedFile(String path) {
    return saved == null ? null : saved.file(path);
  }

  @Override
  public FileFact beginRead(Resolved file) {
    readCount.incrementAndGet();
    return observations.beginModule(file.path());
  }

  @Override
  public void parsed(Resolved file, @Nullable FileFact fact, ModuleRecord record) {
    parsedCount.incrementAndGet();
  }

  @Override
  public void wasResolved() {
    resolvedCount.incrementAndGet();
  }

  @Override
  public void save(Resolved file, WorkItem item) {
    saver.add(file, item, item.fact());
  }

  /** The next record, of a module whose targets are kept as they are. */
  public void saveRecord(Resolved file, WorkItem item) {
    saver.addRecord(file, item.record(), item.fact());
  }

  /** Gives the memory of the packs back. */
  @Override
  public void close() {
    saver.close();
  }
}
