package dev.shale.tools.javascript.resolver.request;

import java.util.Arrays;

/**
 * Texts with which others may begin: finds the longest one first. Immutable.
 *
 * <p>In order, those with which a text begins come before it, and whatever lies in between begins
 * with them too. So the one just before the text leads to all of them, from each to a shorter one.
 */
public final class Prefixes {
  public static final int NONE = -1;

  private final String[] texts;
  private final int[] shorter;

  /**
   * @param texts sorted, each of them once; kept
   */
  public Prefixes(String[] texts) {
    this.texts = texts;
    shorter = new int[texts.length];
    for (int text = 0; text < texts.length; text++) {
      shorter[text] = beginningOf(text - 1, texts[text]);
    }
  }

  /** The number of the longest one with which a text begins. */
  public int longest(String text) {
    int found = Arrays.binarySearch(texts, text);
    return found >= 0 ? found : beginningOf(-found - 2, text);
  }

  /** The number of the next shorter one with which the same texts begin. */
  public int shorter(int number) {
    return shorter[number];
  }

  public int length(int number) {
    return texts[number].length();
  }

  private int beginningOf(int before, String text) {
    int number = before;
    int common = number < 0 ? 0 : commonLength(texts[number], text);
    while (number != NONE && texts[number].length() > common) {
      number = shorter[number];
    }
    return number;
  }

  private static int commonLength(String one, String other) {
    int end = Math.min(one.length(), other.length());
    int length = 0;
    while (length < end && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
