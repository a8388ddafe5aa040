package dev.shale.tools.cli.setting;

import static dev.shale.tools.cli.setting.Parameters.dynamicEdges;
import static dev.shale.tools.cli.setting.Parameters.except;
import static dev.shale.tools.cli.setting.Parameters.flag;
import static dev.shale.tools.cli.setting.Parameters.globs;
import static dev.shale.tools.cli.setting.Parameters.max;
import static dev.shale.tools.cli.setting.Parameters.size;
import static dev.shale.tools.cli.setting.Parameters.tests;
import static dev.shale.tools.cli.setting.Parameters.texts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code shale check} can hold a project to. This table is all there is: the reader of the
 * file, its schema, {@code docs/rules.md}, the help and the sentences about wrong values follow
 * from it.
 */
public enum Rule {
  NO_CYCLES(
      "no-cycles",
      "No modules import each other in a circle: one finding for each group of such modules",
      "Take one of these imports away, or move what both need into a module of its own",
      "",
      "{\"no-cycles\": {\"edges\": \"static\"}}",
      dynamicEdges("runtime"),
      flag("tests", "Count the files of tests, too"),
      tests(),
      except()),
  BOUNDARIES(
      "boundaries",
      "Modules import only what they may",
      "Import it through what is allowed, or move the code to where it may be imported",
      "allow deny via",
      "{\"boundaries\": [{\"from\": \"src/ui/**\", \"deny\": [\"src/db/**\", \"node:*\"]}, {\"to\":"
          + " \"packages/*/src/**\", \"via\": \"packages/*/src/index.ts\"}]}",
      Parameters.from(),
      globs("allow", "nothing is said", "All that they may import, beside each other"),
      globs("deny", "nothing", "What they must not import"),
      globs("to", "all own modules", "With via: what is not to be imported past it from outside"),
      globs("via", "nothing is said", "The public modules of a folder, for those outside of it"),
      dynamicEdges("types"),
      except()),
  LAYERS(
      "layers",
      "No module imports one of a higher layer",
      "Move what is needed down, or hand it in from above",
      "order",
      "{\"layers\": {\"order\": [\"src/app\", \"src/ui\", \"src/model\"]}}",
      globs("order", "has to be given", "The layers, the highest first: a glob or a tag each"),
      dynamicEdges("types"),
      except()),
  NO_UNRESOLVED(
      "no-unresolved",
      "Every request leads to a module",
      "Install the package, correct the path, or list the request in ignoreUnresolved",
      "",
      "{\"no-unresolved\": \"error\"}",
      Parameters.from(),
      flag("packages", "Look at installed packages, too"),
      except()),
  NO_ORPHANS(
      "no-orphans",
      "Every source file is reached from an entry",
      "Delete the file, import it, or name it as an entry",
      "",
      "{\"no-orphans\": {\"in\": \"src\"}}",
      Parameters.code(),
      Parameters.exceptLoners()),
  NO_DEEP_IMPORTS(
      "no-deep-imports",
      "Packages are imported by what they export, not by files inside of them",
      "Import the package by its name, or add the request to allow",
      "",
      "{\"no-deep-imports\": {\"allow\": [\"lodash/*\"]}}",
      Parameters.from(),
      texts("allow", "none", "Requests that are fine; a star stands for any text"),
      dynamicEdges("types"),
      except()),
  NO_DEV_DEPENDENCIES(
      "no-dev-dependencies",
      "Code that ships imports no package that only devDependencies list",
      "Move the package to dependencies, or stop importing it",
      "",
      "{\"no-dev-dependencies\": {\"from\": \"src/**\"}}",
      Parameters.from(),
      tests(),
      texts("allow", "none", "Packages that are fine; a star stands for any text"),
      dynamicEdges("runtime"),
      Parameters.exceptDevelopment()),
  NO_DUPLICATE_PACKAGES(
      "no-duplicate-packages",
      "No package is there several times, in several versions or places",
      "Ask for versions that fit together, and have the installer deduplicate",
      "",
      "{\"no-duplicate-packages\": {\"severity\": \"warning\", \"allow\": [\"tslib\"]}}",
      texts("allow", "none", "Packages that may be; a star stands for any text")),
  NO_TEST_IN_PRODUCTION(
      "no-test-in-production",
      "Code that ships imports no file of tests",
      "Move what is needed out of the tests",
      "",
      "{\"no-test-in-production\": \"error\"}",
      Parameters.from(),
      tests(),
      dynamicEdges("runtime"),
      except()),
  NO_SIDE_EFFECT_IMPORTS(
      "no-side-effect-imports",
      "No module is imported for its effects alone, as in import \"./x\"",
      "Import a function and call it, or add the request to allow",
      "",
      "{\"no-side-effect-imports\": {\"allow\": [\"*.css\", \"reflect-metadata\"]}}",
      Parameters.from(),
      texts("allow", "none", "Requests that are fine; a star stands for any text"),
      except()),
  UNUSED_FILES(
      "unused-files",
      "Every source file is reached from an entry, a script or a tool, and not from tests alone",
      "Delete the file, import it, or name it as an entry",
      "",
      "{\"unused-files\": {\"allowTests\": true}}",
      Parameters.allowTests(),
      Parameters.exceptUnreached()),
  UNUSED_EXPORTS(
      "unused-exports",
      "Everything that a module exports is imported somewhere; types are not looked at",
      "Delete it or its export, or import it",
      "",
      "{\"unused-exports\": {\"allow\": [\"unstable_*\"], \"except\": \"src/generated\"}}",
      Parameters.allowTests(),
      texts("allow", "none", "Names that are fine; a star stands for any text"),
      Parameters.exceptOutputs()),
  DUPLICATE_EXPORTS(
      "duplicate-exports",
      "No module that is no entry exports one thing under several names",
      "Keep one of the names",
      "",
      "{\"duplicate-exports\": \"warning\"}",
      Parameters.exceptOutputs()),
  UNUSED_DEPENDENCIES(
      "unused-dependencies",
      "Every package that package.json lists is imported, run or mentioned",
      "Uninstall the package, or add it to allow",
      "",
      "{\"unused-dependencies\": {\"allow\": [\"@types/*\"]}}",
      texts("allow", "none", "Packages that are fine; a star stands for any text")),
  UNLISTED_DEPENDENCIES(
      "unlisted-dependencies",
      "Every package that a file imports is listed by its package.json or one further up",
      "Install the package in this package.json, or add it to allow",
      "",
      "{\"unlisted-dependencies\": {\"allow\": [\"virtual-*\"]}}",
      texts("allow", "none", "Packages that are fine; a star stands for any text"),
      except()),
  REQUIRED(
      "required",
      "Each of some modules imports one of others",
      "Import one of them",
      "to",
      "{\"required\": {\"from\": \"src/pages/*.tsx\", \"to\": \"src/analytics.ts\"}}",
      Parameters.from(),
      globs("to", "has to be given", "The modules of which one has to be imported"),
      dynamicEdges("runtime"),
      except()),
  FAN_IN(
      "fan-in",
      "No module is imported by more modules than a limit",
      "Part the module, so that fewer depend on each part",
      "max",
      "{\"fan-in\": {\"max\": 100, \"except\": \"src/utils\"}}",
      max(),
      Parameters.from(),
      dynamicEdges("runtime"),
      except()),
  FAN_OUT(
      "fan-out",
      "No module imports more modules than a limit",
      "Part the module, or import what belongs together through one module",
      "max",
      "{\"fan-out\": {\"max\": 30}}",
      max(),
      Parameters.from(),
      dynamicEdges("runtime"),
      except()),
  DEPTH(
      "depth",
      "No module lies deeper below the entries than a limit",
      "Import it from nearer to an entry",
      "max",
      "{\"depth\": {\"max\": 20}}",
      max(),
      Parameters.from(),
      except()),
  REACH(
      "reach",
      "No module loads more modules than a limit, directly and indirectly, before anything is"
          + " loaded later",
      "Load a part of it later, by import(), or import less",
      "max",
      "{\"reach\": {\"from\": \"src/pages/**\", \"max\": 400}}",
      max(),
      Parameters.from(),
      except()),
  BUDGET(
      "budget",
      "No entry loads more modules or bytes of source than a limit, before anything is loaded later",
      "Load a part of it later, by import(), or import less",
      "maxModules maxBytes",
      "{\"budget\": {\"from\": \"src/main.ts\", \"maxBytes\": \"500k\"}}",
      globs("from", "all entries", "The entries that are looked at"),
      new Parameter("maxModules", ParameterType.COUNT, "", "no limit", "How many modules"),
      size("maxBytes", "How many bytes of source"),
      except()),
  CHUNK_BUDGET(
      "chunk-budget",
      "No chunk has more bytes of source than a limit",
      "Load a part of it later, by import(), or import less",
      "maxBytes maxGzip",
      "{\"chunk-budget\": {\"chunks\": [\"src_pages_*\"], \"maxBytes\": \"300k\"}}",
      texts("chunks", "all", "Ids of chunks, as shale chunks prints them; a star is any text"),
      size("maxBytes", "How many bytes of source"),
      size("maxGzip", "How many bytes of source that gzip compressed")),
  KEEP_LAZY(
      "keep-lazy",
      "Some modules are never loaded at once with an entry, however many imports lie between",
      "Put an import() on the way to it",
      "to",
      "{\"keep-lazy\": {\"from\": \"src/main.ts\", \"to\": [\"node_modules/three/**\"]}}",
      globs("from", "all entries", "The entries that are looked at"),
      globs("to", "has to be given", "What is to be loaded later"),
      except()),
  NO_REDUNDANT_DYNAMIC_IMPORTS(
      "no-redundant-dynamic-imports",
      "Every dynamic import loads something that is not there already",
      "Import it as the others do, or make those dynamic, too",
      "",
      "{\"no-redundant-dynamic-imports\": \"warning\"}",
      Parameters.from(),
      except()),
  STALE_IGNORES(
      "stale-ignores",
      "Every shale-ignore comment silences something; holds as a warning unless it is off",
      "Delete the comment",
      "",
      "{\"stale-ignores\": \"off\"}");

  private final String label;
  private final String description;
  private final String remedy;
  private final String needs;
  private final String example;

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<Parameter> parameters;

  Rule(
      String label,
      String description,
      String remedy,
      String needs,
      String example,
      Parameter... parameters) {
    this.label = label;
    this.description = description;
    this.remedy = remedy;
    this.needs = needs;
    this.example = example;
    this.parameters = List.of(parameters);
  }

  /** The rule of a name; null where there is none. */
  public static @Nullable Rule ofLabel(String label) {
    for (Rule rule : values()) {
      if (rule.label.equals(label)) {
        return rule;
      }
    }
    return null;
  }

  /** The rule that is meant by a name that does not exist; empty where none is like it. */
  public static String nearest(String label) {
    Rule[] rules = values();
    String[] labels = new String[rules.length];
    for (int index = 0; index < labels.length; index++) {
      labels[index] = rules[index].label;
    }
    return Words.nearest(label, labels);
  }

  /** Its name in files and output. */
  public String label() {
    return label;
  }

  /** What holds when it does, for people. */
  public String description() {
    return description;
  }

  /** What to do when it is broken, for people. */
  public String remedy() {
    return remedy;
  }

  /** The keys of which at least one has to be given; none where nothing has. */
  public String[] needs() {
    return needs.isEmpty() ? new String[0] : needs.split(" ", -1);
  }

  /** A value of {@code rules} as the file has it. */
  public String example() {
    return example;
  }

  /** How bad it is unless something else is said. */
  public Severity severity() {
    return this == STALE_IGNORES ? Severity.WARNING : Severity.ERROR;
  }

  /** Whether it looks at the project with its tests and tools. */
  public boolean isAboutUses() {
    return switch (this) {
      case UNUSED_FILES,
          UNUSED_EXPORTS,
          DUPLICATE_EXPORTS,
          UNUSED_DEPENDENCIES,
          UNLISTED_DEPENDENCIES ->
          true;
      default -> false;
    };
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The parameter of a key.
   *
   * @throws IllegalArgumentException when the rule has none of this name
   */
  public Parameter parameter(String key) {
    Parameter found = find(key);
    if (found == null) {
      throw new IllegalArgumentException(label + " has no " + key);
    }
    return found;
  }

  @Nullable Parameter find(String key) {
    for (Parameter parameter : parameters) {
      if (parameter.key().equals(key)) {
        return parameter;
      }
    }
    return null;
  }
}
