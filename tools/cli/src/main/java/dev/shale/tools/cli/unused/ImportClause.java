package dev.shale.tools.cli.unused;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names of an import or a re-export as they are written, those of types included, which a graph
 * of what runs does not have.
 *
 * @param names what is asked for, and what an export calls it
 * @param isWhole whether all is asked for: a namespace, or a statement that was not understood
 * @param isStar whether it is {@code export *}
 * @param namespace the name of {@code export * as name}; empty for none
 */
record ImportClause(List<Name> names, boolean isWhole, boolean isStar, String namespace) {
  private static final ImportClause UNKNOWN = new ImportClause(List.of(), true, false, "");
  private static final String DEFAULT = "default";

  /** No statement has more characters. */
  private static final int MOST = 200_000;

  /**
   * A name.
   *
   * @param asked what the other module exports
   * @param exported what it is exported on as; empty of an import
   */
  record Name(String asked, String exported) {}

  ImportClause {
    names = List.copyOf(names);
  }

  /** The statement whose request is at an offset. */
  static ImportClause before(SourceText source, int request) {
    int least = Math.max(0, request - MOST);
    String before = source.text().substring(least, Math.min(request, source.text().length()));
    int statement = Math.max(lastKeyword(before, "import"), lastKeyword(before, "export"));
    if (statement < 0) {
      return UNKNOWN;
    }
    String text = withoutComments(before.substring(statement)).strip();
    boolean isExport = text.startsWith("export");
    String clause = text.substring("import".length());
    int from = clause.lastIndexOf("from");
    if (from < 0) {
      // For its effects: no name is asked for. A call of import or require is no such statement.
      boolean isEffect = clause.strip().isEmpty();
      return isEffect ? new ImportClause(List.of(), false, false, "") : UNKNOWN;
    }
    return of(clause.substring(0, from).strip(), isExport);
  }

  private static int lastKeyword(String text, String keyword) {
    for (int at = text.lastIndexOf(keyword); at >= 0; at = text.lastIndexOf(keyword, at - 1)) {
      int end = at + keyword.length();
      boolean isBegin = at == 0 || " \t\r\n;}>/".indexOf(text.charAt(at - 1)) >= 0;
      boolean isEnd = end >= text.length() || " \t\r\n{*\"'/$_".indexOf(text.charAt(end)) >= 0;
      if (isBegin && isEnd && !isInComment(text, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isInComment(String text, int at) {
    int line = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
    String before = text.substring(line, at);
    int open = text.lastIndexOf("/*", at);
    return before.contains("//") || (open >= 0 && text.lastIndexOf("*/", at) < open);
  }

  private static String withoutComments(String text) {
    return text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//[^\r\n]*", " ");
  }

  private static ImportClause of(String clause, boolean isExport) {
    String rest = clause;
    if (rest.matches("(?s)type[\\s{*].*") && !rest.matches("(?s)type\\s*,.*")) {
      rest = rest.substring("type".length()).strip();
    }
    List<Name> names = new ArrayList<>();
    int open = rest.indexOf('{');
    String outside = open < 0 ? rest : rest.substring(0, open);
    if (open >= 0) {
      int close = rest.lastIndexOf('}');
      addNames(rest.substring(open + 1, close < open ? rest.length() : close), isExport, names);
    }
    boolean isStar = outside.indexOf('*') >= 0;
    String first = outside.replaceAll("\\*.*", "").replace(",", "").strip();
    if (!first.isEmpty()) {
      names.add(new Name(DEFAULT, isExport ? first : ""));
    }
    if (isStar && isExport) {
      return new ImportClause(names, false, true, namespace(outside));
    }
    return new ImportClause(names, isStar, false, "");
  }

  private static String namespace(String outside) {
    String[] words = outside.strip().split("\\s+", -1);
    return words.length > 1 ? unquoted(words[words.length - 1]) : "";
  }

  private static void addNames(String list, boolean isExport, List<Name> names) {
    for (String one : list.split(",", -1)) {
      String[] words = one.strip().split("\\s+", -1);
      int first = isType(words) ? 1 : 0;
      String asked = unquoted(words[first]);
      if (!asked.isEmpty()) {
        String last = unquoted(words[words.length - 1]);
        names.add(new Name(asked, isExport ? last : ""));
      }
    }
  }

  /** {@code type A} and {@code type A as B} are of types, {@code type as A} is of a name. */
  private static boolean isType(String[] words) {
    boolean isWord = words.length > 1 && words[0].toLowerCase(Locale.ROOT).equals("type");
    return isWord && (words.length != 3 || !words[1].equals("as"));
  }

  private static String unquoted(String word) {
    return word.replace("\"", "").replace("'", "");
  }
}
