package dev.shale.tools.javascript;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.javascript.resolver.Lookup;
import dev.shale.tools.javascript.resolver.Members;
import dev.shale.tools.javascript.resolver.RequestResolver;
import dev.shale.tools.javascript.resolver.Rules;
import dev.shale.tools.javascript.resolver.request.ImportMap;
import dev.shale.tools.javascript.resolver.request.NamePatterns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the requests of JavaScript and TypeScript as Node and the bundlers do.
 *
 * <p>It remembers what it saw of the file system, and forgets nothing: make a new one for each
 * build. A query or fragment behind a request does not change the answer. Thread-safe; no lock is
 * held while the file system is asked.
 */
public final class JavaScriptResolver implements Resolver {
  private final ResolverOptions options;
  private final @Nullable Observations observations;
  private final @Nullable PlatformParts parts;
  private final RequestResolver requests;
  private final EffectRules effectRules;

  /** A resolver that has not seen anything yet. */
  public JavaScriptResolver(ResolverOptions options) {
    this(options, null, null);
  }

  /**
   * @param parts of the packages that have other rules; null for none
   */
  private JavaScriptResolver(
      ResolverOptions options, @Nullable Observations observations, @Nullable PlatformParts parts) {
    this.options = options;
    this.observations = observations;
    this.parts = parts;
    effectRules = new EffectRules(options);
    if (parts != null) {
      requests = parts.others().requests;
    } else if (observations != null) {
      requests = new RequestResolver(rules(options), observations);
    } else {
      requests = new RequestResolver(rules(options));
    }
  }

  /**
   * A resolver that has not seen anything yet and notes on what its answers depend, so that they
   * can be kept. Costs a system call a directory.
   */
  public static JavaScriptResolver observing(ResolverOptions options) {
    return new JavaScriptResolver(options, new Observations(new PackageInstallers()), null);
  }

  /**
   * A resolver of packages that may run on several platforms, which has not seen anything yet: a
   * request is resolved by the rules of the platform of the package that it is written in. What
   * lies outside of all of them, such as installed packages, has the platform of most.
   *
   * @param packages in which directory what platform holds, at least one; of nested ones the inner
   * @param options what holds for a platform
   * @param isObserving whether it notes on what its answers depend, so that they can be kept
   */
  public static JavaScriptResolver ofPackages(
      Map<Path, Platform> packages,
      Function<Platform, ResolverOptions> options,
      boolean isObserving) {
    Observations observations = isObserving ? new Observations(new PackageInstallers()) : null;
    PlatformParts parts =
        new PlatformParts(
            packages,
            platform -> new JavaScriptResolver(options.apply(platform), observations, null));
    JavaScriptResolver others = parts.others();
    return parts.isEmpty() ? others : new JavaScriptResolver(others.options, observations, parts);
  }

  private static Rules rules(ResolverOptions options) {
    return Rules.of(
            options.conditionNames(),
            options.mainFields(),
            options.aliasFields(),
            options.extensions(),
            options.tsconfig())
        .with(options.alias(), options.fallback(), options.extensionAlias(), lookup(options));
  }

  private static Lookup lookup(ResolverOptions options) {
    List<String> roots = new ArrayList<>(options.roots().size());
    for (Path root : options.roots()) {
      roots.add(root.toAbsolutePath().normalize().toString());
    }
    return new Lookup(
        options.modules(),
        roots,
        options.preferRelative(),
        options.fullySpecified(),
        options.restrictions(),
        options.prefersBuiltins(),
        new NamePatterns(options.outside().externals()),
        new NamePatterns(options.outside().expected()),
        members(options.outside()),
        importMap(options.importMaps()));
  }

  private static ImportMap importMap(ResolverOptions.ImportMaps maps) {
    List<ImportMap.Mapping> mappings = new ArrayList<>(maps.mappings().size());
    for (ResolverOptions.ImportMaps.Mapping one : maps.mappings()) {
      String scope = ImportMap.scopePath(one.scope(), one.file());
      if (scope != null) {
        mappings.add(new ImportMap.Mapping(scope, one.name(), one.address(), one.file()));
      }
    }
    return mappings.isEmpty() ? ImportMap.NONE : new ImportMap(mappings);
  }

  private static Members members(ResolverOptions.Outside outside) {
    Map<String, String> directories = new HashMap<>();
    for (Map.Entry<String, Path> member : outside.members().entrySet()) {
      directories.put(member.getKey(), member.getValue().toString().replace('\\', '/'));
    }
    return new Members(
        directories,
        outside.sources() != ResolverOptions.Sources.NEVER,
        outside.sources() == ResolverOptions.Sources.ALWAYS);
  }

  @Override
  public String answerIdentity() {
    return parts == null ? options.identity() : parts.identity();
  }

  @Override
  public @Nullable Observations observations() {
    return observations;
  }

  @Override
  public boolean isFreeOfSideEffects(Resolved file) {
    return isFreeOfSideEffects(file.path());
  }

  @Override
  public boolean isInstalled(Resolved file) {
    return PackageInstallers.isInstalled(file.path());
  }

  /**
   * The directory of the installed package that a file belongs to; empty for one of no package.
   *
   * @param path real, as in an answer
   */
  public static String installedPackage(String path) {
    return PackageInstallers.directoryOf(path);
  }

  private RequestResolver requests(Resolved from) {
    return parts == null || isInstalled(from) ? requests : parts.of(from.path()).requests;
  }

  @Override
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    return requests(from).resolve(from, request, kind);
  }

  @Override
  public Concern concern(ChangedPaths changes) {
    return parts == null ? requests.concern(changes) : new PartsConcern(parts, changes);
  }

  /** What changes concern where packages have rules of their own. */
  private final class PartsConcern implements Concern {
    private final Map<RequestResolver, Concern> concerns = new HashMap<>();

    PartsConcern(PlatformParts parts, ChangedPaths changes) {
      for (JavaScriptResolver part : parts.all()) {
        concerns.put(part.requests, part.requests.concern(changes));
      }
    }

    @Override
    public boolean isConcerned(Resolved from, String request, DependencyKind kind) {
      return of(requests(from)).isConcerned(from, request, kind);
    }

    private Concern of(RequestResolver resolver) {
      return Objects.requireNonNull(concerns.get(resolver));
    }

    @Override
    public boolean mayConcern(byte[] request, int length) {
      for (Concern concern : concerns.values()) {
        if (concern.mayConcern(request, length)) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public List<Resolved> resolvePattern(
      Resolved from, String pattern, List<String> exceptions, DependencyKind kind) {
    return options.outside().hasContexts()
        ? requests(from).resolvePattern(from, pattern, exceptions, kind)
        : List.of();
  }

  /**
   * As {@link #resolve}; where that leads nowhere, declarations are looked for as the TypeScript
   * compiler does: {@code .d.ts} files, what packages say of {@code types}, and packages {@code
   * @types/name}.
   */
  @Override
  public Resolved resolveTypes(Resolved from, String request, DependencyKind kind) {
    return requests(from).resolveTypes(from, request, kind);
  }

  /**
   * Whether the options or else the package.json of a file declare it free of side effects: it may
   * be left out where nothing of it is used.
   *
   * @param path real, as in an answer
   */
  public boolean isFreeOfSideEffects(String path) {
    Boolean haveEffects = effectRules.haveEffects(path);
    return haveEffects == null ? requests.isFreeOfSideEffects(path) : !haveEffects;
  }

  /**
   * Finds an entry file that the user named.
   *
   * @return its real path, or an unresolved answer that says why there is none: it does not exist,
   *     is a directory or cannot be read
   */
  @Override
  public Resolved entry(Path file) {
    return requests.entry(file);
  }
}
