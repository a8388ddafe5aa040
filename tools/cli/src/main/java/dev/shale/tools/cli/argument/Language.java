package dev.shale.tools.cli.argument;

import dev.shale.engine.facts.Observations;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Outside;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.PlatformResolver;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the command needs of a language: reads the files of some inputs. */
public final class Language {
  private final FrontEnd frontEnd;
  private final Resolver resolver;
  private final JavaScriptResolver finder;

  /**
   * A language with fresh caches.
   *
   * @param directory the working directory
   * @param isKept whether the resolver notes on what its answers depend
   */
  public Language(BuildArguments arguments, Path directory, Inputs inputs, boolean isKept) {
    frontEnd = frontEnd(arguments.mode(), arguments.defines());
    ResolverOptions common = common(arguments, directory, inputs);
    Map<Path, Platform> platforms = inputs.platforms();
    Map<Platform, JavaScriptResolver> byPlatform = new EnumMap<>(Platform.class);
    Observations observations = new Observations();
    for (Platform platform : platforms.values()) {
      byPlatform.computeIfAbsent(
          platform,
          name -> resolver(arguments, common, name, isKept ? List.of(observations) : List.of()));
    }
    finder = byPlatform.values().iterator().next();
    resolver = byPlatform.size() == 1 ? finder : new PlatformResolver(platforms, byPlatform);
  }

  private static JavaScriptResolver resolver(
      BuildArguments arguments,
      ResolverOptions common,
      Platform platform,
      List<Observations> observations) {
    ResolverOptions usual = ResolverOptions.of(platform, arguments.mode());
    List<String> conditions = new ArrayList<>(usual.conditionNames());
    conditions.addAll(arguments.conditions());
    List<String> extensions = new ArrayList<>(arguments.project().extensions());
    extensions.addAll(usual.extensions());
    ResolverOptions.Builder builder =
        usual.toBuilder()
            .conditionNames(conditions)
            .extensions(extensions)
            .alias(common.alias())
            .outside(common.outside());
    Path tsconfig = common.tsconfig();
    if (tsconfig != null) {
      builder.tsconfig(tsconfig);
    }
    ResolverOptions options = builder.build();
    return observations.isEmpty()
        ? new JavaScriptResolver(options)
        : new JavaScriptResolver(options, observations.getFirst());
  }

  /** What holds for all platforms. */
  private static ResolverOptions common(BuildArguments arguments, Path directory, Inputs inputs) {
    ProjectArguments project = arguments.project();
    ResolverOptions.Builder builder =
        ResolverOptions.of(Platform.BROWSER, arguments.mode()).toBuilder()
            .alias(inputs.aliases())
            .outside(
                new Outside(
                    project.externals(), project.expected(), inputs.members(), project.sources()));
    if (!project.tsconfig().isEmpty()) {
      Path file = directory.resolve(project.tsconfig());
      if (!Files.isRegularFile(file)) {
        throw new InputException("--tsconfig: there is no file " + project.tsconfig());
      }
      builder.tsconfig(file);
    }
    return builder.build();
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
    List<Entry> entries = new ArrayList<>();
    inputs.files().forEach((file, origin) -> entries.add(new Entry(entry(file), origin)));
    return entries;
  }

  private Resolved entry(Path file) {
    Resolved answer = finder.entry(file);
    if (answer.status() != Status.FILE) {
      throw new InputException(Sentences.continued(answer.message()));
    }
    return answer;
  }
}
