package dev.shale.tools.cli.federation;

/**
 * What an application gets of a package.
 *
 * @param version empty for none
 * @param from the application that provides it; empty for none
 */
public record Choice(String version, String from, State state) {
  /** How good a choice is. */
  public enum State {
    FITS("fits"),
    /** Nothing of others fits, so it uses what it has. */
    OWN("own"),
    /** It is not in the range; a warning when the application runs. */
    DOES_NOT_FIT("does-not-fit"),
    /** It is not in the range; an error when the application runs. */
    FAILS("fails"),
    /** Nobody provides the package. */
    MISSING("missing"),
    /** Nobody provides it eagerly, and the application asks for it before others are loaded. */
    NOT_EAGER("not-eager");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether the application ends with an error. */
    public boolean isError() {
      return this == FAILS || this == MISSING || this == NOT_EAGER;
    }
  }
}
