package dev.shale.tools.cli.finding;

import dev.shale.tools.javascript.remark.Remarks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments of a file that silence findings: {@code // shale-ignore-next-line RULE reason} holds
 * for the statement that begins in the next line, {@code shale-ignore-file} for the whole file.
 */
public final class IgnoreComments {
  private static final String NEXT_LINE = "shale-ignore-next-line";
  private static final String FILE = "shale-ignore-file";

  /** What ends the part of a statement in front of its request, or shows that there is none. */
  private static final String ENDS = "'\"`;(";

  /** An import has no more lines. */
  private static final int MOST_LINES = 1_000;

  /** What a comment may begin with, as far as it is in front of the mark. */
  private static final List<String> OPENINGS = List.of("//", "/*", "*", "<!--", "{/*");

  private IgnoreComments() {}

  /**
   * One rule that a comment names.
   *
   * @param rule as it is written; empty where none is
   * @param line where the comment is, from 1
   * @param column of its mark, from 1
   * @param begin the first line that it holds for; 0 for the whole file
   * @param end the last one
   */
  public record Ignore(String rule, int line, int column, int begin, int end) {
    /** Whether it holds for what is in a line; 0 for the whole file. */
    public boolean covers(String rule, int line) {
      return this.rule.equals(rule) && (begin == 0 || (begin <= line && line <= end));
    }
  }

  /** The comments of a file, in its order. */
  public static List<Ignore> of(byte[] bytes) {
    if (!Remarks.areIn(bytes, 0, bytes.length)) {
      return List.of();
    }
    List<Ignore> found = new ArrayList<>();
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|[\n\r\u2028\u2029]", -1);
    for (int index = 0; index < lines.length; index++) {
      addOf(lines, index, NEXT_LINE, found);
      addOf(lines, index, FILE, found);
    }
    return found;
  }

  private static void addOf(String[] lines, int index, String mark, List<Ignore> found) {
    String line = lines[index];
    int at = line.indexOf(mark);
    if (at < 0 || !isComment(line.substring(0, at).strip())) {
      return;
    }
    boolean isFile = mark.equals(FILE);
    int begin = isFile ? 0 : nextStatement(lines, index);
    int end = isFile ? 0 : end(lines, begin);
    for (String rule : rules(line.substring(at + mark.length()))) {
      found.add(new Ignore(rule, index + 1, at + 1, begin, end));
    }
  }

  private static boolean isComment(String before) {
    for (String opening : OPENINGS) {
      if (before.endsWith(opening)) {
        return true;
      }
    }
    return false;
  }

  /** {@code a, b reason} has two; a reason is what follows. */
  private static List<String> rules(String text) {
    List<String> rules = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      boolean goesOn = word.endsWith(",");
      String rule = goesOn ? word.substring(0, word.length() - 1) : word;
      boolean isRule = rule.matches("[A-Za-z][A-Za-z-]*");
      rules.add(isRule ? rule : "");
      if (!goesOn) {
        break;
      }
    }
    return rules;
  }

  /** The number of the next line that is not another such comment. */
  private static int nextStatement(String[] lines, int index) {
    int next = index + 1;
    while (next < lines.length && lines[next].contains(NEXT_LINE)) {
      next++;
    }
    return next + 1;
  }

  /** The number of the line with the request of the statement that begins in a line. */
  private static int end(String[] lines, int begin) {
    for (int number = begin; number <= lines.length && number < begin + MOST_LINES; number++) {
      String line = lines[number - 1];
      for (int at = 0; at < line.length(); at++) {
        if (ENDS.indexOf(line.charAt(at)) >= 0) {
          return number;
        }
      }
    }
    return begin;
  }
}
