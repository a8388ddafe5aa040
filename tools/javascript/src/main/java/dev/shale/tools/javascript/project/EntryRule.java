package dev.shale.tools.javascript.project;

/** What names an entry. The order is that in which they are asked. */
enum EntryRule {
  SOURCE("package.json source", "its paths; the output that they stand for is no entry then"),
  EXPORTS(
      "package.json exports",
      "the code of all subpaths, patterns too, for the conditions of import"),
  MODULE("package.json module", "without exports, the main file of ECMAScript modules"),
  MAIN("package.json main", "without exports and module, the main file"),
  BROWSER("package.json browser", "without exports, a path (not a map)"),
  BIN("package.json bin", "all commands"),
  DENO("deno.json exports", "all files"),
  FRAMEWORK("framework", "the files of the frameworks below that the package depends on"),
  ANGULAR("angular.json", "browser, main, server and polyfills of all builds"),
  NX("project.json", "main, browser and server of all targets"),
  HTML("index.html", "in the package or its src, public or app folder"),
  SCRIPTS(
      "package.json scripts",
      "files that its scripts run with node, tsx, ts-node, bun, deno; not of the root of a workspace"),
  NAME("name", "src/index, src/main, index, main, app, src/app, server, src/server"),
  TEST("test", "with --tests: *.test.*, *.spec.*, and files in __tests__, test and tests folders"),
  TOOL(
      "development",
      "for what is unused: configurations, scripts, examples, stories, and files that settings mention");

  private final String label;
  private final String what;

  EntryRule(String label, String what) {
    this.label = label;
    this.what = what;
  }

  /** What named an entry, for people. */
  String label() {
    return label;
  }

  /** Which files it names. */
  String what() {
    return what;
  }
}
