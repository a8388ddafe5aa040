package dev.shale.tools.cli.argument;

import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.Setting;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.project.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What says how a project is read: which of it, and for what. {@link Option} declares it.
 *
 * @param platform what runs it; null for what its packages say
 * @param platformOrigin what says so, for people
 * @param packages those of a workspace that are asked for
 * @param extent which files are found as entries
 * @param ignored what is not to be found as an entry
 * @param extensions come before the usual ones
 * @param tsconfig the file that holds everywhere; empty for the nearest
 * @param importMap a file with an import map; empty for those of the pages
 * @param externals patterns of requests that are left to the platform
 * @param expected patterns of requests that may lead nowhere
 * @param sources when requests lead to sources of packages of the workspace
 * @param hasContexts whether requests of which a part is known lead to all that fits
 * @param sideEffects which files have side effects, whatever their package.json says
 * @param runtimeChunk whether what runs an entry is a chunk: single, multiple or false
 * @param mergesDuplicateChunks whether dynamic imports that bring the same share a chunk
 * @param typedEntries entries with names: {@code app=src/setup.ts,src/main.ts}
 * @param beside files that are to be in the graph beside the entries
 * @param file the configuration; null for none
 */
public record ProjectArguments(
    @Nullable Platform platform,
    String platformOrigin,
    PackageChoice packages,
    Extent extent,
    IgnoredEntries ignored,
    List<String> extensions,
    String tsconfig,
    String importMap,
    List<String> externals,
    List<String> expected,
    ResolverOptions.Sources sources,
    boolean hasContexts,
    ResolverOptions.SideEffectRules sideEffects,
    String runtimeChunk,
    boolean mergesDuplicateChunks,
    List<String> typedEntries,
    List<Path> beside,
    @Nullable Configuration file) {

  /**
   * Reads what was given.
   *
   * @param working the working directory
   */
  static ProjectArguments of(Values values, Path working) {
    return new ProjectArguments(
        platform(values.text(Option.PLATFORM, "")),
        values.origin(Option.PLATFORM),
        PackageChoice.of(values),
        values.flag(Option.TESTS) ? Extent.TESTS : Extent.PROGRAM,
        ignored(values, working),
        values.texts(Option.EXTENSIONS),
        file(values, Option.TSCONFIG),
        file(values, Option.IMPORT_MAP),
        values.texts(Option.EXTERNALS),
        values.texts(Option.IGNORE_UNRESOLVED),
        sources(values.text(Option.WORKSPACE_SOURCES, Option.WORKSPACE_SOURCES.absent())),
        values.flag(Option.CONTEXTS),
        sideEffects(values, working),
        values.text(Option.RUNTIME_CHUNK, Option.RUNTIME_CHUNK.absent()),
        values.flag(Option.MERGE_DUPLICATE_CHUNKS),
        values.typed(Option.ENTRIES),
        List.of(),
        values.file());
  }

  /** The same, with other files as entries. */
  ProjectArguments with(Extent other) {
    return with(other, typedEntries, externals, beside);
  }

  /** The same without the names that are typed where entries are, and not the files of one. */
  ProjectArguments withoutNames() {
    List<String> withFiles = typedEntries.stream().filter(NamedEntries::hasFiles).toList();
    return with(extent, withFiles, externals, beside);
  }

  /** The same, where more files are in the graph, and more requests are left to the platform. */
  ProjectArguments with(List<Path> files, List<String> moreExternals) {
    List<String> all = new ArrayList<>(externals);
    all.addAll(moreExternals);
    return with(extent, typedEntries, all, files);
  }

  private ProjectArguments with(
      Extent other, List<String> entries, List<String> leftOut, List<Path> files) {
    return new ProjectArguments(
        platform,
        platformOrigin,
        packages,
        other,
        ignored,
        extensions,
        tsconfig,
        importMap,
        leftOut,
        expected,
        sources,
        hasContexts,
        sideEffects,
        runtimeChunk,
        mergesDuplicateChunks,
        entries,
        files,
        file);
  }

  /** Whether a file or folder is not to be looked at when something is searched for. */
  public boolean ignores(Path file) {
    return ignored.contain(file);
  }

  /** The entries that the configuration names; null where it names none. */
  @Nullable ConfiguredEntries entries() {
    return file != null && file.has(Option.ENTRIES) ? new ConfiguredEntries(file, ignored) : null;
  }

  private static IgnoredEntries ignored(Values values, Path working) {
    Configuration source = values.source(Option.IGNORE);
    List<String> patterns = values.texts(Option.IGNORE);
    boolean isTyped = source == null && !patterns.isEmpty();
    Path typed = isTyped ? Inputs.realPath(working, ".") : working;
    return new IgnoredEntries(
        source == null ? typed : source.directory(), patterns, values.origin(Option.IGNORE));
  }

  /** Those of a configuration are relative to its directory. */
  private static ResolverOptions.SideEffectRules sideEffects(Values values, Path working) {
    Configuration source = values.source(Option.SIDE_EFFECTS);
    Map<String, Boolean> rules = new LinkedHashMap<>();
    for (String text : values.texts(Option.SIDE_EFFECTS)) {
      int equals = text.lastIndexOf('=');
      String glob = text.substring(0, equals);
      rules.remove(glob); // What is said last is to be the last.
      rules.put(glob, text.endsWith("true"));
    }
    if (rules.isEmpty()) {
      return ResolverOptions.SideEffectRules.NONE;
    }
    Path base = source == null ? Inputs.realPath(working, ".") : source.directory();
    return new ResolverOptions.SideEffectRules(base, rules);
  }

  /** One of a configuration is relative to its directory. */
  private static String file(Values values, Option option) {
    String text = values.text(option, "");
    Configuration source = values.source(option);
    if (source == null) {
      return text;
    }
    Path file = source.directory().resolve(text);
    if (!Files.isRegularFile(file)) {
      Setting setting = source.settings(option).getFirst();
      throw new InputException(setting.place() + ": there is no file " + text);
    }
    return file.toString();
  }

  private static @Nullable Platform platform(String text) {
    for (Platform platform : Platform.values()) {
      if (platform.label().equals(text)) {
        return platform;
      }
    }
    return null;
  }

  private static ResolverOptions.Sources sources(String text) {
    return ResolverOptions.Sources.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
