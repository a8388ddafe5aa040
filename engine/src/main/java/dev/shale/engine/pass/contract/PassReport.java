package dev.shale.engine.pass.contract;

/**
 * What one pass did.
 *
 * @param name the pass
 * @param durationNanos how long it took
 * @param work what it worked on and found, for people
 * @param mode over what it ran
 * @param reason why over that
 */
public record PassReport(
    String name, long durationNanos, String work, Mode mode, PassReason reason) {

  /** Over what a pass ran. */
  public enum Mode {
    /** Over the whole graph. */
    COLD("cold"),
    /** Over what edits can have changed. */
    HOT("hot"),
    /** Over nothing. */
    SKIPPED("skipped");

    private final String label;

    Mode(String label) {
      this.label = label;
    }

    /** The mode's name in output. */
    public String label() {
      return label;
    }
  }

  /**
   * What was done and why, in one line without the pass: {@code hot: 3 modules}, and for a pass
   * that ran cold or not at all {@code cold: 12 modules; it has not run yet}.
   */
  public String explanation() {
    String text = mode.label() + ": " + work;
    return reason.sentence().isEmpty() ? text : text + "; " + reason.sentence();
  }

  /** A count with its noun: {@code 1 edge}, {@code 2 edges}. */
  public static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
