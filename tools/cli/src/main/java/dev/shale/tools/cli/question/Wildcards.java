package dev.shale.tools.cli.question;

import java.util.List;

/** Texts of requests and packages in which a star stands for any text, slashes too. */
public record Wildcards(List<String> texts) {
  public boolean fit(String text) {
    for (String pattern : texts) {
      if (fits(pattern, text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is one that a pattern stands for. */
  public static boolean fits(String pattern, String text) {
    int star = -1;
    int resume = 0;
    int at = 0;
    int index = 0;
    while (index < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = index;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(index)) {
        at++;
        index++;
      } else if (star >= 0) {
        at = star + 1;
        index = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
