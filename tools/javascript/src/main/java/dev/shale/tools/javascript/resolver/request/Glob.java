package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of paths: {@code *} and {@code ?} stay within a name, {@code **} does not, {@code
 * [a-z]} and {@code [!a-z]} are a character, {@code {a,b}} is either. Immutable.
 *
 * <p>{@code **}{@code /} stands for any number of directories, none included. Written by hand
 * because the first regular expression costs a cold start more than all globs do.
 */
public final class Glob {
  /** As many alternatives as braces may stand for; the rest is taken literally. */
  private static final int MAX_ALTERNATIVES = 1024;

  /** A longer pattern is taken literally. */
  private static final int LONGEST = 1 << 14;

  /** As many stars may be tried in all ways. */
  private static final int FEW_STARS = 4;

  private static final String SPECIAL = "*?[]";

  private final String[] alternatives;

  /** How a path has to end that fits an alternative; nearly all that do not are known by it. */
  private final String[] ends;

  public Glob(String pattern) {
    List<String> expanded = new ArrayList<>();
    expand("", pattern, expanded);
    alternatives = expanded.toArray(new String[0]);
    ends = new String[alternatives.length];
    for (int index = 0; index < ends.length; index++) {
      ends[index] = end(alternatives[index]);
    }
  }

  /** How many globs without braces it stands for. */
  public int alternativeCount() {
    return alternatives.length;
  }

  public boolean matches(String path) {
    for (int index = 0; index < ends.length; index++) {
      if (path.endsWith(ends[index]) && matches(alternatives[index], path)) {
        return true;
      }
    }
    return false;
  }

  /** What is literal at the end; stars may stand for nothing, and for the slash behind them. */
  private static String end(String glob) {
    int begin = glob.length();
    while (begin > 0 && SPECIAL.indexOf(glob.charAt(begin - 1)) < 0) {
      begin--;
    }
    boolean isSlash = begin > 0 && begin < glob.length() && glob.charAt(begin) == '/';
    return glob.substring(isSlash ? begin + 1 : begin);
  }

  private static boolean matches(String glob, String path) {
    if (glob.length() > LONGEST) {
      return glob.equals(path);
    }
    boolean hasMany = starCount(glob) > FEW_STARS;
    return new Search(glob, path, hasMany ? new BitSet() : null).matches(0, 0);
  }

  private static int starCount(String glob) {
    int count = 0;
    for (int at = glob.indexOf('*'); at >= 0; at = glob.indexOf('*', at + 1)) {
      count++;
    }
    return count;
  }

  private static void expand(String head, String pattern, List<String> expanded) {
    int open = pattern.indexOf('{');
    int close = open < 0 ? -1 : closing(pattern, open);
    if (close < 0 || expanded.size() >= MAX_ALTERNATIVES) {
      expanded.add(head.concat(pattern));
      return;
    }
    String tail = pattern.substring(close + 1);
    int begin = open + 1;
    int depth = 0;
    for (int at = begin; at <= close; at++) {
      char c = pattern.charAt(at);
      depth += c == '{' ? 1 : c == '}' && at < close ? -1 : 0;
      if (at == close || (c == ',' && depth == 0)) {
        expand(head, pattern.substring(0, open) + pattern.substring(begin, at) + tail, expanded);
        begin = at + 1;
      }
    }
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int at = open; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /**
   * A search for how a path fits.
   *
   * @param failed the places of stars and in the path from which it is known not to fit: without
   *     them many stars would take longer than anybody waits; null where the stars are few
   */
  private record Search(String glob, String path, @Nullable BitSet failed) {
    boolean matches(int globBegin, int pathBegin) {
      int at = globBegin;
      int position = pathBegin;
      while (at < glob.length()) {
        char c = glob.charAt(at);
        if (c == '*') {
          return star(at, position);
        }
        if (position == path.length()) {
          return false;
        }
        int end = c == '[' ? glob.indexOf(']', at + 2) : -1;
        if (end > 0) {
          if (!isIn(glob, at + 1, end, path.charAt(position))) {
            return false;
          }
          at = end;
        } else if (c == '?' ? path.charAt(position) == '/' : path.charAt(position) != c) {
          return false;
        }
        at++;
        position++;
      }
      return position == path.length();
    }

    private boolean star(int at, int begin) {
      int place = at * (path.length() + 1) + begin;
      if (failed != null && failed.get(place)) {
        return false;
      }
      boolean fits = tries(at, begin);
      if (failed != null && !fits) {
        failed.set(place);
      }
      return fits;
    }

    private boolean tries(int at, int begin) {
      boolean crosses = glob.startsWith("**", at);
      int next = at;
      while (next < glob.length() && glob.charAt(next) == '*') {
        next++;
      }
      boolean isDirectories =
          crosses
              && (at == 0 || glob.charAt(at - 1) == '/')
              && next < glob.length()
              && glob.charAt(next) == '/';
      if (isDirectories) {
        return directories(next + 1, begin);
      }
      for (int position = begin; position <= path.length(); position++) {
        if (matches(next, position)) {
          return true;
        }
        if (!crosses && position < path.length() && path.charAt(position) == '/') {
          return false;
        }
      }
      return false;
    }

    private boolean directories(int next, int begin) {
      int position = begin;
      while (true) {
        if (matches(next, position)) {
          return true;
        }
        int slash = path.indexOf('/', position);
        if (slash < 0) {
          return false;
        }
        position = slash + 1;
      }
    }
  }

  private static boolean isIn(String glob, int begin, int end, char c) {
    boolean negated = glob.charAt(begin) == '!' || glob.charAt(begin) == '^';
    int at = negated ? begin + 1 : begin;
    boolean found = false;
    while (at < end) {
      boolean isRange = at + 2 < end && glob.charAt(at + 1) == '-';
      char last = isRange ? glob.charAt(at + 2) : glob.charAt(at);
      found |= glob.charAt(at) <= c && c <= last;
      at += isRange ? 3 : 1;
    }
    return found != negated && c != '/';
  }
}
