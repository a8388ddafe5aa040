package dev.shale.engine.store.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What packs are valid for: named values, in an order. Packs with another stamp are not read, and
 * the first value that differs says why.
 */
public record StoreStamp(List<Input> inputs) {
  public static final String LAYOUT = "layout";
  public static final String ENGINE = "engine";

  /**
   * A value that what is stored was made from: a version, or a hash of options.
   *
   * @param name such as that of an option
   * @param value not a secret: it is stored as it is
   */
  public record Input(String name, String value) {
    // As the JDK would make them, which takes some milliseconds of each run.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Input input && name.equals(input.name) && value.equals(input.value);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + value.hashCode();
    }
  }

  /** Copies the list. */
  public StoreStamp {
    inputs = List.copyOf(inputs);
  }

  /**
   * A stamp of versions alone.
   *
   * @param layoutFingerprint what the pages look like
   * @param engineVersion of Shale
   */
  public static StoreStamp of(long layoutFingerprint, String engineVersion) {
    return new StoreStamp(
        List.of(
            new Input(LAYOUT, Long.toHexString(layoutFingerprint)),
            new Input(ENGINE, engineVersion)));
  }

  /** This stamp and one more input. */
  public StoreStamp with(String name, String value) {
    List<Input> more = new ArrayList<>(inputs);
    more.add(new Input(name, value));
    return new StoreStamp(more);
  }

  /** How another stamp differs from this one, which is expected; null when it does not. */
  public @Nullable StoreMiss difference(StoreStamp found) {
    int count = Math.max(inputs.size(), found.inputs.size());
    for (int number = 0; number < count; number++) {
      Input wanted = number < inputs.size() ? inputs.get(number) : null;
      Input given = number < found.inputs.size() ? found.inputs.get(number) : null;
      if (wanted == null || !wanted.equals(given)) {
        return difference(wanted, given);
      }
    }
    return null;
  }

  private static StoreMiss difference(@Nullable Input wanted, @Nullable Input given) {
    if (wanted == null) {
      return new StoreMiss(
          StoreError.INVALID_FINGERPRINT, given == null ? "" : given.name(), valueOf(given), "");
    }
    String found = given != null && given.name().equals(wanted.name()) ? given.value() : "";
    boolean isVersion = wanted.name().equals(LAYOUT) || wanted.name().equals(ENGINE);
    return new StoreMiss(
        isVersion ? StoreError.VERSION_MISMATCH : StoreError.INVALID_FINGERPRINT,
        wanted.name(),
        found,
        wanted.value());
  }

  private static String valueOf(@Nullable Input input) {
    return input == null ? "" : input.value();
  }
}
