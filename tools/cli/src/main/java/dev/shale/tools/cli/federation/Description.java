package dev.shale.tools.cli.federation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks a bundler for: which of its modules it exposes, which packages it
 * shares, and which other applications it asks.
 *
 * @param file that says it, for people
 * @param folder of that file; files are relative to it
 * @param name of the container
 * @param runtime what runs the container; empty for one of its own
 * @param exposes what the container has
 * @param remotes what requests of other applications begin with
 * @param shared what is shared
 */
public record Description(
    String file,
    Path folder,
    String name,
    String runtime,
    List<Exposed> exposes,
    List<String> remotes,
    List<Shared> shared) {

  /** Patterns of requests that lead to other applications. */
  public List<String> externals() {
    List<String> patterns = new ArrayList<>(remotes);
    for (Shared one : shared) {
      if (!one.isProvided() && !one.isPath()) {
        patterns.add(one.isPrefix() ? one.request() + "*" : one.request());
      }
    }
    return patterns;
  }

  /**
   * What others may ask for.
   *
   * @param chunk the name of its chunk
   * @param files what it loads, in order
   */
  public record Exposed(String chunk, List<String> files) {}

  /**
   * What may come from another application.
   *
   * @param request which requests mean it: one, all that begin with it where it ends with a slash,
   *     or where it begins with a dot or slash those that lead to that file
   * @param key what it is called among applications
   * @param scope in which versions are looked for
   * @param range of versions that is asked for; null for that of the nearest package.json
   * @param version that is provided; empty for that of its package
   * @param isSingleton whether there may be one version at a time
   * @param isEager whether it is there at once
   * @param isProvided whether the application has a version of its own
   */
  public record Shared(
      String request,
      String key,
      String scope,
      @Nullable String range,
      String version,
      boolean isSingleton,
      boolean isEager,
      boolean isProvided) {
    boolean isPath() {
      return request.startsWith(".") || request.startsWith("/");
    }

    boolean isPrefix() {
      return request.endsWith("/");
    }
  }
}
