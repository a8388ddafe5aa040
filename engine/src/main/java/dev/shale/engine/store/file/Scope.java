package dev.shale.engine.store.file;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a pack is part of. The order is that of the format, and of importance: when the packs that
 * are in use are more than a store may keep, the last scopes go first.
 */
public enum Scope {
  /** What was built and how. */
  METADATA(Reading.ALWAYS),
  /** What the files looked like. */
  FILES(Reading.ALWAYS),
  /** Pages of the graph's tables. */
  GRAPH(Reading.IN_PLACE),
  /** Pages of the names. */
  NAMES(Reading.IN_PLACE),
  /** What requests led to. */
  RESOLUTIONS(Reading.AFTER_CHANGE),
  /** What parsing found. */
  RECORDS(Reading.AFTER_CHANGE);

  public static final int COUNT = values().length;

  private final Reading reading;

  /** When the bytes of packs are read, and how. */
  public enum Reading {
    ALWAYS("by every run"),
    AFTER_CHANGE("when something changed"),
    IN_PLACE("where they are mapped");

    private final String text;

    Reading(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  Scope(Reading reading) {
    this.reading = reading;
  }

  /** Those that are read only when something changed, so that unpacking them costs others none. */
  public static Set<Scope> cold() {
    Set<Scope> cold = EnumSet.noneOf(Scope.class);
    for (Scope scope : values()) {
      if (scope.reading == Reading.AFTER_CHANGE) {
        cold.add(scope);
      }
    }
    return cold;
  }

  /** The name in texts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its packs may be compressed: those that are read in place may not. */
  public boolean isCompressible() {
    return reading != Reading.IN_PLACE;
  }

  public Reading reading() {
    return reading;
  }
}
