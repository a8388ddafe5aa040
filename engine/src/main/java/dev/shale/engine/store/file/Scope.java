package dev.shale.engine.store.file;

import java.util.List;

/**
 * What a pack is part of. Whoever uses a store declares its scopes, each once, and lists them in
 * the order of their numbers, which is one of importance: when the packs that are in use are more
 * than a store may keep, the last scopes go first.
 */
public final class Scope {
  private final int number;
  private final String label;
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

  /**
   * A scope.
   *
   * @param number its place in the list, from 0 to 127; it is stored
   * @param label its name in texts
   */
  public Scope(int number, String label, Reading reading) {
    if (number < 0 || number > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("Number %d is not from 0 to 127".formatted(number));
    }
    this.number = number;
    this.label = label;
    this.reading = reading;
  }

  /**
   * A list that leads from a number to its scope.
   *
   * @throws IllegalArgumentException when a number is not the scope's place
   */
  public static List<Scope> inOrder(List<Scope> scopes) {
    for (int place = 0; place < scopes.size(); place++) {
      if (scopes.get(place).number != place) {
        throw new IllegalArgumentException(
            "Scope \"%s\" has number %d and place %d"
                .formatted(scopes.get(place).label, scopes.get(place).number, place));
      }
    }
    return List.copyOf(scopes);
  }

  /** The place in the list. */
  public int number() {
    return number;
  }

  /** The name in texts. */
  public String label() {
    return label;
  }

  public Reading reading() {
    return reading;
  }

  /** Whether its packs may be compressed: those that are read in place may not. */
  public boolean isCompressible() {
    return reading != Reading.IN_PLACE;
  }

  /** Whether it is read only when something changed, so that unpacking it costs others nothing. */
  public boolean isCold() {
    return reading == Reading.AFTER_CHANGE;
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }
}
