package dev.shale.tools.javascript;

import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.javascript.resolver.Lookup;
import dev.shale.tools.javascript.resolver.Members;
import dev.shale.tools.javascript.resolver.RequestResolver;
import dev.shale.tools.javascript.resolver.Rules;
import dev.shale.tools.javascript.resolver.request.NamePatterns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final RequestResolver requests;

  /** A resolver that has not seen anything yet. */
  public JavaScriptResolver(ResolverOptions options) {
    this.options = options;
    observations = null;
    requests = new RequestResolver(rules(options));
  }

  private JavaScriptResolver(ResolverOptions options, Observations observations) {
    this.options = options;
    this.observations = observations;
    requests = new RequestResolver(rules(options), observations);
  }

  /**
   * A resolver that has not seen anything yet and notes on what its answers depend, so that they
   * can be kept. Costs a system call a directory.
   */
  public static JavaScriptResolver observing(ResolverOptions options) {
    return new JavaScriptResolver(options, new Observations(new PackageInstallers()));
  }

  /** A resolver that notes into the observations, if there are some. */
  static JavaScriptResolver of(ResolverOptions options, @Nullable Observations observations) {
    return observations == null
        ? new JavaScriptResolver(options)
        : new JavaScriptResolver(options, observations);
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
        members(options.outside()));
  }

  private static Members members(Outside outside) {
    Map<String, String> directories = new HashMap<>();
    for (Map.Entry<String, Path> member : outside.members().entrySet()) {
      directories.put(member.getKey(), member.getValue().toString().replace('\\', '/'));
    }
    return new Members(
        directories,
        outside.sources() != SourceChoice.NEVER,
        outside.sources() == SourceChoice.ALWAYS);
  }

  @Override
  public String answerIdentity() {
    return options.identity();
  }

  @Override
  public @Nullable Observations observations() {
    return observations;
  }

  @Override
  public boolean isInstalled(Resolved file) {
    return PackageInstallers.isInstalled(file.path());
  }

  @Override
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    return requests.resolve(from, request, kind);
  }

  /**
   * As {@link #resolve}; where that leads nowhere, declarations are looked for as the TypeScript
   * compiler does: {@code .d.ts} files, what packages say of {@code types}, and packages {@code
   * @types/name}.
   */
  @Override
  public Resolved resolveTypes(Resolved from, String request, DependencyKind kind) {
    return requests.resolveTypes(from, request, kind);
  }

  /**
   * Whether the package.json of a file declares it free of side effects: it may be left out where
   * nothing of it is used.
   *
   * @param path real, as in an answer
   */
  public boolean isFreeOfSideEffects(String path) {
    return requests.isFreeOfSideEffects(path);
  }

  /**
   * Finds an entry file that the user named.
   *
   * @return its real path, or an unresolved answer that says why there is none: it does not exist,
   *     is a directory or cannot be read
   */
  public Resolved entry(Path file) {
    return requests.entry(file);
  }
}
