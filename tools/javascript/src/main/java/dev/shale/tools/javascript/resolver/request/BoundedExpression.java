package dev.shale.tools.javascript.resolver.request;

import java.util.regex.Pattern;

/**
 * A regular expression of a source file, which may be written so that it never ends: it looks at so
 * many characters and no more. Belongs to one thread.
 */
public final class BoundedExpression {
  private static final int MOST_LOOKS = 1 << 24;

  private final Pattern pattern;
  private int looks;

  BoundedExpression(Pattern pattern) {
    this.pattern = pattern;
  }

  /** It took too long. */
  public static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Exceeded() {
      super("The expression takes too long", null, false, false);
    }
  }

  /**
   * Whether a part of a text fits.
   *
   * @throws Exceeded when that takes too long, together with all texts before
   */
  boolean finds(String text) {
    try {
      return pattern.matcher(new Watched(text)).find();
    } catch (StackOverflowError nested) {
      throw new Exceeded();
    }
  }

  private final class Watched implements CharSequence {
    private final CharSequence text;

    Watched(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new Exceeded();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int begin, int end) {
      return new Watched(text.subSequence(begin, end));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
