package dev.shale.engine.pass;

/**
 * What one pass did.
 *
 * @param name the pass
 * @param durationNanos how long it took
 * @param work what it worked on and found, for people
 * @param mode over what it ran
 * @param reason why not over less; empty where there is nothing to say
 */
public record PassReport(String name, long durationNanos, String work, Mode mode, String reason) {

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

  /** {@code depth: hot, 3 modules}, and the reason where there is one. */
  public String explanation() {
    String text = name + ": " + mode.label() + ", " + work;
    return reason.isEmpty() ? text : text + " (" + reason + ")";
  }
}
