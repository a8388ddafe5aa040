package dev.shale.tools.javascript.resolver.request;

import java.util.List;
import java.util.Map;

/** How files that declare types are named, as the TypeScript compiler looks for them. */
public final class Declarations {
  /** Tried in this order where a request has none. */
  public static final List<String> EXTENSIONS = List.of(".ts", ".tsx", ".d.ts");

  /** What may stand for an extension of JavaScript. */
  public static final Map<String, List<String>> ALIASES =
      Map.of(
          ".js", List.of(".ts", ".tsx", ".d.ts", ".js"),
          ".jsx", List.of(".tsx", ".ts", ".d.ts", ".jsx"),
          ".mjs", List.of(".mts", ".d.mts", ".mjs"),
          ".cjs", List.of(".cts", ".d.cts", ".cjs"));

  private static final String SCOPE = "@types/";

  private Declarations() {}

  /** Whether a file is for the type checker alone. */
  public static boolean isOne(String path) {
    return path.endsWith(".d.ts") || path.endsWith(".d.mts") || path.endsWith(".d.cts");
  }

  /**
   * The request for the package that declares the types of another one: {@code @types/name} for
   * {@code name}, {@code @types/scope__name} for {@code @scope/name}. Empty for what is no package.
   */
  public static String request(String request) {
    if (Requests.isRelative(request) || "/#".indexOf(request.charAt(0)) >= 0) {
      return "";
    }
    if (Requests.packageNameEnd(request) <= 0 || request.startsWith(SCOPE)) {
      return "";
    }
    boolean hasScope = request.charAt(0) == '@';
    return SCOPE.concat(hasScope ? request.substring(1).replaceFirst("/", "__") : request);
  }
}
