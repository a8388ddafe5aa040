package dev.shale.tools.javascript.resolver;

import dev.shale.tools.javascript.resolver.request.Aliases;
import dev.shale.tools.javascript.resolver.request.Declarations;
import dev.shale.tools.javascript.resolver.request.StyleLanguage;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a resolver, prepared for use. Immutable.
 *
 * @param mainFields of package.json, the preferred one first
 * @param aliasFields of package.json that hold maps, such as {@code browser}
 * @param extensions tried in this order outside of {@code node_modules}
 * @param packageExtensions tried in this order inside of it
 * @param tsconfig the absolute path of the tsconfig.json that holds everywhere; empty for the
 *     nearest
 * @param aliases of requests, asked first
 * @param fallbacks of requests, asked last
 * @param extensionAlias extensions and those tried instead; empty for the rule of TypeScript
 * @param lookup where files are looked for
 * @param importConditions hold for {@code import}
 * @param requireConditions hold for {@code require}
 * @param importLabel the conditions for people, in a stable order
 * @param requireLabel likewise
 */
public record Rules(
    List<String> mainFields,
    List<String> aliasFields,
    List<String> extensions,
    List<String> packageExtensions,
    String tsconfig,
    Aliases aliases,
    Aliases fallbacks,
    Map<String, List<String>> extensionAlias,
    Lookup lookup,
    Set<String> importConditions,
    Set<String> requireConditions,
    String importLabel,
    String requireLabel) {

  private static final Aliases NO_ALIASES = new Aliases(Map.of());

  /** Prepares options that replace nothing. */
  public static Rules of(
      List<String> conditionNames,
      List<String> mainFields,
      List<String> aliasFields,
      List<String> extensions,
      @Nullable Path tsconfig) {
    List<String> importNames = conditions("import", conditionNames);
    List<String> requireNames = conditions("require", conditionNames);
    return new Rules(
        List.copyOf(mainFields),
        List.copyOf(aliasFields),
        List.copyOf(extensions),
        packageExtensions(extensions),
        tsconfig == null ? "" : tsconfig.toAbsolutePath().normalize().toString(),
        NO_ALIASES,
        NO_ALIASES,
        Map.of(),
        Lookup.PLAIN,
        Set.copyOf(importNames),
        Set.copyOf(requireNames),
        String.join(", ", importNames),
        String.join(", ", requireNames));
  }

  /** The same rules with replacements and another lookup. */
  public Rules with(
      Map<String, List<String>> alias,
      Map<String, List<String>> fallback,
      Map<String, List<String>> newExtensionAlias,
      Lookup newLookup) {
    return new Rules(
        mainFields,
        aliasFields,
        extensions,
        packageExtensions,
        tsconfig,
        new Aliases(alias),
        new Aliases(fallback),
        newExtensionAlias,
        newLookup,
        importConditions,
        requireConditions,
        importLabel,
        requireLabel);
  }

  /** The rules by which declarations are found. */
  Rules forTypes() {
    return new Rules(
        List.of("types", "typings", "main"),
        List.of(),
        Declarations.EXTENSIONS,
        Declarations.EXTENSIONS,
        tsconfig,
        aliases,
        fallbacks,
        Declarations.ALIASES,
        lookup,
        withTypes(importConditions),
        withTypes(requireConditions),
        importLabel,
        requireLabel);
  }

  /** The rules by which style sheets are found in packages. */
  Rules forStyles(StyleLanguage language) {
    List<String> fields = new ArrayList<>(language.names());
    fields.add("main");
    Set<String> conditions = new HashSet<>(importConditions);
    conditions.addAll(language.names());
    return new Rules(
        fields,
        List.of(),
        language.extensions(),
        language.extensions(),
        tsconfig,
        aliases,
        fallbacks,
        Map.of(),
        lookup,
        Set.copyOf(conditions),
        requireConditions,
        String.join(", ", language.names()) + ", " + importLabel,
        requireLabel);
  }

  private static Set<String> withTypes(Set<String> conditions) {
    Set<String> all = new HashSet<>(conditions);
    all.add("types");
    return Set.copyOf(all);
  }

  /** Whether declarations are looked for. */
  boolean areForTypes() {
    return extensions.equals(Declarations.EXTENSIONS);
  }

  private static List<String> conditions(String syntax, List<String> conditionNames) {
    List<String> names = new ArrayList<>(conditionNames.size() + 1);
    names.add(syntax);
    for (String name : conditionNames) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Packages ship what they were compiled to, and at times their sources beside it: so TypeScript
   * comes behind the last extension of JavaScript, as in esbuild.
   */
  private static List<String> packageExtensions(List<String> extensions) {
    int lastJavaScript = -1;
    List<String> sources = new ArrayList<>();
    for (int extension = 0; extension < extensions.size(); extension++) {
      String text = extensions.get(extension);
      if (isTypeScript(text)) {
        sources.add(text);
      } else if (isJavaScript(text)) {
        lastJavaScript = extension;
      }
    }
    List<String> order = new ArrayList<>(extensions.size());
    for (int extension = 0; extension < extensions.size(); extension++) {
      if (!isTypeScript(extensions.get(extension))) {
        order.add(extensions.get(extension));
      }
      if (extension == lastJavaScript) {
        order.addAll(sources);
      }
    }
    return lastJavaScript < 0 ? List.copyOf(extensions) : List.copyOf(order);
  }

  private static boolean isTypeScript(String extension) {
    return switch (extension) {
      case ".ts", ".tsx", ".mts", ".cts" -> true;
      default -> false;
    };
  }

  private static boolean isJavaScript(String extension) {
    return switch (extension) {
      case ".js", ".jsx", ".mjs", ".cjs" -> true;
      default -> false;
    };
  }

  Set<String> conditions(Syntax syntax) {
    return syntax == Syntax.IMPORT ? importConditions : requireConditions;
  }

  /** With those that a project adds. */
  Set<String> conditions(Syntax syntax, TsConfig config) {
    Set<String> all = conditions(syntax);
    if (!config.customConditions().isEmpty()) {
      all = new HashSet<>(all);
      all.addAll(config.customConditions());
    }
    return all;
  }

  String conditionsLabel(Syntax syntax, TsConfig config) {
    String label = syntax == Syntax.IMPORT ? importLabel : requireLabel;
    return config.customConditions().isEmpty()
        ? label
        : label + ", " + String.join(", ", config.customConditions());
  }

  /** The extensions that the options name for the one of a file's name; empty for none. */
  List<String> extensionAlias(String name) {
    if (extensionAlias.isEmpty()) {
      return List.of();
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? List.of() : extensionAlias.getOrDefault(name.substring(dot), List.of());
  }

  List<String> extensionsIn(Directory directory) {
    return directory.inNodeModules() ? packageExtensions : extensions;
  }
}
