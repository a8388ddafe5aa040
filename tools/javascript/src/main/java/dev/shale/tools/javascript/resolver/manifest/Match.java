package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;

/**
 * What a {@link TargetMap} says about a subpath.
 *
 * @param hasKey whether a key fits at all
 * @param target a path or a package; empty for none
 * @param isInFolder whether the target is below a folder that is mapped as a whole
 * @param problem what is wrong with the field, as a part of a sentence; otherwise empty
 */
public record Match(boolean hasKey, String target, boolean isInFolder, String problem) {
  public static final Match NO_KEY = new Match(false, "", false, "");

  private static final Match NOT_ALLOWED = new Match(true, "", false, "");

  public static Match failure(String problem) {
    return new Match(true, "", false, problem);
  }

  /**
   * The target of a choice.
   *
   * @param key the key that fits: exact, a pattern or a folder
   * @param rest what replaces the star, or comes behind the folder
   */
  public static Match of(Choice choice, String key, String rest) {
    String text = choice.text();
    return switch (choice.kind()) {
      case UNDEFINED, FORBIDDEN -> NOT_ALLOWED;
      case INVALID -> failure(Quotes.quoted(key) + " leads to " + text);
      case TARGET -> ofText(key, text, rest);
    };
  }

  private static Match ofText(String key, String text, String rest) {
    String path = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    if (text.startsWith("./") && Requests.hasForbiddenName(path)) {
      return failure(Quotes.quoted(key) + " fits " + Quotes.quoted(rest) + Choice.FORBIDDEN_NAMES);
    }
    if (key.indexOf('*') >= 0) {
      return ofPattern(key, text, rest);
    }
    return key.endsWith("/") ? ofFolder(key, text, rest) : new Match(true, text, false, "");
  }

  private static Match ofPattern(String key, String text, String rest) {
    return text.endsWith("/")
        ? failure(
            "the files " + Quotes.quoted(key) + " lead to the directory " + Quotes.quoted(text))
        : new Match(true, text.replace("*", rest), false, "");
  }

  private static Match ofFolder(String key, String text, String rest) {
    return text.endsWith("/")
        ? new Match(true, text.concat(rest), true, "")
        : failure(
            "the directory "
                + Quotes.quoted(key)
                + " leads to "
                + Quotes.quoted(text)
                + ", without a slash");
  }
}
