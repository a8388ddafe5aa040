package dev.shale.tools.javascript.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes faulty files of good ones: parts are deleted, duplicated, moved, or taken from another
 * file. Many cuts are made between lines or words, so that a good part of the results is valid.
 */
final class Mutants {
  private static final int LONGEST_CUT = 200;
  private static final int MOST_CHANGES = 3;

  /** What grammars are hard about. */
  private static final List<String> PIECES =
      List.of(
          "import('x')",
          "import \"x\";",
          "require('x')",
          "export * from 'x';",
          "import.meta",
          "import type T from 'x';",
          "export {",
          "as",
          "from",
          "of",
          "in",
          "await ",
          "async ",
          "yield ",
          "let ",
          "static ",
          "new ",
          "typeof ",
          "class A {",
          "=>",
          "...",
          "?.",
          "??=",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "<",
          ">",
          "<T>",
          "</a>",
          "/",
          "/*",
          "*/",
          "//",
          "<!--",
          "`",
          "${",
          "'",
          "\"",
          "\\",
          "\\u{61}",
          "@",
          "#",
          "!",
          ":",
          "?",
          ";",
          ",",
          "\n",
          "\u2028",
          "\uFEFF",
          "\u00e9",
          "\ud83d\ude00",
          "0n",
          "1_0",
          ".5",
          "/[/]/",
          "await using ");

  private final List<byte[]> files;

  /**
   * @param files that are good; not empty ones
   */
  Mutants(List<byte[]> files) {
    this.files = files;
  }

  /** A mutant of a file: valid UTF-8, and nothing but the arguments decides about it. */
  byte[] mutant(int file, SplittableRandom random) {
    byte[] text = files.get(file);
    for (int change = random.nextInt(MOST_CHANGES) + 1; change > 0; change--) {
      text = changed(text, random);
    }
    // What was cut through a character becomes a replacement character.
    return new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] changed(byte[] text, SplittableRandom random) {
    boolean wholeLines = random.nextInt(3) == 0;
    int begin = place(text, wholeLines, random);
    int end = end(text, begin, wholeLines, random);
    return switch (random.nextInt(5)) {
      case 0 -> spliced(text, begin, end, new byte[0]);
      case 1 -> spliced(text, end, end, Arrays.copyOfRange(text, begin, end));
      case 2 -> {
        int to = place(text, wholeLines, random);
        yield spliced(text, to, to, Arrays.copyOfRange(text, begin, end));
      }
      case 3 -> {
        byte[] other = files.get(random.nextInt(files.size()));
        int from = place(other, wholeLines, random);
        byte[] part = Arrays.copyOfRange(other, from, end(other, from, wholeLines, random));
        yield spliced(text, begin, random.nextBoolean() ? begin : end, part);
      }
      default -> {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        yield spliced(text, begin, begin, piece.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** Any place, one between two words, or one at the begin of a line. */
  private static int place(byte[] text, boolean isLine, SplittableRandom random) {
    int place = random.nextInt(text.length + 1);
    if (isLine) {
      while (place > 0 && text[place - 1] != '\n') {
        place--;
      }
    } else if (random.nextInt(4) != 0) {
      while (place < text.length && Character.isJavaIdentifierPart(text[place])) {
        place++;
      }
    }
    return place;
  }

  private static int end(byte[] text, int begin, boolean wholeLines, SplittableRandom random) {
    int end = Math.min(text.length, begin + random.nextInt(random.nextInt(LONGEST_CUT) + 1) + 1);
    while (wholeLines && end < text.length && text[end - 1] != '\n') {
      end++;
    }
    return Math.max(begin, end);
  }

  private static byte[] spliced(byte[] text, int begin, int end, byte[] part) {
    byte[] result = new byte[text.length - (end - begin) + part.length];
    System.arraycopy(text, 0, result, 0, begin);
    System.arraycopy(part, 0, result, begin, part.length);
    System.arraycopy(text, end, result, begin + part.length, text.length - end);
    return result;
  }
}
