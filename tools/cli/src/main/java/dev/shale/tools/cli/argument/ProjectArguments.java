package dev.shale.tools.cli.argument;

import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments that say how a project is read: which of it, and for what.
 *
 * @param platform what runs it; null for what its packages say
 * @param packages names or directories of packages; empty for all
 * @param withTests whether files of tests are entries, too
 * @param extensions come before the usual ones
 * @param tsconfig the file that holds everywhere; empty for the nearest
 * @param importMap a file with an import map; empty for those of the pages
 * @param externals patterns of requests that are left to the platform
 * @param expected patterns of requests that may lead nowhere
 * @param sources when requests lead to sources of packages of the workspace
 */
public record ProjectArguments(
    @Nullable Platform platform,
    List<String> packages,
    boolean withTests,
    List<String> extensions,
    String tsconfig,
    String importMap,
    List<String> externals,
    List<String> expected,
    ResolverOptions.Sources sources) {
  private static final String PLATFORM = "--platform";
  private static final String PACKAGE = "--package";
  private static final String TESTS = "--tests";
  private static final String EXTENSIONS = "--extensions";
  private static final String TSCONFIG = "--tsconfig";
  private static final String IMPORT_MAP = "--import-map";
  private static final String EXTERNAL = "--external";
  private static final String EXPECTED = "--ignore-unresolved";
  private static final String SOURCES = "--workspace-sources";

  static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.value(
            PLATFORM,
            "NAME",
            "browser, node, neutral or react-native. Default: what each package.json says"));
    spec.addOption(
        BuildArguments.values(
            PACKAGE, "NAME", "Of a workspace, only this package and what it uses"));
    spec.addOption(BuildArguments.flag("Begin with the files of tests, too", TESTS));
    spec.addOption(
        BuildArguments.values(
            EXTENSIONS, "LIST", "Tried before the usual ones, as in .ios.tsx,.ios.ts"));
    spec.addOption(
        BuildArguments.value(TSCONFIG, "FILE", "Holds everywhere. Default: the nearest"));
    spec.addOption(
        BuildArguments.value(
            IMPORT_MAP,
            "FILE",
            "An import map, which comes before those of pages that are entries"));
    spec.addOption(
        BuildArguments.values(
            EXTERNAL, "PATTERN", "Requests left to the platform, as in react or 'virtual:*'"));
    spec.addOption(BuildArguments.values(EXPECTED, "PATTERN", "Requests that may lead nowhere"));
    spec.addOption(
        BuildArguments.value(
            SOURCES,
            "WHEN",
            "Whether requests for packages of the workspace lead to their sources: auto (where they"
                + " are not built), always or never. Default: auto"));
  }

  static ProjectArguments of(ParseResult given) {
    String command = given.commandSpec().qualifiedName();
    List<String> extensions = new ArrayList<>();
    for (String list : texts(given, EXTENSIONS)) {
      for (String extension : list.split(",", -1)) {
        if (extension.length() < 2 || extension.charAt(0) != '.') {
          throw BuildArguments.notOneOf(
              command, EXTENSIONS, "extensions with their dots, as in .ios.tsx,.ios.ts", list);
        }
        extensions.add(extension);
      }
    }
    return new ProjectArguments(
        platform(command, BuildArguments.text(given, PLATFORM, "")),
        texts(given, PACKAGE),
        given.hasMatchedOption(TESTS),
        extensions,
        BuildArguments.text(given, TSCONFIG, ""),
        BuildArguments.text(given, IMPORT_MAP, ""),
        texts(given, EXTERNAL),
        texts(given, EXPECTED),
        sources(command, BuildArguments.text(given, SOURCES, "auto")));
  }

  private static List<String> texts(ParseResult given, String option) {
    return given.matchedOptionValue(option, List.of());
  }

  private static @Nullable Platform platform(String command, String text) {
    if (text.isEmpty()) {
      return null;
    }
    for (Platform platform : Platform.values()) {
      if (platform.label().equals(text)) {
        return platform;
      }
    }
    throw BuildArguments.notOneOf(
        command, PLATFORM, "browser, node, neutral or react-native", text);
  }

  private static ResolverOptions.Sources sources(String command, String text) {
    for (ResolverOptions.Sources choice : ResolverOptions.Sources.values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
        return choice;
      }
    }
    throw BuildArguments.notOneOf(command, SOURCES, "auto, always or never", text);
  }
}
