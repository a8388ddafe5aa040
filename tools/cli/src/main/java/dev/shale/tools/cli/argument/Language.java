package dev.shale.tools.cli.argument;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.project.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command needs of a language: reads the files of some inputs. */
public final class Language {
  private final FrontEnd frontEnd;
  private final JavaScriptResolver resolver;

  /**
   * A language with fresh caches.
   *
   * @param directory the working directory
   * @param isKept whether the resolver notes on what its answers depend
   */
  public Language(BuildArguments arguments, Path directory, Inputs inputs, boolean isKept) {
    ProjectArguments project = arguments.project();
    Path tsconfig = tsconfig(project, directory);
    ResolverOptions.Outside outside =
        new ResolverOptions.Outside(
            project.externals(),
            project.expected(),
            inputs.members(),
            project.sources(),
            project.hasContexts());
    frontEnd = frontEnd(arguments.mode(), arguments.defines());
    resolver =
        JavaScriptResolver.ofPackages(
            inputs.platforms(),
            platform ->
                options(arguments, platform)
                    .tsconfig(tsconfig)
                    .alias(inputs.aliases())
                    .outside(outside)
                    .build(),
            isKept);
  }

  private static ResolverOptions.Builder options(BuildArguments arguments, Platform platform) {
    ResolverOptions usual = ResolverOptions.of(platform, arguments.mode());
    List<String> conditions = new ArrayList<>(usual.conditionNames());
    conditions.addAll(arguments.conditions());
    List<String> extensions = new ArrayList<>(arguments.project().extensions());
    extensions.addAll(usual.extensions());
    return usual.toBuilder().conditionNames(conditions).extensions(extensions);
  }

  private static @Nullable Path tsconfig(ProjectArguments project, Path directory) {
    if (project.tsconfig().isEmpty()) {
      return null;
    }
    Path file = directory.resolve(project.tsconfig());
    if (!Files.isRegularFile(file)) {
      throw new InputException("--tsconfig: there is no file " + project.tsconfig());
    }
    return file;
  }

  private static FrontEnd frontEnd(Mode mode, Map<String, String> defines) {
    try {
      return new JavaScriptFrontEnd(mode, defines).dependenciesOnly();
    } catch (IllegalArgumentException failure) {
      throw new InputException("--define: " + failure.getMessage());
    }
  }

  public FrontEnd frontEnd() {
    return frontEnd;
  }

  public Resolver resolver() {
    return resolver;
  }

  /**
   * The entries of inputs. The resolver is asked because it knows what package a file belongs to.
   *
   * @throws InputException when one cannot be an entry
   */
  public List<Entry> entries(Inputs inputs) {
    return Shared.map(
        List.copyOf(inputs.files().entrySet()),
        file -> new Entry(entry(file.getKey()), file.getValue()));
  }

  private Resolved entry(Path file) {
    Resolved answer = resolver.entry(file);
    if (answer.status() != Status.FILE) {
      throw new InputException(Sentences.continued(answer.message()));
    }
    return answer;
  }
}
