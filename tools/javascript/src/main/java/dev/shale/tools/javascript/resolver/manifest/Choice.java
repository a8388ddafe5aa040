package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;

/**
 * What a value in an {@code exports} or {@code imports} field says under some conditions.
 *
 * @param text a path or a package; of what is invalid, what it is and why, as the end of a sentence
 */
public record Choice(Kind kind, String text) {
  /** No condition holds: the next value is asked. */
  public static final Choice UNDEFINED = new Choice(Kind.UNDEFINED, "");

  /** {@code null}. */
  public static final Choice FORBIDDEN = new Choice(Kind.FORBIDDEN, "");

  public enum Kind {
    TARGET,
    UNDEFINED,
    FORBIDDEN,
    INVALID
  }

  /**
   * What a text in an {@code exports} field says.
   *
   * @param areImports whether it stands in an {@code imports} field, where it may be a package
   */
  public static Choice of(String text, boolean areImports) {
    if (text.startsWith("./")) {
      return Requests.hasForbiddenName(text.substring(2))
          ? invalid(Quotes.quoted(text) + FORBIDDEN_NAMES)
          : new Choice(Kind.TARGET, text);
    }
    if (!areImports) {
      return invalid(Quotes.quoted(text) + ", which does not begin with \"./\"");
    }
    boolean isPackage = !text.isEmpty() && ".#/".indexOf(text.charAt(0)) < 0;
    return isPackage
        ? new Choice(Kind.TARGET, text)
        : invalid(Quotes.quoted(text) + ", which is neither a file (\"./...\") nor a package");
  }

  /** What is to be said of a path with one of these names. */
  public static final String FORBIDDEN_NAMES =
      ", and \".\", \"..\" and \"node_modules\" are not allowed there";

  public static Choice invalid(String reason) {
    return new Choice(Kind.INVALID, reason);
  }
}
