package dev.shale.engine.options;

import java.util.List;

/**
 * What a build took from an earlier one.
 *
 * @param isKept whether builds are kept at all
 * @param isWhole whether nothing had changed: the graph was taken as it is
 * @param moduleCount modules of the graph
 * @param readCount files that were read, be it to see that they did not change
 * @param parsedCount files that were parsed
 * @param resolvedCount modules of which the requests were resolved
 * @param reasons why not all was taken: clauses, the weightiest first
 * @param failure what went wrong with what was kept, so that nothing was taken from it; empty when
 *     nothing did
 */
public record Reuse(
    boolean isKept,
    boolean isWhole,
    int moduleCount,
    int readCount,
    int parsedCount,
    int resolvedCount,
    List<String> reasons,
    String failure) {
  /** Of a build that is not kept. */
  public static final Reuse NONE = new Reuse(false, false, 0, 0, 0, 0, List.of(), "");

  /** Copies the list. */
  public Reuse {
    reasons = List.copyOf(reasons);
  }
}
