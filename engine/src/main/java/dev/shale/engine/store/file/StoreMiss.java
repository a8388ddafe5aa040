package dev.shale.engine.store.file;

/**
 * Why a generation has no packs.
 *
 * @param what what is missing or differs: a file's name, or that of an input of the stamp
 * @param found what there is; empty when that says nothing
 * @param expected what there should be; empty when that says nothing
 */
public record StoreMiss(StoreError error, String what, String found, String expected) {
  public static StoreMiss of(StoreError error, String what) {
    return new StoreMiss(error, what, "", "");
  }

  /** A longer value says nothing to whoever reads it. */
  private static final int LONGEST_VALUE = 200;

  /** A clause: {@code engine is 0.1.0 and not 0.2.0}. */
  public String message() {
    if (error == StoreError.NOT_FOUND && what.equals(StoreFiles.MANIFEST)) {
      return "there is no cache yet";
    }
    if (expected.isEmpty() && found.isEmpty()) {
      return what + ": " + error.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
    if (Math.max(expected.length(), found.length()) > LONGEST_VALUE) {
      return what + " is another";
    }
    return what + " is " + quoted(found) + " and not " + quoted(expected);
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "absent" : value;
  }
}
