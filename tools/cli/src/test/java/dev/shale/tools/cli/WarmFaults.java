package dev.shale.tools.cli;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.CacheOptions;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds as the command keeps them, but for one fault. */
final class WarmFaults {
  /** As if what spoils a build came with the code that does not. */
  static final String VERSION =
      CacheOptions.versionOf(
          List.of(Workspace.class, JavaScriptFrontEnd.class, JavaScriptResolver.class));

  private WarmFaults() {}

  /** None; others override what they spoil. */
  static class Fault {
    FrontEnd frontEnd(Language language) {
      return language.frontEnd();
    }

    Resolver resolver(Language language) {
      return language.resolver();
    }

    /** Called after each module, so that nothing is left when the build is saved. */
    void forget(Observations observations) {}

    /** Keeps a build of a project; returns why it is not kept. */
    String keep(Path root, boolean isManaged) {
      ReadProject project;
      try {
        project = ReadProject.of(root);
      } catch (InputException noEntry) {
        return "";
      }
      Language language = project.language();
      Resolver resolver = resolver(language);
      BuildOptions options =
          BuildOptions.of(frontEnd(language), () -> resolver)
              .withThreads(2)
              .withProgress((_, _) -> forget(observations(resolver)));
      CacheOptions cache =
          CacheOptions.of(root.resolveSibling(WarmScripts.CACHE))
              .withVersion(VERSION)
              .withBuild(project.buildName());
      try (Workspace workspace = Workspace.open(options, cache.withManaged(isManaged))) {
        workspace.build(project.entries());
        return workspace.awaitSaved();
      }
    }
  }

  private static Observations observations(Resolver resolver) {
    Observations observations = resolver.observations();
    if (observations == null) {
      throw new AssertionError("the build is not kept");
    }
    return observations;
  }

  /** As if nobody had noted what a build learned from some paths. */
  static Fault forgetting(String kind, Predicate<String> paths) {
    return new Fault() {
      @Override
      void forget(Observations observations) {
        read(observations, kind).keySet().removeIf(path -> paths.test(String.valueOf(path)));
      }
    };
  }

  private static Map<?, ?> read(Observations observations, String name) {
    try {
      Field field = Observations.class.getDeclaredField(name);
      field.setAccessible(true);
      return (Map<?, ?>) field.get(observations);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("The fault cannot be planted: " + name, failure);
    }
  }

  /** The records are those of another mode than they say. */
  static final class ParserOfAnotherMode extends Fault {
    @Override
    FrontEnd frontEnd(Language language) {
      return new NamedFrontEnd(
          new JavaScriptFrontEnd(Mode.DEVELOPMENT).dependenciesOnly(),
          language.frontEnd().recordIdentity());
    }
  }

  private record NamedFrontEnd(FrontEnd frontEnd, String recordIdentity) implements FrontEnd {
    @Override
    public Kinds kinds() {
      return frontEnd.kinds();
    }

    @Override
    public ModuleKind kindOf(String path) {
      return frontEnd.kindOf(path);
    }

    @Override
    public Parser newParser() {
      return frontEnd.newParser();
    }
  }

  /** The answers are those of other options than they say. */
  static final class ResolverOfOtherExtensions extends Fault {
    @Override
    Resolver resolver(Language language) {
      ResolverOptions right = ResolverOptions.browser(Mode.PRODUCTION);
      ResolverOptions wrong =
          new ResolverOptions(
              right.conditionNames(),
              right.mainFields(),
              right.aliasFields(),
              right.extensions().reversed());
      return new NamedResolver(
          JavaScriptResolver.observing(wrong), language.resolver().answerIdentity());
    }
  }

  private record NamedResolver(Resolver resolver, String answerIdentity) implements Resolver {
    @Override
    public @Nullable Observations observations() {
      return resolver.observations();
    }

    @Override
    public Resolved resolve(Resolved from, String request, DependencyKind kind) {
      return resolver.resolve(from, request, kind);
    }
  }
}
