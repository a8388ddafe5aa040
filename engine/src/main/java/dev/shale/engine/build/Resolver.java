package dev.shale.engine.build;

import dev.shale.engine.graph.DependencyKind;

/**
 * Finds the file that a request means: one of the two seams where an embedder plugs in a language.
 *
 * <p>Called by all build threads at once, so implementations are thread-safe. The answer depends on
 * the arguments and the file system alone, never on the order of calls.
 */
public interface Resolver {
  /**
   * Resolves one request.
   *
   * @param from the file that asks
   * @param request as written, without quotes
   * @param kind decides the conditions of {@code exports} and {@code imports} maps
   * @return where it leads; a failure is an {@link Resolved.Status#UNRESOLVED} answer, no exception
   */
  Resolved resolve(Resolved from, String request, DependencyKind kind);
}
