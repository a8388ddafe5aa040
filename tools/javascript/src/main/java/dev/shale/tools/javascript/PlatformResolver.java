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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the requests of packages that may run on several platforms: a request by the rules of
 * the platform of the package that it is written in. What lies outside of all of them, such as
 * installed packages, has the platform of most. Thread-safe.
 */
public final class PlatformResolver implements Resolver {
  private record Part(String directory, Platform platform, JavaScriptResolver resolver) {}

  private final List<Part> parts = new ArrayList<>();
  private final JavaScriptResolver others;
  private final @Nullable Observations observations;
  private final String identity;

  /**
   * A resolver that has not seen anything yet.
   *
   * @param packages in which directory what platform holds, at least one; of nested ones the inner
   * @param options what holds for a platform
   * @param isObserving whether it notes on what its answers depend, so that they can be kept
   */
  public PlatformResolver(
      Map<Path, Platform> packages,
      Function<Platform, ResolverOptions> options,
      boolean isObserving) {
    observations = isObserving ? new Observations(new PackageInstallers()) : null;
    Map<Platform, JavaScriptResolver> byPlatform = new EnumMap<>(Platform.class);
    Map<Platform, Integer> counts = new EnumMap<>(Platform.class);
    for (Map.Entry<Path, Platform> one : packages.entrySet()) {
      Platform platform = one.getValue();
      JavaScriptResolver resolver =
          byPlatform.computeIfAbsent(
              platform, name -> JavaScriptResolver.of(options.apply(name), observations));
      String path = one.getKey().toString().replace('\\', '/').concat("/");
      parts.add(new Part(path, platform, resolver));
      counts.merge(platform, 1, Integer::sum);
    }
    others = byPlatform.getOrDefault(most(counts), parts.getFirst().resolver());
    identity = byPlatform.size() == 1 ? others.answerIdentity() : identity(byPlatform);
    if (byPlatform.size() == 1) {
      parts.clear();
    }
    parts.sort(
        Comparator.comparingInt((Part part) -> -part.directory().length())
            .thenComparing(Part::directory));
  }

  private static Platform most(Map<Platform, Integer> counts) {
    Platform most = Platform.BROWSER;
    for (Map.Entry<Platform, Integer> count : counts.entrySet()) {
      most = count.getValue() > counts.getOrDefault(most, 0) ? count.getKey() : most;
    }
    return most;
  }

  private String identity(Map<Platform, JavaScriptResolver> byPlatform) {
    StringBuilder text = new StringBuilder();
    byPlatform.values().forEach(one -> text.append(one.answerIdentity()).append(' '));
    for (Part part : parts) {
      text.append(part.directory()).append(' ').append(part.platform().label()).append(' ');
    }
    return Identity.shortened(text.toString());
  }

  private JavaScriptResolver of(Resolved from) {
    if (!parts.isEmpty() && !others.isInstalled(from)) {
      for (Part part : parts) {
        if (from.path().startsWith(part.directory())) {
          return part.resolver();
        }
      }
    }
    return others;
  }

  @Override
  public String answerIdentity() {
    return identity;
  }

  @Override
  public @Nullable Observations observations() {
    return observations;
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
