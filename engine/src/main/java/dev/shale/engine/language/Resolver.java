package dev.shale.engine.language;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that a request means: one of the two seams where an embedder plugs in a language.
 *
 * <p>Called by all build threads at once, so implementations are thread-safe. The answer depends on
 * the arguments and the file system alone, never on the order of calls.
 */
public interface Resolver {
  /**
   * On what answers depend beside the file system: options, as text. Answers of another identity
   * are not used again.
   */
  default String answerIdentity() {
    return "";
  }

  /**
   * What learns on which files, directories and links answers depend. Null for a resolver that does
   * not tell, whose answers are not kept.
   */
  default @Nullable Observations observations() {
    return null;
  }

  /**
   * Whether a file is declared to have no effects when it is evaluated, so that it may be left out
   * where nothing of it is used. Asked only for a front end that {@linkplain FrontEnd#readsParts
   * reads parts}.
   */
  default boolean isFreeOfSideEffects(Resolved file) {
    return false;
  }

  /**
   * Whether a file belongs to an installed package and not to the project. Of packages that only
   * types lead to, nothing is read.
   */
  default boolean isInstalled(Resolved file) {
    return false;
  }

  /**
   * Finds a file that a user named, to begin with it.
   *
   * @param file absolute or relative to the working directory
   * @return its real path, or an {@link Resolved.Status#UNRESOLVED} answer that says why there is
   *     none
   */
  default Resolved entry(Path file) {
    try {
      return Resolved.file(file.toRealPath().toString().replace('\\', '/'));
    } catch (IOException absent) {
      return Resolved.unresolved(file.toString(), file + " does not exist or cannot be read");
    }
  }

  /**
   * Resolves one request.
   *
   * @param from the file that asks
   * @param request as written, without quotes
   * @param kind decides the conditions of {@code exports} and {@code imports} maps
   * @return where it leads; a failure is an {@link Resolved.Status#UNRESOLVED} answer, no exception
   */
  Resolved resolve(Resolved from, String request, DependencyKind kind);

  /** Says which requests changes of the file system concern. For one thread. */
  interface Concern {
    /**
     * Whether {@link #resolve}, and {@link #resolveTypes}, may answer otherwise than before the
     * changes, be it in what is said of a failure. Never false where they do.
     */
    boolean isConcerned(Resolved from, String request, DependencyKind kind);

    /**
     * Whether that may hold of any file but those that changed or lie below a path that did. Spares
     * who asks of many requests the most of them: where this is false, {@link #isConcerned} is, for
     * all those files and all kinds.
     *
     * @param request as written, UTF-8 in {@code request[0, length)}; read during the call
     */
    default boolean mayConcern(byte[] request, int length) {
      return true;
    }
  }

  /**
   * Finds out which requests changes of the file system concern. What this does not know has to be
   * asked anew, which is all by default.
   *
   * @param changes some paths, and not everything
   */
  default Concern concern(ChangedPaths changes) {
    return (from, request, kind) -> true;
  }

  /**
   * Finds what a pattern means.
   *
   * @param from the file that asks
   * @param pattern as the front end notes it
   * @param exceptions patterns of what is left out
   * @param kind one that does not mean {@linkplain DependencyKind#isResolved one module}
   * @return files that fit, each once, in an order that does not depend on the machine; none where
   *     the pattern is not followed
   */
  default List<Resolved> resolvePattern(
      Resolved from, String pattern, List<String> exceptions, DependencyKind kind) {
    return List.of();
  }

  /**
   * Resolves a request that is made for types alone, and so may lead to what has declarations and
   * nothing else. A failure is no error.
   */
  default Resolved resolveTypes(Resolved from, String request, DependencyKind kind) {
    return resolve(from, request, kind);
  }
}
