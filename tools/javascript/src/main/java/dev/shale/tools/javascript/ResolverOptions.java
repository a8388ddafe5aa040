package dev.shale.tools.javascript;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link JavaScriptResolver} chooses between files. Names are those of oxc-resolver and
 * enhanced-resolve.
 *
 * @param conditionNames hold in {@code exports} and {@code imports} maps, beside {@code import} or
 *     {@code require}
 * @param mainFields of package.json, the preferred one first
 * @param aliasFields of package.json that may hold a map of replacements, such as {@code browser}
 * @param extensions tried in this order where a request names none; inside of {@code node_modules}
 *     those of TypeScript come behind those of JavaScript
 * @param tsconfig the file that holds for everything outside of {@code node_modules}; null for the
 *     nearest {@code tsconfig.json} above each file
 * @param alias requests, such as {@code react} (with all below it) or {@code react$} (without), and
 *     what is asked for instead: the first that is found; none at all mean that nothing is loaded
 * @param fallback likewise, for requests that lead nowhere, or to what only Node has
 * @param extensionAlias extensions as written, and those tried instead, in order; an empty map
 *     stands for TypeScript's rule: as written, then {@code .ts} and {@code .tsx} for {@code .js}
 *     and so on
 * @param modules directories of packages: names that are looked for upwards, or absolute paths.
 *     {@code NODE_PATH} is not read: name its directories here
 * @param roots directories in which requests that begin with {@code /} are looked for, before the
 *     root of the file system
 * @param preferRelative whether {@code a} may mean {@code ./a}, which is tried first
 * @param fullySpecified whether requests name files as they are: no extension and no index is
 *     added, but to what the package.json of a package says
 * @param restrictions patterns all of which have to be found in the path of a file, or it is as if
 *     it did not exist; see {@link #below}
 * @param prefersBuiltins whether what Node brings along comes before packages of the same name
 * @param outside what requests mean that no installed file answers
 * @param importMaps what names of import maps mean; what they do not name is looked for as usual
 * @param sideEffects which files have side effects, whatever their package.json says
 */
public record ResolverOptions(
    List<String> conditionNames,
    List<String> mainFields,
    List<String> aliasFields,
    List<String> extensions,
    @Nullable Path tsconfig,
    Map<String, List<String>> alias,
    Map<String, List<String>> fallback,
    Map<String, List<String>> extensionAlias,
    List<String> modules,
    List<Path> roots,
    boolean preferRelative,
    boolean fullySpecified,
    List<Pattern> restrictions,
    boolean prefersBuiltins,
    Outside outside,
    ImportMaps importMaps,
    SideEffectRules sideEffects) {

  /** When a request for a package of the workspace leads to its sources. */
  public enum Sources {
    /** Where what its package.json names is not built. */
    AUTO,
    /** Where there are any, built or not. */
    ALWAYS,
    /** Never: as Node does it. */
    NEVER
  }

  /**
   * What requests mean that no installed file answers. Immutable. Patterns are requests as they are
   * written; {@code react} fits all below it too, and a star stands for any text.
   *
   * @param externals patterns of requests that are left to the platform, whatever is installed
   * @param expected patterns of requests that may lead nowhere
   * @param members the packages of the workspace: names, and their directories
   * @param sources when requests for those packages lead to their sources
   * @param hasContexts whether requests of which a part is known, such as {@code import("./" + x)},
   *     lead to all that fits
   */
  public record Outside(
      List<String> externals,
      List<String> expected,
      Map<String, Path> members,
      Sources sources,
      boolean hasContexts) {

    /** Nothing of all that but what the parts of requests mean. */
    public static final Outside NOTHING =
        new Outside(List.of(), List.of(), Map.of(), Sources.AUTO, true);

    /** Keeps copies. */
    public Outside {
      externals = List.copyOf(externals);
      expected = List.copyOf(expected);
      members = Map.copyOf(new LinkedHashMap<>(members));
    }
  }

  /**
   * Which files have side effects, whatever their package.json says. Immutable.
   *
   * @param base in which patterns of paths begin
   * @param rules globs, folders or names of packages, and whether what fits has side effects; of
   *     several that fit the last one counts
   */
  public record SideEffectRules(Path base, Map<String, Boolean> rules) {
    /** What each package.json says. */
    public static final SideEffectRules NONE = new SideEffectRules(Path.of(""), Map.of());

    /** Keeps copies. */
    public SideEffectRules {
      rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }
  }

  /**
   * What import maps say, which a program reads by {@link #read} before a build. Immutable.
   *
   * @param mappings the first that fits counts among those with equally long names
   * @param problems what is wrong with the maps, a sentence each with its place
   */
  public record ImportMaps(List<Mapping> mappings, List<String> problems) {
    /** No map. */
    public static final ImportMaps NONE = new ImportMaps(List.of(), List.of());

    /**
     * What a name means.
     *
     * @param scope the files for which it holds, as written; empty for all
     * @param name a request, or with a slash at its end all requests that begin with it
     * @param address a URL, or a path from the file
     * @param file in which the map is, absolute
     */
    public record Mapping(String scope, String name, String address, String file) {
      String directory() {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
      }
    }

    /** Keeps copies. */
    public ImportMaps {
      mappings = List.copyOf(mappings);
      problems = List.copyOf(problems);
    }

    /**
     * Reads import maps. What cannot be read is left out, and {@link #problems} says so.
     *
     * @param file with a map that comes before those of the pages; null for none
     * @param pages of HTML with maps in their scripts; of two that disagree the first one counts
     */
    public static ImportMaps read(@Nullable Path file, List<Path> pages) {
      return ImportMapReader.read(file, pages);
    }
  }

  /** Keeps copies. */
  public ResolverOptions {
    conditionNames = List.copyOf(conditionNames);
    mainFields = List.copyOf(mainFields);
    aliasFields = List.copyOf(aliasFields);
    extensions = List.copyOf(extensions);
    alias = copy(alias);
    fallback = copy(fallback);
    extensionAlias = copy(extensionAlias);
    modules = List.copyOf(modules);
    roots = List.copyOf(roots);
    restrictions = List.copyOf(restrictions);
  }

  /** A copy in the order of the map, which decides between names that fit. */
  private static Map<String, List<String>> copy(Map<String, List<String>> map) {
    if (map.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> copy = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : map.entrySet()) {
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    return Collections.unmodifiableMap(copy);
  }

  /**
   * All values as a text: others make another one. Unlike {@link #toString} it does not make the
   * JDK look at the record, which takes a tenth of a short run.
   */
  String identity() {
    Identity identity =
        new Identity()
            .list(conditionNames)
            .list(mainFields)
            .list(aliasFields)
            .list(extensions)
            .list(tsconfig == null ? List.of() : List.of(tsconfig))
            .map(alias)
            .map(fallback)
            .map(extensionAlias)
            .list(modules)
            .list(roots)
            .word(preferRelative)
            .word(fullySpecified)
            .word(prefersBuiltins)
            .list(outside.externals())
            .list(outside.expected())
            .map(new TreeMap<>(outside.members()))
            .word(outside.sources())
            .word(outside.hasContexts());
    for (ImportMaps.Mapping mapping : importMaps.mappings()) {
      identity.text(mapping.scope()).text(mapping.name()).text(mapping.address());
      identity.text(mapping.directory());
    }
    if (!sideEffects.rules().isEmpty()) {
      identity.text(sideEffects.base().toString()).map(sideEffects.rules());
    }
    for (Pattern restriction : restrictions) {
      identity.text(restriction.pattern()).word(restriction.flags());
    }
    return identity.toString();
  }

  /** Options with the nearest tsconfig.json, {@code node_modules} and nothing else. */
  public ResolverOptions(
      List<String> conditionNames,
      List<String> mainFields,
      List<String> aliasFields,
      List<String> extensions) {
    this(
        conditionNames,
        mainFields,
        aliasFields,
        extensions,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of("node_modules"),
        List.of(),
        false,
        false,
        List.of(),
        false,
        Outside.NOTHING,
        ImportMaps.NONE,
        SideEffectRules.NONE);
  }

  /** What bundlers for the browser do. */
  public static ResolverOptions browser(Mode mode) {
    return of(Platform.BROWSER, mode);
  }

  /** What a platform does. */
  public static ResolverOptions of(Platform platform, Mode mode) {
    return new ResolverOptions(
            platform.conditions(mode),
            platform.mainFields(),
            platform.aliasFields(),
            platform.extensions())
        .toBuilder().prefersBuiltins(platform.prefersBuiltins()).build();
  }

  /** A restriction to the files in and below a directory. */
  public static Pattern below(Path directory) {
    return Pattern.compile("^" + Pattern.quote(directory.toString()) + "/");
  }

  /** These options, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Options that are changed one by one; each method replaces the component of its name. */
  public static final class Builder {
    private List<String> conditionNames;
    private final ResolverOptions base;
    private @Nullable Path tsconfig;
    private Map<String, List<String>> alias;
    private Map<String, List<String>> fallback;
    private Map<String, List<String>> extensionAlias;
    private List<String> modules;
    private List<Path> roots;
    private boolean preferRelative;
    private boolean fullySpecified;
    private List<Pattern> restrictions;
    private List<String> extensions;
    private boolean prefersBuiltins;
    private Outside outside;
    private ImportMaps importMaps;
    private SideEffectRules sideEffects;

    private Builder(ResolverOptions base) {
      this.base = base;
      conditionNames = base.conditionNames;
      tsconfig = base.tsconfig;
      alias = base.alias;
      fallback = base.fallback;
      extensionAlias = base.extensionAlias;
      modules = base.modules;
      roots = base.roots;
      preferRelative = base.preferRelative;
      fullySpecified = base.fullySpecified;
      restrictions = base.restrictions;
      extensions = base.extensions;
      prefersBuiltins = base.prefersBuiltins;
      outside = base.outside;
      importMaps = base.importMaps;
      sideEffects = base.sideEffects;
    }

    public Builder conditionNames(List<String> names) {
      conditionNames = names;
      return this;
    }

    public Builder tsconfig(@Nullable Path file) {
      tsconfig = file;
      return this;
    }

    public Builder alias(Map<String, List<String>> replacements) {
      alias = replacements;
      return this;
    }

    public Builder fallback(Map<String, List<String>> replacements) {
      fallback = replacements;
      return this;
    }

    public Builder extensionAlias(Map<String, List<String>> replacements) {
      extensionAlias = replacements;
      return this;
    }

    public Builder modules(List<String> directories) {
      modules = directories;
      return this;
    }

    public Builder roots(List<Path> directories) {
      roots = directories;
      return this;
    }

    public Builder preferRelative(boolean isPreferred) {
      preferRelative = isPreferred;
      return this;
    }

    public Builder fullySpecified(boolean areSpecified) {
      fullySpecified = areSpecified;
      return this;
    }

    public Builder restrictions(List<Pattern> patterns) {
      restrictions = patterns;
      return this;
    }

    public Builder extensions(List<String> names) {
      extensions = names;
      return this;
    }

    public Builder prefersBuiltins(boolean arePreferred) {
      prefersBuiltins = arePreferred;
      return this;
    }

    public Builder outside(Outside whatElse) {
      outside = whatElse;
      return this;
    }

    public Builder importMaps(ImportMaps maps) {
      importMaps = maps;
      return this;
    }

    public Builder sideEffects(SideEffectRules rules) {
      sideEffects = rules;
      return this;
    }

    public ResolverOptions build() {
      return new ResolverOptions(
          conditionNames,
          base.mainFields,
          base.aliasFields,
          extensions,
          tsconfig,
          alias,
          fallback,
          extensionAlias,
          modules,
          roots,
          preferRelative,
          fullySpecified,
          restrictions,
          prefersBuiltins,
          outside,
          importMaps,
          sideEffects);
    }
  }
}
