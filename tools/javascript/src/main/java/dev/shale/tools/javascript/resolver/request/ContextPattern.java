package dev.shale.tools.javascript.resolver.request;

import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A request that many files may fit: a folder, and what the paths in it have to look like.
 *
 * <p>In a text of which parts are not known, such as {@code ./locale/*.js}, a star stands for any
 * text, slashes too, as in webpack and esbuild. In a glob it stays within a name; behind a blank
 * there may be a regular expression of JavaScript, {@code ./pages/**}{@code /* /\.vue$/}. Belongs
 * to one thread.
 */
public final class ContextPattern {
  private static final String EXPRESSION = "* /";
  private static final String WILDCARDS = "*?[{";

  private final String folder;
  private final String rest;
  private final @Nullable Glob glob;
  private final @Nullable BoundedExpression expression;
  private final NamePatterns texts;

  private ContextPattern(
      String folder,
      String rest,
      @Nullable Glob glob,
      @Nullable BoundedExpression expression,
      NamePatterns texts) {
    this.folder = folder;
    this.rest = rest;
    this.glob = glob;
    this.expression = expression;
    this.texts = texts;
  }

  /**
   * Reads a pattern.
   *
   * @return null for one that cannot be followed: it begins with what is not known, or is no
   *     expression that Java has as well
   */
  public static @Nullable ContextPattern of(String pattern, boolean isGlob) {
    int blank = isGlob ? pattern.indexOf(EXPRESSION) : -1;
    String path = blank < 0 ? pattern : pattern.substring(0, blank + 1);
    int slash = path.lastIndexOf('/', firstWildcard(path, isGlob));
    if (slash < 0) {
      return null;
    }
    String folder = path.substring(0, slash + 1);
    String rest = path.substring(slash + 1);
    if (!isGlob) {
      boolean hasStar = rest.indexOf('*') >= 0;
      NamePatterns texts = hasStar ? NamePatterns.of(rest) : NamePatterns.NONE;
      return hasStar ? new ContextPattern(folder, rest, null, null, texts) : null;
    }
    try {
      BoundedExpression expression =
          blank < 0
              ? null
              : new BoundedExpression(JavaScriptPatterns.compile(pattern.substring(blank + 2)));
      return new ContextPattern(folder, rest, new Glob(rest), expression, NamePatterns.NONE);
    } catch (PatternSyntaxException notOfJava) {
      return null;
    }
  }

  private static int firstWildcard(String path, boolean isGlob) {
    if (!isGlob) {
      return path.indexOf('*');
    }
    int first = 0;
    while (first < path.length() && WILDCARDS.indexOf(path.charAt(first)) < 0) {
      first++;
    }
    return first;
  }

  /** The folder, as it is written, with a slash at its end. */
  public String folder() {
    return folder;
  }

  /** How many folders below that one may have files that fit. */
  public int depth() {
    if (glob == null || rest.contains("**")) {
      return Integer.MAX_VALUE;
    }
    int depth = 0;
    for (int at = 0; at < rest.length(); at++) {
      depth += rest.charAt(at) == '/' ? 1 : 0;
    }
    return depth;
  }

  /** Whether names are completed, as in requests: {@code ./a} means {@code ./a.js}. */
  public boolean isCompleted() {
    return glob == null || expression != null;
  }

  /**
   * Whether a path fits.
   *
   * @param path relative to the folder
   * @throws BoundedExpression.Exceeded when the expression takes too long
   */
  public boolean fits(String path) {
    if (glob == null) {
      return texts.fit(path);
    }
    return expression == null ? glob.matches(path) : expression.finds("./".concat(path));
  }
}
