package dev.shale.tools.javascript.resolver.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names mean in the browser, as the HTML standard has it: of the scopes that hold for a file
 * the longest comes first, then what holds for all; in each of them the name itself, then the
 * longest that ends in a slash and with which the request begins. Immutable.
 */
public final class ImportMap {
  /** No names. */
  public static final ImportMap NONE = new ImportMap(List.of());

  private final List<Scope> scopes = new ArrayList<>();

  /**
   * What a name means.
   *
   * @param scope the absolute path of a file, or with a slash at its end of a directory; empty for
   *     all files
   * @param file in which this is said, absolute
   */
  public record Mapping(String scope, String name, String address, String file) {}

  /**
   * What a request means.
   *
   * @param address a URL, or a path from the directory
   */
  public record Target(String address, String directory) {}

  private record Scope(String prefix, List<Mapping> mappings) {
    boolean has(String path) {
      return prefix.isEmpty()
          || path.equals(prefix)
          || (prefix.endsWith("/") && path.startsWith(prefix));
    }

    @Nullable Mapping find(String request) {
      Mapping best = null;
      for (Mapping mapping : mappings) {
        String name = mapping.name();
        if (name.equals(request)) {
          return mapping;
        }
        boolean fits = name.endsWith("/") && request.startsWith(name);
        if (fits && (best == null || name.length() > best.name().length())) {
          best = mapping;
        }
      }
      return best;
    }
  }

  /** A map of names, the first of two equal ones counts. */
  public ImportMap(List<Mapping> mappings) {
    for (Mapping mapping : mappings) {
      scope(mapping.scope()).mappings.add(mapping);
    }
  }

  /** The scope of a path, put in front of those that are shorter. */
  private Scope scope(String prefix) {
    int place = 0;
    for (Scope scope : scopes) {
      if (scope.prefix.equals(prefix)) {
        return scope;
      }
      place += scope.prefix.length() >= prefix.length() ? 1 : 0;
    }
    Scope scope = new Scope(prefix, new ArrayList<>());
    scopes.add(place, scope);
    return scope;
  }

  public boolean isEmpty() {
    return scopes.isEmpty();
  }

  /** What a request from a file means; null where no name fits. */
  public @Nullable Target find(String path, String request) {
    for (Scope scope : scopes) {
      Mapping mapping = scope.has(path) ? scope.find(request) : null;
      if (mapping != null) {
        String rest = request.substring(mapping.name().length());
        String directory = mapping.file().substring(0, mapping.file().lastIndexOf('/'));
        return new Target(mapping.address().concat(rest), directory);
      }
    }
    return null;
  }

  /**
   * The absolute path of a scope that is written in a file; null for that of another server. The
   * root of the server is the directory of the file.
   */
  public static @Nullable String scopePath(String scope, String file) {
    if (scope.isEmpty()) {
      return scope;
    }
    if (Requests.schemeEnd(scope) != Requests.NONE || scope.startsWith("//")) {
      return null;
    }
    String directory = file.substring(0, file.lastIndexOf('/'));
    String path = Requests.absolute(directory, scope.startsWith("/") ? "." + scope : scope);
    return scope.endsWith("/") && !path.endsWith("/") ? path.concat("/") : path;
  }
}
