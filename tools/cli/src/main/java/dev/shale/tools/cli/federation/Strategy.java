package dev.shale.tools.cli.federation;

import java.util.Locale;

/** How a version is chosen. */
public enum Strategy {
  /** As webpack and rspack do: all are registered, then the highest that fits is taken. */
  WEBPACK,
  /** As the runtime of Module Federation 2 does first: a singleton is the highest. */
  VERSION_FIRST,
  /** As that runtime does on demand: what is loaded is taken, and each registers when it loads. */
  LOADED_FIRST;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
