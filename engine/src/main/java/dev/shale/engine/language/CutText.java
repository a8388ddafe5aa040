package dev.shale.engine.language;

/** Texts of others that are too long to be shown whole. */
public final class CutText {
  private CutText() {}

  /**
   * A text without its middle.
   *
   * @param beginUnits how many UTF-16 units stay of its beginning; one less where that would halve
   *     a surrogate pair
   * @param endUnits the same of its end
   * @param cut stands for what is left out
   */
  public static String of(String text, int beginUnits, int endUnits, String cut) {
    int begin =
        Character.isHighSurrogate(text.charAt(beginUnits - 1)) ? beginUnits - 1 : beginUnits;
    int end = text.length() - endUnits;
    end = Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    return text.substring(0, begin).concat(cut).concat(text.substring(end));
  }
}
