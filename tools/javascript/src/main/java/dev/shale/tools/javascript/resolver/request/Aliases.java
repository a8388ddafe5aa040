package dev.shale.tools.javascript.resolver.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code alias} or {@code fallback} option: names and what stands in for them, as in
 * enhanced-resolve and oxc-resolver. Immutable.
 *
 * <p>A name fits the request that it is, and those below it; with a {@code $} at its end the former
 * alone. The first name that fits decides.
 */
public final class Aliases {
  private final String[] names;
  private final List<List<String>> replacements;

  /**
   * @param options from names to replacements, the preferred one first; none at all mean that
   *     nothing is to be loaded
   */
  public Aliases(Map<String, List<String>> options) {
    names = options.keySet().toArray(new String[0]);
    replacements = List.copyOf(options.values());
  }

  /**
   * A name that fits.
   *
   * @param requests to be asked for instead; empty where nothing is to be loaded
   */
  public record Fit(String name, List<String> requests) {}

  public boolean isEmpty() {
    return names.length == 0;
  }

  /** The name that decides about a request; null where none fits. */
  public @Nullable Fit fit(String request) {
    for (int name = 0; name < names.length; name++) {
      String text = names[name];
      boolean isExact = text.endsWith("$");
      int length = isExact ? text.length() - 1 : text.length();
      if (!request.regionMatches(0, text, 0, length)
          || (request.length() > length && (isExact || request.charAt(length) != '/'))) {
        continue;
      }
      List<String> targets = replacements.get(name);
      String rest = request.substring(length);
      if (targets.isEmpty()) {
        return new Fit(text, targets);
      }
      List<String> requests = targets.stream().filter(to -> !isBelow(request, to)).toList();
      if (!requests.isEmpty()) {
        return new Fit(text, requests.stream().map(to -> to.concat(rest)).toList());
      }
    }
    return null;
  }

  /** Whether a request is what a name stands for already: {@code a} may stand for {@code a/b}. */
  private static boolean isBelow(String request, String target) {
    return request.startsWith(target)
        && (request.length() == target.length() || request.charAt(target.length()) == '/');
  }
}
