package dev.shale.tools.javascript;

import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the requests of a workspace whose packages run on several platforms: a request by the
 * rules of the platform of the package that it is written in. What lies outside of all of them,
 * such as installed packages, has the platform of most. Thread-safe.
 */
public final class PlatformResolver implements Resolver {
  private record Part(String directory, Platform platform, JavaScriptResolver resolver) {}

  private final List<Part> parts = new ArrayList<>();
  private final JavaScriptResolver others;
  private final StringBuilder identity = new StringBuilder();

  /**
   * A resolver of packages.
   *
   * @param packages in which directory what platform holds; of nested ones the inner
   * @param byPlatform a resolver for each of the platforms; all note into the same observations
   */
  public PlatformResolver(
      Map<Path, Platform> packages, Map<Platform, JavaScriptResolver> byPlatform) {
    Map<Platform, Integer> counts = new EnumMap<>(Platform.class);
    packages.forEach((directory, platform) -> {
      String path = directory.toString().replace('\\', '/').concat("/");
      parts.add(new Part(path, platform, resolver(byPlatform, platform)));
      counts.merge(platform, 1, Integer::sum);
    });
    parts.sort(
        Comparator.comparingInt((Part part) -> -part.directory().length())
            .thenComparing(Part::directory));
    Platform most = Platform.BROWSER;
    for (Map.Entry<Platform, Integer> count : counts.entrySet()) {
      most = count.getValue() > counts.getOrDefault(most, 0) ? count.getKey() : most;
    }
    others = resolver(byPlatform, most);
    identity.append(most.label());
    byPlatform.forEach(
        (platform, resolver) -> identity.append(' ').append(resolver.answerIdentity()));
    parts.forEach(
        part -> identity.append(' ').append(part.directory()).append(part.platform().label()));
  }

  private static JavaScriptResolver resolver(
      Map<Platform, JavaScriptResolver> byPlatform, Platform platform) {
    JavaScriptResolver resolver = byPlatform.get(platform);
    if (resolver == null) {
      throw new IllegalArgumentException("There is no resolver for " + platform.label());
    }
    return resolver;
  }

  private JavaScriptResolver of(Resolved from) {
    String path = from.path();
    if (path.contains("/node_modules/")) {
      return others;
    }
    for (Part part : parts) {
      if (path.startsWith(part.directory())) {
        return part.resolver();
      }
    }
    return others;
  }

  @Override
  public String answerIdentity() {
    return Identity.shortened(identity.toString());
  }

  @Override
  public @Nullable Observations observations() {
    return others.observations();
  }

  @Override
  public boolean isInstalled(Resolved file) {
    return others.isInstalled(file);
  }

  @Override
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    return of(from).resolve(from, request, kind);
  }

  @Override
  public Resolved resolveTypes(Resolved from, String request, DependencyKind kind) {
    return of(from).resolveTypes(from, request, kind);
  }

  /** As {@link JavaScriptResolver#entry}. */
  public Resolved entry(Path file) {
    return others.entry(file);
  }
}
