package dev.shale.tools.cli.federation;

import java.util.List;
import java.util.Map;

/**
 * An application.
 *
 * @param name what others call it
 * @param file that describes it, for people
 * @param exposes what it gives to others, such as {@code ./Button}
 * @param remotes the applications that it asks for, by the names that it gives them
 * @param used what it asks of them where that is known: {@code ./Button} by the name of the remote
 * @param shared the packages that it shares
 */
public record Application(
    String name,
    String file,
    List<String> exposes,
    Map<String, String> remotes,
    Map<String, List<String>> used,
    List<Shared> shared) {

  /**
   * A package that an application shares.
   *
   * @param scope in which versions are looked for
   * @param key what it is called there
   * @param version what the application provides; empty where it has none or none is known
   * @param range what it asks for; empty for any
   * @param isSingleton whether there may be one version at a time
   * @param isStrict whether a version that is not in the range is an error
   * @param isEager whether it is in the initial load, and has to be found there
   * @param hasFallback whether it uses its own version where no other fits
   */
  public record Shared(
      String scope,
      String key,
      String version,
      String range,
      boolean isSingleton,
      boolean isStrict,
      boolean isEager,
      boolean hasFallback) {}
}
