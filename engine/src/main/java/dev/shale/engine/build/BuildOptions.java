package dev.shale.engine.build;

import dev.shale.offheap.Region;

/**
 * How a graph is built.
 *
 * @param frontEnd reads files
 * @param resolver resolves their requests
 * @param threads how many threads read, parse and resolve; from 1
 * @param limitBytes how much native memory the graph may use
 * @param progress is told how far the build is
 */
public record BuildOptions(
    FrontEnd frontEnd, Resolver resolver, int threads, long limitBytes, Progress progress) {

  public BuildOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is less than 1: " + threads);
    }
  }

  /** All cores, no limit, no progress. */
  public static BuildOptions of(FrontEnd frontEnd, Resolver resolver) {
    return new BuildOptions(
        frontEnd,
        resolver,
        Runtime.getRuntime().availableProcessors(),
        Region.UNLIMITED,
        Progress.NONE);
  }

  public BuildOptions withThreads(int newThreads) {
    return new BuildOptions(frontEnd, resolver, newThreads, limitBytes, progress);
  }

  public BuildOptions withLimitBytes(long newLimitBytes) {
    return new BuildOptions(frontEnd, resolver, threads, newLimitBytes, progress);
  }

  public BuildOptions withProgress(Progress newProgress) {
    return new BuildOptions(frontEnd, resolver, threads, limitBytes, newProgress);
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
