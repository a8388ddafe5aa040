package dev.shale.tools.cli.checked;

import dev.shale.tools.javascript.glob.Globs;
import java.util.ArrayList;
import java.util.List;

/**
 * A glob without braces, and what a path has to have to fit it: how it begins, how it ends, and a
 * text in between. Nearly all paths that do not fit are known by those.
 */
record PlainPattern(Globs globs, String begin, String middle, String end) {
  private static final String SPECIAL = "*?[{";

  /** A glob with more alternatives stays as it is. */
  private static final int MOST = 64;

  /** The alternatives of a glob. */
  static List<PlainPattern> of(String glob) {
    String plain = glob.startsWith("./") ? glob.substring(2) : glob;
    plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    List<String> alternatives = new ArrayList<>();
    expand("", plain, alternatives);
    if (alternatives.size() > MOST) {
      return List.of(new PlainPattern(new Globs(List.of(glob)), literal(plain), "", ""));
    }
    return alternatives.stream().map(PlainPattern::ofPlain).toList();
  }

  private static void expand(String head, String rest, List<String> alternatives) {
    int open = rest.indexOf('{');
    int close = open < 0 ? -1 : closing(rest, open);
    if (close < 0 || alternatives.size() > MOST) {
      alternatives.add(head.concat(rest));
      return;
    }
    int begin = open + 1;
    int depth = 0;
    for (int at = begin; at <= close; at++) {
      char c = rest.charAt(at);
      depth += c == '{' ? 1 : c == '}' && at < close ? -1 : 0;
      if (at == close || (c == ',' && depth == 0)) {
        String one = rest.substring(begin, at) + rest.substring(close + 1);
        expand(head, rest.substring(0, open) + one, alternatives);
        begin = at + 1;
      }
    }
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static PlainPattern ofPlain(String glob) {
    String begin = literal(glob);
    if (glob.indexOf('[') >= 0) {
      return new PlainPattern(new Globs(List.of(glob)), begin, "", "");
    }
    String middle = "";
    String last = "";
    String[] parts = glob.split("[*?]", -1);
    for (int part = 1; part < parts.length; part++) {
      // Stars may stand for nothing, and for the slash behind them: a/**/b fits a/b.
      last = parts[part].startsWith("/") ? parts[part].substring(1) : parts[part];
      middle = last.length() > middle.length() ? last : middle;
    }
    return new PlainPattern(new Globs(List.of(glob)), begin, middle, last);
  }

  private static String literal(String glob) {
    int end = 0;
    while (end < glob.length() && SPECIAL.indexOf(glob.charAt(end)) < 0) {
      end++;
    }
    return glob.substring(0, end);
  }

  boolean fits(String path) {
    return path.startsWith(begin) && path.endsWith(end) && path.contains(middle) && globs.fit(path);
  }
}
