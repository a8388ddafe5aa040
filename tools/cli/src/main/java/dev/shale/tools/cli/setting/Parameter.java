package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Sizes;
import java.util.List;

/**
 * What can be said about a rule, beside its severity.
 *
 * @param choices the words of which it is one, with spaces between; empty where it is any text
 * @param absent what holds where it is not given: a value of the type, or words for people
 * @param description what it says, for people
 * @param usual the texts that hold where none are given
 */
public record Parameter(
    String key,
    ParameterType type,
    String choices,
    String absent,
    String description,
    List<String> usual) {
  private static final int MOST_DIGITS = 9;

  /** Keeps a copy. */
  public Parameter {
    usual = List.copyOf(usual);
  }

  /** One without texts that hold where none are given. */
  Parameter(String key, ParameterType type, String choices, String absent, String description) {
    this(key, type, choices, absent, description, List.of());
  }

  /** The words of which it is one; none where it is any text. */
  public String[] words() {
    return choices.isEmpty() ? new String[0] : choices.split(" ", -1);
  }

  /** What is wrong with a text as its value: behind "takes"; empty for a good one. */
  String problem(String text) {
    return switch (type) {
      case WORD -> isWord(text) ? "" : Words.either(words());
      case COUNT -> isCount(text) ? "" : type.what();
      case SIZE -> Sizes.parse(text) == Sizes.NOT_A_SIZE ? type.what() : "";
      case GLOBS -> GlobText.problemOfChoice(text);
      case FLAG, TEXT, TEXTS ->
          text.isEmpty() || text.indexOf('\0') >= 0 ? "a text that is not empty" : "";
    };
  }

  private boolean isWord(String text) {
    for (String word : words()) {
      if (word.equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCount(String text) {
    boolean isIt = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int at = 0; at < text.length(); at++) {
      isIt &= text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
    return isIt;
  }
}
