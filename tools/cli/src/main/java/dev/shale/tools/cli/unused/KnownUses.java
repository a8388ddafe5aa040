package dev.shale.tools.cli.unused;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packages that tools take by short names, by the kinds of files, or without any name. */
final class KnownUses {
  /** What names of plugins begin with, and their users leave out. */
  private static final List<String> PREFIXES =
      List.of(
          "eslint-plugin-",
          "eslint-config-",
          "eslint-import-resolver-",
          "eslint-formatter-",
          "babel-plugin-",
          "babel-preset-",
          "plugin-",
          "preset-",
          "config-",
          "stylelint-config-",
          "prettier-plugin-",
          "postcss-",
          "jest-environment-",
          "jest-runner-",
          "jest-",
          "karma-",
          "rollup-plugin-",
          "vite-plugin-",
          "webpack-",
          "gulp-",
          "grunt-",
          "remark-",
          "rehype-",
          "tslint-",
          "markdownlint-",
          "coverage-",
          "environment-",
          "reporter-",
          "mocha-",
          "parcel-");

  /** What stands behind a scope that is named alone. */
  private static final Set<String> WHOLE_SCOPE =
      Set.of("eslint-plugin", "eslint-config", "eslint-parser", "parser");

  /** Packages that are used where there is a file of some kind, by the end of its name. */
  private static final Map<String, List<String>> BY_FILE =
      Map.ofEntries(
          Map.entry("typescript", List.of(".ts", ".tsx", ".mts", ".cts")),
          Map.entry("tslib", List.of(".ts", ".tsx", ".mts", ".cts")),
          Map.entry("react", List.of(".jsx", ".tsx")),
          Map.entry("preact", List.of(".jsx", ".tsx")),
          Map.entry("solid-js", List.of(".jsx", ".tsx")),
          Map.entry("sass", List.of(".scss", ".sass")),
          Map.entry("sass-embedded", List.of(".scss", ".sass")),
          Map.entry("node-sass", List.of(".scss", ".sass")),
          Map.entry("less", List.of(".less")),
          Map.entry("stylus", List.of(".styl", ".stylus")),
          Map.entry("svelte", List.of(".svelte")),
          Map.entry("vue", List.of(".vue")),
          Map.entry("@vue/compiler-sfc", List.of(".vue")),
          Map.entry("vue-template-compiler", List.of(".vue")),
          Map.entry("astro", List.of(".astro")));

  /** Packages that are used where a word is mentioned: {@code package word word}. */
  private static final Map<String, List<String>> BY_WORD =
      Map.ofEntries(
          Map.entry("@babel/runtime", List.of("@babel/plugin-transform-runtime", "babel")),
          Map.entry("@babel/core", List.of("babel", "presets")),
          Map.entry("core-js", List.of("@babel/preset-env", "@babel/env", "useBuiltIns")),
          Map.entry("regenerator-runtime", List.of("@babel/preset-env", "@babel/env")),
          Map.entry("@angular/compiler", List.of("ng")),
          Map.entry("@angular/compiler-cli", List.of("ng")),
          Map.entry("@angular/cli", List.of("ng")),
          Map.entry("@nestjs/cli", List.of("nest")),
          Map.entry("@biomejs/biome", List.of("biome")),
          Map.entry("@changesets/cli", List.of("changeset")),
          Map.entry("@playwright/test", List.of("playwright")),
          Map.entry("@tailwindcss/postcss", List.of("tailwindcss")),
          Map.entry("autoprefixer", List.of("postcss")),
          Map.entry("postcss", List.of("tailwindcss", "tailwind", "autoprefixer")));

  private KnownUses() {}

  /** Short names one of which stands for a package where a tool is set up. */
  static List<String> shortNames(String name) {
    int slash = name.indexOf('/');
    String scope = slash < 0 ? "" : name.substring(0, slash + 1);
    String plain = name.substring(slash + 1);
    if (slash > 0 && WHOLE_SCOPE.contains(plain)) {
      return List.of(name.substring(0, slash));
    }
    for (String prefix : PREFIXES) {
      if (plain.startsWith(prefix) && plain.length() > prefix.length()) {
        String rest = plain.substring(prefix.length());
        return List.of(rest, scope + rest);
      }
    }
    return List.of();
  }

  /** Ends of names of files; where there is one, a package is used. */
  static List<String> files(String name) {
    return BY_FILE.getOrDefault(name, List.of());
  }

  /** Words; where one is mentioned, a package is used. */
  static List<String> words(String name) {
    return BY_WORD.getOrDefault(name, List.of());
  }
}
