package dev.shale.tools.cli.argument;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.threads.Shared;
import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command needs of a language: reads the files of some inputs. */
public final class Language {
  private static final String IMPORT_MAP = "--import-map";

  private final FrontEnd frontEnd;
  private final JavaScriptResolver resolver;
  private final List<String> problems;

  /**
   * A language with fresh caches.
   *
   * @param directory the working directory
   * @param isKept whether the resolver notes on what its answers depend
   */
  public Language(BuildArguments arguments, Path directory, Inputs inputs, boolean isKept) {
    ProjectArguments project = arguments.project();
    Path tsconfig = file("--tsconfig", project.tsconfig(), directory);
    Path importMap = file(IMPORT_MAP, project.importMap(), directory);
    checkImportMap(importMap);
    ResolverOptions.ImportMaps maps = ResolverOptions.ImportMaps.read(importMap, pages(inputs));
    problems = maps.problems();
    ResolverOptions.Outside outside =
        new ResolverOptions.Outside(
            project.externals(),
            project.expected(),
            inputs.members(),
            project.sources(),
            project.hasContexts());
    frontEnd = frontEnd(arguments);
    resolver =
        JavaScriptResolver.ofPackages(
            inputs.platforms(),
            platform ->
                options(arguments, platform)
                    .tsconfig(tsconfig)
                    .alias(inputs.aliases())
                    .outside(outside)
                    .importMaps(maps)
                    .sideEffects(project.sideEffects())
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

  private static @Nullable Path file(String option, String name, Path directory) {
    if (name.isEmpty()) {
      return null;
    }
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new InputException(option + ": there is no file " + name);
    }
    return file;
  }

  /** A file that somebody named is to be of use. */
  private static void checkImportMap(@Nullable Path file) {
    ResolverOptions.ImportMaps own = ResolverOptions.ImportMaps.read(file, List.of());
    if (own.mappings().isEmpty() && !own.problems().isEmpty()) {
      throw new InputException(IMPORT_MAP + ": " + own.problems().getFirst());
    }
  }

  /** The entries that may have import maps. */
  private static List<Path> pages(Inputs inputs) {
    List<Path> pages = new ArrayList<>();
    for (Path file : inputs.files().keySet()) {
      String name = file.toString();
      if (name.endsWith(".html") || name.endsWith(".htm")) {
        pages.add(file);
      }
    }
    return pages;
  }

  private static FrontEnd frontEnd(BuildArguments arguments) {
    try {
      JavaScriptFrontEnd whole = new JavaScriptFrontEnd(arguments.mode(), arguments.defines());
      return arguments.exports() ? whole : whole.dependenciesOnly();
    } catch (IllegalArgumentException failure) {
      throw new InputException("--define: " + failure.getMessage());
    }
  }

  /** What is wrong with import maps, a sentence each. */
  public List<String> problems() {
    return problems;
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
