package dev.shale.engine.options;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolver;
import dev.shale.offheap.Region;
import java.util.function.Supplier;

/**
 * How a graph is built.
 *
 * @param frontEnd reads files
 * @param resolvers gives the resolver of a build; a resolver may remember what it saw of the files,
 *     so a workspace that builds more than once needs a new one each time
 * @param threads how many threads read, parse and resolve; from 1
 * @param limitBytes how much native memory the graph may use
 * @param progress is told how far the build is
 * @param readers how many of the threads may open and read a file at the same moment, from 1; the
 *     others parse and resolve meanwhile, or wait. {@link #ANY_READERS} for no limit
 */
public record BuildOptions(
    FrontEnd frontEnd,
    Supplier<? extends Resolver> resolvers,
    int threads,
    long limitBytes,
    Progress progress,
    int readers) {
  /** No limit. */
  public static final int ANY_READERS = Integer.MAX_VALUE;

  public BuildOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is less than 1: " + threads);
    }
    if (readers < 1) {
      throw new IllegalArgumentException("readers is less than 1: " + readers);
    }
  }

  /** Without a limit for readers. */
  public BuildOptions(
      FrontEnd frontEnd,
      Supplier<? extends Resolver> resolvers,
      int threads,
      long limitBytes,
      Progress progress) {
    this(frontEnd, resolvers, threads, limitBytes, progress, ANY_READERS);
  }

  /** All cores, no limit, no progress. */
  public static BuildOptions of(FrontEnd frontEnd, Supplier<? extends Resolver> resolvers) {
    return new BuildOptions(
        frontEnd,
        resolvers,
        Runtime.getRuntime().availableProcessors(),
        Region.UNLIMITED,
        Progress.NONE);
  }

  public BuildOptions withThreads(int newThreads) {
    return new BuildOptions(frontEnd, resolvers, newThreads, limitBytes, progress, readers);
  }

  public BuildOptions withLimitBytes(long newLimitBytes) {
    return new BuildOptions(frontEnd, resolvers, threads, newLimitBytes, progress, readers);
  }

  public BuildOptions withProgress(Progress newProgress) {
    return new BuildOptions(frontEnd, resolvers, threads, limitBytes, newProgress, readers);
  }

  /**
   * With fewer readers than threads, as for a disk or a network that is slower for many at once.
   */
  public BuildOptions withReaders(int newReaders) {
    return new BuildOptions(frontEnd, resolvers, threads, limitBytes, progress, newReaders);
  }

  /** Hears from the writer's thread how far a build is; must be quick. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody listens. */
    Progress NONE = (appliedCount, discoveredCount) -> {};

    /** Called after each module, with how many are in the graph and how many are known of. */
    void advanced(int appliedCount, int discoveredCount);
  }
}
