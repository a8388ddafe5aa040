package dev.shale.engine.pass.contract;

import dev.shale.engine.graph.Mutations;
import java.util.List;

/**
 * Why a pass ran over everything, or over nothing; and how to avoid the first. {@code
 * docs/passes.md} lists these, which are those of every pass, and each pass's own.
 *
 * @param sentence the reason as a part of a sentence; empty where there is none
 * @param remedy how to avoid that a pass runs over everything; empty for a reason to run over
 *     nothing
 */
public record PassReason(String sentence, String remedy) {
  /** There is nothing to say: a pass that ran hot. */
  public static final PassReason NONE = new PassReason("", "");

  /** No mutation was noted. */
  public static final PassReason NOTHING_CHANGED = new PassReason("no module was changed", "");

  /** Mutations were noted, and none of what the pass reads. */
  public static final PassReason NOT_CONCERNED =
      new PassReason("no edge and no entry was changed", "");

  /** The update was for other passes. */
  public static final PassReason NOT_WANTED = new PassReason("it was not asked for", "");

  /** There is no state to begin from. */
  public static final PassReason FIRST_RUN =
      new PassReason("it has not run yet", "keep the `LivePasses` between updates");

  /** What was changed back is not known. */
  public static final PassReason ROLLED_BACK =
      new PassReason("a layer was rolled back", "update before the checkpoint and not inside it");

  /** What was changed is not known. */
  public static final PassReason NOT_NOTED =
      new PassReason("there was no memory for noting what changed", "a higher limit");

  /** What was computed is half done. */
  public static final PassReason FAILED =
      new PassReason("the last run failed", "a higher limit: only the limit makes passes fail");

  /** More than a sixteenth, and more than 64. */
  public static final PassReason LARGE_CHANGE =
      new PassReason(
          "a large part of the modules was changed (a sixteenth, and more than 64)",
          "nothing: it is faster so");

  /** An earlier update was for other passes. */
  public static final PassReason LEFT_OUT =
      new PassReason(
          "it was left out when modules were changed", "ask for the pass in each update");

  /** A pass that it needs ran over everything. */
  public static final PassReason NEEDS_ARE_NEW =
      new PassReason("what it needs was computed anew", "see the reason of that pass");

  /** The reasons of every pass, those to run over nothing first. */
  public static List<PassReason> ofAll() {
    return List.of(
        NOTHING_CHANGED,
        NOT_CONCERNED,
        NOT_WANTED,
        FIRST_RUN,
        ROLLED_BACK,
        NOT_NOTED,
        FAILED,
        LARGE_CHANGE,
        LEFT_OUT,
        NEEDS_ARE_NEW);
  }

  /** Why everything counts as changed. */
  public static PassReason of(Mutations.Unknown unknown) {
    return switch (unknown) {
      case NOTHING_READ -> FIRST_RUN;
      case ROLLED_BACK -> ROLLED_BACK;
      case NOT_NOTED -> NOT_NOTED;
    };
  }
}
