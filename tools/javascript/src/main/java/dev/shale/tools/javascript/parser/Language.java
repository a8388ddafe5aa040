package dev.shale.tools.javascript.parser;

/** What the end of a file's name says about its language. */
enum Language {
  JAVASCRIPT(false, true),
  JAVASCRIPT_MODULE(false, true),
  JAVASCRIPT_COMMONJS(false, true),
  TYPESCRIPT(true, false),
  TYPESCRIPT_MODULE(true, false),
  TYPESCRIPT_COMMONJS(true, false),
  TSX(true, true),
  /** TypeScript with JSX in a script that is a module whatever the name of its file. */
  TSX_MODULE(true, true);

  final boolean hasTypes;
  final boolean hasJsx;

  Language(boolean hasTypes, boolean hasJsx) {
    this.hasTypes = hasTypes;
    this.hasJsx = hasJsx;
  }

  /** Compares ends of the path, which allocates nothing. */
  static Language of(String path) {
    if (path.endsWith(".ts")) {
      return TYPESCRIPT;
    }
    if (path.endsWith(".tsx")) {
      return TSX;
    }
    if (path.endsWith(".mjs")) {
      return JAVASCRIPT_MODULE;
    }
    if (path.endsWith(".cjs")) {
      return JAVASCRIPT_COMMONJS;
    }
    if (path.endsWith(".mts")) {
      return TYPESCRIPT_MODULE;
    }
    return path.endsWith(".cts") ? TYPESCRIPT_COMMONJS : JAVASCRIPT;
  }

  /** The language of a script in a file that is mainly something else. */
  static Language ofScript(boolean hasTypes, boolean hasJsx) {
    if (!hasTypes) {
      return JAVASCRIPT_MODULE;
    }
    return hasJsx ? TSX_MODULE : TYPESCRIPT_MODULE;
  }

  /** Whether a file holds declarations only, as {@code x.d.ts} does. */
  static boolean isAmbient(String path) {
    return path.endsWith(".d.ts") || path.endsWith(".d.mts") || path.endsWith(".d.cts");
  }

  boolean isModule() {
    return this == JAVASCRIPT_MODULE || this == TYPESCRIPT_MODULE || this == TSX_MODULE;
  }

  boolean isCommonJs() {
    return this == JAVASCRIPT_COMMONJS || this == TYPESCRIPT_COMMONJS;
  }
}
