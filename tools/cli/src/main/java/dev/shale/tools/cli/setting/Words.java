package dev.shale.tools.cli.setting;

import dev.shale.tools.cli.output.Likeness;

/** Words in sentences. */
final class Words {
  private Words() {}

  /** {@code a, b or c}. */
  static String either(String... words) {
    StringBuilder text = new StringBuilder(words[0]);
    for (int index = 1; index < words.length; index++) {
      text.append(index == words.length - 1 ? " or " : ", ").append(words[index]);
    }
    return text.toString();
  }

  /** The name that is meant by one that does not exist; empty where none is like it. */
  static String nearest(String text, String... names) {
    Likeness likeness = new Likeness(plain(text));
    for (String name : names) {
      likeness.offer(plain(name), name);
    }
    return likeness.nearest();
  }

  /** Without what tells the spellings of a flag and of a key apart. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < Math.min(text.length(), 64); at++) {
      char c = text.charAt(at);
      if (c != '-' && c != '_') {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }
}
