package dev.shale.tools.cli.output;

/** Sentences of others as parts of ours. */
public final class Sentences {
  private Sentences() {}

  /** A sentence to go on behind a colon: without its capital, unless that is a name's. */
  public static String continued(String sentence) {
    boolean isWord =
        sentence.length() > 1
            && Character.isUpperCase(sentence.charAt(0))
            && Character.isLowerCase(sentence.charAt(1));
    String begun =
        isWord ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    return Visible.of(begun.endsWith(".") ? begun.substring(0, begun.length() - 1) : begun);
  }
}
