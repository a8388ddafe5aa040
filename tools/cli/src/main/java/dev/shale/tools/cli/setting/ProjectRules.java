package dev.shale.tools.cli.setting;

import static dev.shale.tools.cli.setting.Parameters.dynamicEdges;
import static dev.shale.tools.cli.setting.Parameters.except;
import static dev.shale.tools.cli.setting.Parameters.flag;
import static dev.shale.tools.cli.setting.Parameters.globs;
import static dev.shale.tools.cli.setting.Parameters.max;
import static dev.shale.tools.cli.setting.Parameters.size;
import static dev.shale.tools.cli.setting.Parameters.tests;
import static dev.shale.tools.cli.setting.Parameters.texts;

/** Rules about the project as a whole: its cycles, what it uses, how much, and what loads when. */
final class ProjectRules {
  static final RuleText NO_CYCLES =
      RuleText.of(
          "no-cycles",
          "No modules import each other in a circle: one finding for each group of such modules",
          "Take one of these imports away, or move what both need into a module of its own",
          "",
          "{\"no-cycles\": {\"edges\": \"static\"}}",
          dynamicEdges("runtime"),
          flag("tests", "Count the files of tests, too"),
          tests(),
          except());

  static final RuleText NO_ORPHANS =
      RuleText.of(
          "no-orphans",
          "Every source file is reached from an entry",
          "Delete the file, import it, or name it as an entry",
          "",
          "{\"no-orphans\": {\"in\": \"src\"}}",
          Parameters.code(),
          Parameters.exceptLoners());

  static final RuleText UNUSED_FILES =
      RuleText.of(
          "unused-files",
          "Every source file is reached from an entry, a script or a tool, and not from tests alone",
          "Delete the file, import it, or name it as an entry",
          "",
          "{\"unused-files\": {\"allowTests\": true}}",
          Parameters.allowTests(),
          Parameters.exceptUnreached());

  static final RuleText UNUSED_EXPORTS =
      RuleText.of(
          "unused-exports",
          "Everything that a module exports is imported somewhere; types are not looked at",
          "Delete it or its export, or import it",
          "",
          "{\"unused-exports\": {\"allow\": [\"unstable_*\"], \"except\": \"src/generated\"}}",
          Parameters.allowTests(),
          texts("allow", "none", "Names that are fine; a star stands for any text"),
          Parameters.exceptOutputs());

  static final RuleText DUPLICATE_EXPORTS =
      RuleText.of(
          "duplicate-exports",
          "No module that is no entry exports one thing under several names",
          "Keep one of the names",
          "",
          "{\"duplicate-exports\": \"warning\"}",
          Parameters.exceptOutputs());

  static final RuleText UNUSED_DEPENDENCIES =
      RuleText.of(
          "unused-dependencies",
          "Every package that package.json lists is imported, run or mentioned",
          "Uninstall the package, or add it to allow",
          "",
          "{\"unused-dependencies\": {\"allow\": [\"@types/*\"]}}",
          texts("allow", "none", "Packages that are fine; a star stands for any text"));

  static final RuleText UNLISTED_DEPENDENCIES =
      RuleText.of(
          "unlisted-dependencies",
          "Every package that a file imports is listed by its package.json or one further up",
          "Install the package in this package.json, or add it to allow",
          "",
          "{\"unlisted-dependencies\": {\"allow\": [\"virtual-*\"]}}",
          texts("allow", "none", "Packages that are fine; a star stands for any text"),
          except());

  static final RuleText FAN_IN =
      RuleText.of(
          "fan-in",
          "No module is imported by more modules than a limit",
          "Part the module, so that fewer depend on each part",
          "max",
          "{\"fan-in\": {\"max\": 100, \"except\": \"src/utils\"}}",
          max(),
          Parameters.from(),
          dynamicEdges("runtime"),
          except());

  static final RuleText FAN_OUT =
      RuleText.of(
          "fan-out",
          "No module imports more modules than a limit",
          "Part the module, or import what belongs together through one module",
          "max",
          "{\"fan-out\": {\"max\": 30}}",
          max(),
          Parameters.from(),
          dynamicEdges("runtime"),
          except());

  static final RuleText DEPTH =
      RuleText.of(
          "depth",
          "No module lies deeper below the entries than a limit",
          "Import it from nearer to an entry",
          "max",
          "{\"depth\": {\"max\": 20}}",
          max(),
          Parameters.from(),
          except());

  static final RuleText REACH =
      RuleText.of(
          "reach",
          "No module loads more modules than a limit, directly and indirectly, before anything is"
              + " loaded later",
          "Load a part of it later, by import(), or import less",
          "max",
          "{\"reach\": {\"from\": \"src/pages/**\", \"max\": 400}}",
          max(),
          Parameters.from(),
          except());

  static final RuleText BUDGET =
      RuleText.of(
          "budget",
          "No entry loads more modules or bytes of source than a limit, before anything is loaded later",
          "Load a part of it later, by import(), or import less",
          "maxModules maxBytes maxGzip",
          "{\"budget\": {\"from\": \"src/main.ts\", \"maxBytes\": \"500k\"}}",
          globs("from", "all entries", "The entries that are looked at"),
          new Parameter("maxModules", ParameterType.COUNT, "", "no limit", "How many modules"),
          size("maxBytes", "How many bytes of source"),
          size("maxGzip", "How many bytes of source that gzip compressed"),
          except());

  static final RuleText CHUNK_BUDGET =
      RuleText.of(
          "chunk-budget",
          "No chunk has more bytes of source than a limit",
          "Load a part of it later, by import(), or import less",
          "maxBytes maxGzip",
          "{\"chunk-budget\": {\"chunks\": [\"src_pages_*\"], \"maxBytes\": \"300k\"}}",
          texts(
              Parameters.CHUNKS,
              "all",
              "Ids of chunks, as shale chunks prints them; a star is any text"),
          size("maxBytes", "How many bytes of source"),
          size("maxGzip", "How many bytes of source that gzip compressed"));

  static final RuleText KEEP_LAZY =
      RuleText.of(
          "keep-lazy",
          "Some modules are never loaded at once with an entry, however many imports lie between",
          "Put an import() on the way to it",
          "to",
          "{\"keep-lazy\": {\"from\": \"src/main.ts\", \"to\": [\"node_modules/three/**\"]}}",
          globs("from", "all entries", "The entries that are looked at"),
          globs("to", "has to be given", "What is to be loaded later"),
          except());

  static final RuleText NO_REDUNDANT_DYNAMIC_IMPORTS =
      RuleText.of(
          "no-redundant-dynamic-imports",
          "Every dynamic import loads something that is not there already",
          "Import it as the others do, or make those dynamic, too",
          "",
          "{\"no-redundant-dynamic-imports\": \"warning\"}",
          Parameters.from(),
          except());

  static final RuleText STALE_IGNORES =
      RuleText.of(
          "stale-ignores",
          "Every shale-ignore comment silences something; holds as a warning unless it is off",
          "Delete the comment",
          "",
          "{\"stale-ignores\": \"off\"}");

  private ProjectRules() {}
}
