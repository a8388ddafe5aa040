package dev.shale.tools.javascript.resolver.request;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import org.jspecify.annotations.Nullable;

/**
 * Requests that name what is to load them: {@code text!./a} to a loader of AMD modules, {@code
 * !!raw-loader!./a} to webpack. What a plugin does is not known, so it is left to the platform;
 * what webpack's loaders load is the file behind them.
 */
public final class Loaders {
  private Loaders() {}

  /**
   * Where the file begins that webpack's loaders are to load; 0 for a request that names none, or
   * no file.
   */
  public static int fileBegin(String request, DependencyKind kind) {
    int prefix = prefixEnd(request);
    int begin = request.lastIndexOf('!') + 1;
    boolean isNone = isOfAmd(kind) || begin == request.length() || isPath(request, prefix);
    return isNone ? 0 : begin;
  }

  /** What a request means that leads nowhere as it is written; null where it names no loaders. */
  public static @Nullable Resolved answer(String request, DependencyKind kind) {
    int end = isOfAmd(kind) ? request.indexOf('!') : request.lastIndexOf('!');
    int begin = isOfAmd(kind) ? 0 : prefixEnd(request);
    if (end <= begin || (!isOfAmd(kind) && isPath(request, begin))) {
      return null;
    }
    String names = request.substring(begin, end);
    return Resolved.doubtfulExternal(names.concat("!"), sentence(names, kind));
  }

  private static boolean isOfAmd(DependencyKind kind) {
    return kind == JavaScriptKinds.AMD || kind == JavaScriptKinds.AMD_REQUIRE;
  }

  /** Marks in front say which other loaders do not count: {@code !}, {@code !!}, {@code -!}. */
  private static int prefixEnd(String request) {
    int begin = request.startsWith("-!") ? 1 : 0;
    while (begin < request.length() && request.charAt(begin) == '!') {
      begin++;
    }
    return begin;
  }

  /** An exclamation mark may be in the name of a file. */
  private static boolean isPath(String request, int begin) {
    return begin == 0 && (request.charAt(0) == '.' || request.charAt(0) == '/');
  }

  private static String sentence(String names, DependencyKind kind) {
    if (isOfAmd(kind)) {
      return "The request is one to the loader plugin "
          + Quotes.quoted(names)
          + "; plugins are not read";
    }
    boolean isOne = names.indexOf('!') < 0;
    return "The request is one to the "
        + (isOne ? "loader " : "loaders ")
        + Quotes.quoted(names)
        + "; loaders are not read";
  }
}
