package dev.shale.engine.live;

import dev.shale.engine.cache.BuildCache;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.CacheOptions;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the state of a graph: from nothing, or the first time with what an earlier build left. */
final class LiveBuild implements AutoCloseable {
  private final BuildOptions options;
  private final boolean isManaged;
  private final LiveMetrics metrics;
  private final @Nullable CacheOptions cache;

  /** What was left of an earlier build, and is being saved; null where nothing is kept. */
  private @Nullable BuildCache kept;

  /**
   * @param isManaged whether installed packages are believed to change as a whole
   * @param cache where the first build takes what is kept, and leaves what it is; null for nowhere
   */
  LiveBuild(
      BuildOptions options, boolean isManaged, LiveMetrics metrics, @Nullable CacheOptions cache) {
    this.options = options;
    this.isManaged = isManaged;
    this.metrics = metrics;
    this.cache = cache;
  }

  /**
   * A state, and what it took.
   *
   * @param parsedCount files that were parsed
   */
  record Built(LiveState state, int parsedCount) {}

  /**
   * Builds a graph.
   *
   * @param memory of the build, when it begins from nothing
   */
  Built of(List<Resolved> entries, Resolver resolver, Function<Observations, LiveMemory> memory) {
    return cache != null && kept == null
        ? restored(cache, entries, resolver)
        : anew(entries, resolver, memory.apply(observations(resolver)));
  }

  private Built anew(List<Resolved> entries, Resolver resolver, LiveMemory memory) {
    LiveState next = LiveState.of(options, isManaged);
    boolean isDone = false;
    try {
      next.update().build(entries, resolver, memory);
      metrics.update(next.passes());
      next.facts().learnedAll(memory.observations(), path -> true);
      isDone = true;
      return new Built(next, memory.parsedCount());
    } finally {
      if (!isDone) {
        next.close();
      }
    }
  }

  /** With what an earlier build left; what is kept is as this build has it. */
  private Built restored(CacheOptions from, List<Resolved> entries, Resolver resolver) {
    BuildCache opened = BuildCache.open(options, from, resolver, metrics.counts());
    kept = opened;
    BuildCache.Built built = opened.build(entries);
    return new Built(LiveState.of(built), built.report().reuse().parsedCount());
  }

  /**
   * What a resolver learns.
   *
   * @throws IllegalStateException when it does not tell
   */
  static Observations observations(Resolver resolver) {
    Observations observations = resolver.observations();
    if (observations == null) {
      throw new IllegalStateException(
          "The resolver does not tell on what its answers depend, so a graph cannot be kept up to"
              + " date: Resolver.observations() is null");
    }
    return observations;
  }

  /** Waits until all is saved. */
  @Override
  public void close() {
    BuildCache closing = kept;
    kept = null;
    if (closing != null) {
      String failure = closing.awaitSaved();
      if (!failure.isEmpty()) {
        System.getLogger("dev.shale").log(System.Logger.Level.WARNING, failure);
      }
      closing.close();
    }
  }
}
