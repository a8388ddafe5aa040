package dev.shale.tools.javascript.parser;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.parser.component.ComponentFormat;
import dev.shale.tools.javascript.parser.component.ScriptText;
import dev.shale.tools.javascript.parser.component.Scripts;
import dev.shale.tools.javascript.parser.component.StyleBlocks;
import dev.shale.tools.javascript.parser.meaning.Defines;
import dev.shale.tools.javascript.parser.token.LineCounter;

/**
 * Parses JavaScript, TypeScript and JSON files, and the scripts of others, each by its name. Keeps
 * its buffers from file to file; belongs to one thread.
 */
public final class JavaScriptParser implements FrontEnd.Parser {
  /** Behind a larger file the parser begins anew. */
  private static final int KEPT_BYTES = 1 << 26;

  private final String mode;
  private final Defines defines;
  private final boolean linksNames;
  private final StyleBlocks.Reader styles;
  private ModuleParser modules;
  private Scripts scripts = new Scripts();
  private final JsonParser json;

  /**
   * A parser for one mode, without definitions.
   *
   * @param mode the value of {@code process.env.NODE_ENV}
   */
  public JavaScriptParser(String mode) {
    this(mode, Defines.NONE, true, StyleBlocks.Reader.NONE);
  }

  /**
   * A parser without a file.
   *
   * @param mode the value of {@code process.env.NODE_ENV}
   * @param defines what other names mean
   * @param linksNames whether records have exports, parts and references besides dependencies
   * @param styles reads the style sheets in files that carry scripts
   */
  public JavaScriptParser(
      String mode, Defines defines, boolean linksNames, StyleBlocks.Reader styles) {
    this.styles = styles;
    this.mode = mode;
    this.defines = defines;
    this.linksNames = linksNames;
    json = new JsonParser(linksNames);
    modules = new ModuleParser(mode, defines, linksNames, styles);
  }

  @Override
  public void parse(Resolved file, byte[] bytes, int begin, int end, ModuleRecord record) {
    if (file.path().endsWith(".json")) {
      json.parse(bytes, begin, end, record);
      return;
    }
    ComponentFormat format = ComponentFormat.of(file.path());
    try {
      if (format == null) {
        modules.parse(file, bytes, begin, end, record);
      } else {
        parse(file, format, bytes, begin, end, record);
      }
    } catch (StackOverflowError overflow) {
      // The stack is smaller than the depth limit reckons with, and the buffers may be torn.
      int offset = modules.position();
      modules = new ModuleParser(mode, defines, linksNames, styles);
      LineCounter lines = new LineCounter();
      lines.open(bytes, begin, end);
      lines.moveTo(offset);
      record.clear();
      record.fail("Nesting is too deep for this thread's stack", lines.line(), lines.column());
    }
    if (end > KEPT_BYTES) {
      // It holds the file, and room for the like of it.
      modules = new ModuleParser(mode, defines, linksNames, styles);
      scripts = new Scripts();
    }
  }

  private void parse(
      Resolved file,
      ComponentFormat format,
      byte[] bytes,
      int begin,
      int end,
      ModuleRecord record) {
    ScriptText script = scripts.read(format, bytes, begin, end);
    modules.parse(file, format, script, bytes, begin, record);
    if (script.unreadAt() >= 0 && !record.failed()) {
      LineCounter lines = new LineCounter();
      lines.open(bytes, begin, end);
      lines.moveTo(script.unreadAt());
      record.fail("The language of this script is not read", lines.line(), lines.column());
    }
  }
}
