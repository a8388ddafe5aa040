package dev.shale.tools.javascript;

import dev.shale.engine.build.FrontEnd;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.tools.javascript.parser.JavaScriptParser;

/** Reads JavaScript, TypeScript, JSX and JSON; knows style sheets and assets by their names. */
public final class JavaScriptFrontEnd implements FrontEnd {
  private final Mode mode;

  /**
   * A front end for one mode.
   *
   * @param mode decides which branches on {@code process.env.NODE_ENV} are dead
   */
  public JavaScriptFrontEnd(Mode mode) {
    this.mode = mode;
  }

  @Override
  public ModuleKind kindOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
      case ".js", ".mjs", ".jsx", ".ts", ".mts", ".tsx" -> ModuleKind.ESM;
      case ".cjs", ".cts" -> ModuleKind.COMMONJS;
      case ".json" -> ModuleKind.JSON;
      case ".css", ".scss", ".sass", ".less", ".styl" -> ModuleKind.CSS;
      default -> ModuleKind.ASSET;
    };
  }

  @Override
  public Parser newParser() {
    return new JavaScriptParser(mode.label());
  }
}
