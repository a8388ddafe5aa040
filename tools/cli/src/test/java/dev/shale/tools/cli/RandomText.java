package dev.shale.tools.cli;

import java.util.Random;

/** What the files of a random project say. */
final class RandomText {
  static final String[] FOLDERS = {"src", "src/a", "src/a/b", "lib", "src/index.d"};
  static final String[] NAMES = {"index", "x", "y", "z", "x.test", "w"};
  static final String[] EXTENSIONS = {".ts", ".js", ".tsx", ".json", ".css", ".mjs", ""};
  private static final String[] CALM_EXTENSIONS = {".ts", ".ts", ".ts", ".js", ".tsx", ".css"};
  private static final String[] CALM_ENDS = {"", "", "", ".js"};

  static final String[] PACKAGES = {"p", "q", "@s/r", "none"};
  static final String SYNTAX_ERROR = "syntax error (\n";

  /** A request with something beside it. */
  static final String NAMED = "import(/* webpackChunkName: \"c\" */ \"./x\");\n";

  static final String ROOT_DIRECTORIES =
      "{\"compilerOptions\": {\"rootDirs\": [\"src\", \"lib\", \"src/a\"]}}";
  static final String PATHS =
      "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./src/*\", \"./src/a/*\"]}}}";
  static final String BROWSER_MAP =
      "{\"browser\": {\"./x.ts\": \"./y\", \"./y.js\": \"./a/x\", \"./x\": \"./z\", \"p\": \"./w\"}}";

  private static final String[] TS_CONFIGS = {
    "{}",
    "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./src/*\"]}}}",
    "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./lib/*\", \"./src/a/*\"]}}}",
    "{\"compilerOptions\": {\"baseUrl\": \"src\"}}",
    "{\"compilerOptions\": {\"paths\": {\"p\": [\"./src/x\"], \"q/*\": [\"./lib/*\"]}}}",
    "{\"compilerOptions\": {\"baseUrl\": \".\", \"paths\": {\"*\": [\"./lib/*\", \"*\"]}}}",
    "{\"compilerOptions\": {\"rootDirs\": [\"src\", \"lib\"]}}",
    "{\"compilerOptions\": {\"rootDirs\": [\"./\", \"./a\"], \"jsx\": \"react-jsx\"}}",
    "{\"compilerOptions\": {\"verbatimModuleSyntax\": true}}",
    "{\"compilerOptions\": {\"baseUrl\": \"src\", \"verbatimModuleSyntax\": true}}",
    "{\"extends\": \"./base.json\"}",
    "{",
    "{\"extends\": [\"./base.json\", \"q/tsconfig.json\"]}",
    "{\"extends\": \"../base.json\", \"compilerOptions\": {\"verbatimModuleSyntax\": true}}",
    "{\"compilerOptions\": {\"moduleSuffixes\": [\".test\", \"\"], \"allowJs\": true}}"
  };

  /** Those that extend nothing, and are whole. */
  private static final int CALM_TS_CONFIGS = 10;

  private static final String[] PACKAGE_JSONS = {
    "{\"type\": \"module\"}",
    "{}",
    "{\"main\": \"./x.js\"}",
    "{\"sideEffects\": false}",
    "{\"sideEffects\": [\"./x.ts\", \"**/*.css\"]}",
    "{",
    "{\"imports\": {\"#own\": \"./x.js\"}}",
    "{\"main\": \"gone\", \"module\": \"y\"}",
    "{\"browser\": {\"./x.js\": \"./y.js\", \"./w.ts\": false, \"p\": \"./z\"}}",
    "{\"name\": \"top\", \"exports\": {\".\": \"./src/x.ts\", \"./y\": \"./src/y.ts\"}}"
  };

  /** Those that lead to nothing that does not lie below them. */
  private static final int CALM_PACKAGE_JSONS = 5;

  private static final String[] PATTERNS = {
    "import('./a/' + x);\n",
    "import(`@/${x}.js`);\n",
    "import(`./x/${x}.js`);\n",
    "import(`./many/n1${x}.ts`);\n",
    "require('../' + x + '/index');\n",
    "require.context('./a', false, /x|y/);\n",
    "import.meta.glob(['./**/*.ts', '!**/w.ts', '!**/many/*'], {eager: true});\n"
  };

  /** Ways to ask; the request takes the place of {@code %s}. */
  private static final String[] FORMS = {
    "import \"%s\";\n",
    "export * from \"%s\";\n",
    "import type {T} from \"%s\";\n",
    "require(\"%s\");\n",
    "import(\"%s\");\n",
    "import {T} from \"%s\";\n",
    "export {T} from \"%s\";\n",
    "export type {T} from \"%s\";\n",
    "try { require(\"%s\"); } catch {}\n",
    "require.resolveWeak(\"%s\");\n",
    "if (x) require(\"%s\");\n",
    "import(/* webpackChunkName: \"c\" */ \"%s\");\n",
    "import(/* webpackPrefetch: true */ \"%s\");\n",
    "import j from \"%s\" with {type: \"json\"}; j();\n",
    "new URL(\"%s\", import.meta.url);\n",
    "import * as n from \"%s\"; export const v = n.a;\n",
    "import defer * as d from \"%s\"; d.x;\n",
    "export * as space from \"%s\";\n",
    "type U = import(\"%s\").T;\n",
    "@import \"%s\";\n"
  };

  private static final String WEAK = "require.resolveWeak(\"%s\");\n";

  /** Each is asked by a file that asks for nothing else, so that nothing else has it asked anew. */
  static final String[] LED = {
    "@/x",
    "@/y",
    "@/z",
    "@/w",
    "x",
    "a/y",
    "./x",
    "./z",
    "./w",
    "./link/x",
    "./link/y",
    "./a/link",
    "../lib/link",
    "p",
    "q/lib/util"
  };

  private static final int COMMON_FORMS = 6;
  private final Random random;
  private final boolean isCalm;

  RandomText(Random random, boolean isCalm) {
    this.random = random;
    this.isCalm = isCalm;
  }

  String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  String path() {
    return pick(FOLDERS) + "/" + pick(NAMES) + pick(isCalm ? CALM_EXTENSIONS : EXTENSIONS);
  }

  String tsConfig() {
    return TS_CONFIGS[random.nextInt(isCalm ? CALM_TS_CONFIGS : TS_CONFIGS.length)];
  }

  String packageJson() {
    return PACKAGE_JSONS[random.nextInt(isCalm ? CALM_PACKAGE_JSONS : PACKAGE_JSONS.length)];
  }

  /** A line that asks for something, in some way. */
  String line() {
    return form(request());
  }

  /** A line that asks for this. */
  String form(String request) {
    boolean isCommon = random.nextInt(3) != 0;
    int form = random.nextInt(isCommon ? COMMON_FORMS : FORMS.length);
    return FORMS[form].replace("%s", request);
  }

  /** What asks for much, so that most files that are edited are in the graph. */
  String hub() {
    StringBuilder lines = new StringBuilder();
    for (String folder : FOLDERS) {
      String from = folder.startsWith("src") ? "." + folder.substring("src".length()) : "../lib";
      for (String name : NAMES) {
        String request = from + "/" + name;
        lines.append(
            switch (random.nextInt(5)) {
              case 0 -> "";
              case 1 -> WEAK.replace("%s", request);
              default -> form(request);
            });
      }
    }
    for (int led = 0; led < LED.length; led++) {
      lines.append("import './led").append(led).append("';\n");
    }
    return lines.toString();
  }

  String pattern() {
    return pick(PATTERNS);
  }

  String source() {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(6); line > 0; line--) {
      text.append(line());
    }
    if (random.nextInt(5) == 0) {
      text.append("if (process.env.NODE_ENV !== 'production') require('./")
          .append(pick(NAMES))
          .append("');\n");
    }
    if (random.nextInt(4) == 0) {
      text.append(pattern());
    }
    if (random.nextInt(3) == 0) {
      text.append(export());
    }
    return text + (random.nextInt(25) == 0 ? SYNTAX_ERROR : "");
  }

  String export() {
    return pick(
        "export const e1 = 1;\n",
        "export const e2 = 'text';\n",
        "export function e3() {}\n",
        "export default class {}\n",
        "module.exports = {e1: 1};\n",
        "sideEffect();\n");
  }

  /** Of what is calm, most requests lead somewhere. */
  private String end() {
    return pick(isCalm ? CALM_ENDS : EXTENSIONS);
  }

  String request() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> pick(PACKAGES) + pick("", "/main", "/main.js", "/lib/util");
      case 2, 3 -> "@/" + pick(NAMES);
      case 4, 5 ->
          pick("node:fs", "#own", "a/x", "../package.json", ".", "top/y", "./X", "./x?raw");
      case 6, 7 -> "../" + pick(NAMES) + end();
      case 8 ->
          pick("./link", "./a/link/x", "../link/x.js", "./many/n7", "./many/n12.js", "./many");
      default -> pick("./", "./a/", "./b/") + pick(NAMES) + end();
    };
  }
}
