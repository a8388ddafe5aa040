package dev.shale.tools.cli.setting;

import static dev.shale.tools.cli.setting.Parameters.dynamicEdges;
import static dev.shale.tools.cli.setting.Parameters.except;
import static dev.shale.tools.cli.setting.Parameters.flag;
import static dev.shale.tools.cli.setting.Parameters.globs;
import static dev.shale.tools.cli.setting.Parameters.tests;
import static dev.shale.tools.cli.setting.Parameters.texts;

/** Rules about single imports: who may ask for what, and how. */
final class ImportRules {
  static final RuleText BOUNDARIES =
      RuleText.of(
          "boundaries",
          "Modules import only what they may",
          "Import it through what is allowed, or move the code to where it may be imported",
          "allow deny via",
          "{\"boundaries\": [{\"from\": \"src/ui/**\", \"deny\": [\"src/db/**\", \"node:*\"]}, {\"to\":"
              + " \"packages/*/src/**\", \"via\": \"packages/*/src/index.ts\"}]}",
          Parameters.from(),
          globs("allow", "nothing is said", "All that they may import, beside each other"),
          globs("deny", "nothing", "What they must not import"),
          globs(
              "to", "all own modules", "With via: what is not to be imported past it from outside"),
          globs(
              "via", "nothing is said", "The public modules of a folder, for those outside of it"),
          dynamicEdges("types"),
          except());

  static final RuleText LAYERS =
      RuleText.of(
          "layers",
          "No module imports one of a higher layer",
          "Move what is needed down, or hand it in from above",
          "order",
          "{\"layers\": {\"order\": [\"src/app\", \"src/ui\", \"src/model\"]}}",
          globs("order", "has to be given", "The layers, the highest first: a glob or a tag each"),
          dynamicEdges("types"),
          except());

  static final RuleText NO_UNRESOLVED =
      RuleText.of(
          "no-unresolved",
          "Every request leads to a module",
          "Install the package, correct the path, or list the request in ignoreUnresolved",
          "",
          "{\"no-unresolved\": \"error\"}",
          Parameters.from(),
          flag("packages", "Look at installed packages, too"),
          except());

  static final RuleText NO_DEEP_IMPORTS =
      RuleText.of(
          "no-deep-imports",
          "Packages are imported by what they export, not by files inside of them",
          "Import the package by its name, or add the request to allow",
          "",
          "{\"no-deep-imports\": {\"allow\": [\"lodash/*\"]}}",
          Parameters.from(),
          texts("allow", "none", "Requests that are fine; a star stands for any text"),
          dynamicEdges("types"),
          except());

  static final RuleText NO_DEV_DEPENDENCIES =
      RuleText.of(
          "no-dev-dependencies",
          "Code that ships imports no package that only devDependencies list",
          "Move the package to dependencies, or stop importing it",
          "",
          "{\"no-dev-dependencies\": {\"from\": \"src/**\"}}",
          Parameters.from(),
          tests(),
          texts("allow", "none", "Packages that are fine; a star stands for any text"),
          dynamicEdges("runtime"),
          Parameters.exceptDevelopment());

  static final RuleText NO_DUPLICATE_PACKAGES =
      RuleText.of(
          "no-duplicate-packages",
          "No package is there several times, in several versions or places",
          "Ask for versions that fit together, and have the installer deduplicate",
          "",
          "{\"no-duplicate-packages\": {\"severity\": \"warning\", \"allow\": [\"tslib\"]}}",
          texts("allow", "none", "Packages that may be; a star stands for any text"));

  static final RuleText NO_TEST_IN_PRODUCTION =
      RuleText.of(
          "no-test-in-production",
          "Code that ships imports no file of tests",
          "Move what is needed out of the tests",
          "",
          "{\"no-test-in-production\": \"error\"}",
          Parameters.from(),
          tests(),
          dynamicEdges("runtime"),
          except());

  static final RuleText NO_SIDE_EFFECT_IMPORTS =
      RuleText.of(
          "no-side-effect-imports",
          "No module is imported for its effects alone, as in import \"./x\"",
          "Import a function and call it, or add the request to allow",
          "",
          "{\"no-side-effect-imports\": {\"allow\": [\"*.css\", \"reflect-metadata\"]}}",
          Parameters.from(),
          texts("allow", "none", "Requests that are fine; a star stands for any text"),
          except());

  static final RuleText REQUIRED =
      RuleText.of(
          "required",
          "Each of some modules imports one of others",
          "Import one of them",
          "to",
          "{\"required\": {\"from\": \"src/pages/*.tsx\", \"to\": \"src/analytics.ts\"}}",
          Parameters.from(),
          globs("to", "has to be given", "The modules of which one has to be imported"),
          dynamicEdges("runtime"),
          except());

  private ImportRules() {}
}
