package dev.shale.tools.javascript.resolver.request;

/** Requests that the platform loads by itself, whatever is on disk. */
public final class Externals {
  private Externals() {}

  public static boolean isExternal(String request) {
    if (request.startsWith("//")) {
      return true;
    }
    int schemeEnd = Requests.schemeEnd(request);
    return schemeEnd != Requests.NONE && isKnownScheme(request.substring(0, schemeEnd));
  }

  /**
   * Whether a request that leads nowhere means what a plugin or another runtime makes: one with a
   * scheme that is no file's, such as {@code virtual:x} or {@code bun:test}, or a name that a
   * framework is known to make.
   */
  public static boolean isVirtual(String request) {
    int schemeEnd = Requests.schemeEnd(request);
    if (schemeEnd != Requests.NONE) {
      return !request.startsWith("file:") && !request.startsWith("node:");
    }
    int slash = request.indexOf('/');
    return isMadeByFramework(slash < 0 ? request : request.substring(0, slash));
  }

  private static boolean isMadeByFramework(String name) {
    return switch (name) {
      case "~icons", "~pages", "~build", "~react-pages", "~solid-pages" -> true;
      case "#imports", "#app", "#build", "#components", "#head", "#content", "#ui" -> true;
      case "$app", "$env", "$service-worker", "@env" -> true;
      default -> false;
    };
  }

  private static boolean isKnownScheme(String scheme) {
    return switch (scheme) {
      case "data", "http", "https", "blob" -> true;
      default -> false;
    };
  }
}
