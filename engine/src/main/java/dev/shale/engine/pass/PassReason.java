package dev.shale.engine.pass;

import dev.shale.engine.graph.Mutations;

/**
 * Why a pass ran over everything, or over nothing; and how to avoid the first. {@code
 * docs/passes.md} lists them.
 */
public enum PassReason {
  /** There is nothing to say: a pass that ran hot. */
  NONE("", ""),

  /** No mutation was noted. */
  NOTHING_CHANGED("no module was changed"),
  /** Mutations were noted, and none of what the pass reads. */
  NOT_CONCERNED("no edge and no entry was changed"),
  /** The order is what it was. */
  SAME_WALK("the walk takes the same way"),
  /** The update was for other passes. */
  NOT_WANTED("it was not asked for"),

  /** There is no state to begin from. */
  FIRST_RUN("it has not run yet", "keep the `LivePasses` between updates"),
  /** What was changed back is not known. */
  ROLLED_BACK("a layer was rolled back", "update before the checkpoint and not inside it"),
  /** What was changed is not known. */
  NOT_NOTED("there was no memory for noting what changed", "a higher limit"),
  /** What was computed is half done. */
  FAILED("the last run failed", "a higher limit: only the limit makes passes fail"),
  /** More than a sixteenth, and more than 64. */
  LARGE_CHANGE(
      "a large part of the modules was changed (a sixteenth, and more than 64)",
      "nothing: it is faster so"),
  /** An earlier update was for other passes. */
  LEFT_OUT("it was left out when modules were changed", "ask for the pass in each update"),
  /** See {@link DepthRepair}. */
  MANY_DEPTHS(
      "more modules change their depth than a search visits in that time",
      "nothing: an edit near the entries moves much"),
  /** See {@link Orders}. */
  OTHER_WALK(
      "a rank is a place among all modules, and the walk takes another way",
      "ask for the order when it is needed, not after each edit"),
  /** See {@link ComponentRepair}. */
  LARGE_SPLIT(
      "a component with a large part of all modules may have been split",
      "cut the cycle: see `shale cycles --break`"),
  /** See {@link ComponentOrder}. */
  NO_ROOM(
      "the order of components has no room for the parts of one that was split",
      "nothing; the run makes room"),
  /** See {@link ComponentOrder}. */
  FAR_BACK(
      "an added connection leads back over a large part of the graph",
      "the same as for large components"),
  /** See {@link ComponentOrder}. */
  SAME_PLACE(
      "two components to be reordered have the same place in the order",
      "nothing; the run gives them places"),
  /** See {@link RootRepair}. */
  NEW_COMPONENTS("the components were computed anew", "see the reason of the components");

  private final String sentence;
  private final String remedy;

  PassReason(String sentence) {
    this(sentence, "");
  }

  PassReason(String sentence, String remedy) {
    this.sentence = sentence;
    this.remedy = remedy;
  }

  static PassReason of(Mutations.Unknown unknown) {
    return switch (unknown) {
      case NOTHING_READ -> FIRST_RUN;
      case ROLLED_BACK -> ROLLED_BACK;
      case NOT_NOTED -> NOT_NOTED;
    };
  }

  /** The reason as a part of a sentence; empty where there is none. */
  public String sentence() {
    return sentence;
  }

  /** How to avoid that a pass runs over everything; empty for a reason to run over nothing. */
  public String remedy() {
    return remedy;
  }
}
