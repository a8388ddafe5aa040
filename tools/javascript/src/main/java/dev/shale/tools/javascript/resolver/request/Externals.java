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

  private static boolean isKnownScheme(String scheme) {
    return switch (scheme) {
      case "data", "http", "https", "blob" -> true;
      default -> false;
    };
  }
}
