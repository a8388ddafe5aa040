package dev.shale.tools.cli.setting;

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
    String plain = plain(text);
    String nearest = "";
    int least = Math.max(2, plain.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(plain, plain(name));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return nearest;
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

  /** How many letters are put in, taken away or replaced (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      row[at] = at;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int at = 1; at <= other.length(); at++) {
        int replaced = diagonal + (one.charAt(line - 1) == other.charAt(at - 1) ? 0 : 1);
        diagonal = row[at];
        row[at] = Math.min(replaced, 1 + Math.min(row[at], row[at - 1]));
      }
    }
    return row[other.length()];
  }
}
