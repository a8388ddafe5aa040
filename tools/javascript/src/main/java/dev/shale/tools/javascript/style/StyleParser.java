package dev.shale.tools.javascript.style;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;

/**
 * Reads CSS, SCSS, indented Sass, Less and Stylus, each by its name. Keeps its buffers from file to
 * file; belongs to one thread.
 */
public final class StyleParser implements FrontEnd.Parser {
  private final StyleText text = new StyleText();
  private final StyleFindings findings = new StyleFindings(text);
  private final StyleScanner scanner = new StyleScanner(text, findings);

  @Override
  public void parse(Resolved file, byte[] bytes, int begin, int end, ModuleRecord record) {
    record.kind(JavaScriptKinds.CSS);
    read(StyleSyntax.of(file.path()), bytes, begin, begin, end, record);
  }

  /**
   * Reads a style sheet that stands in a file of another language, and adds what it depends on.
   *
   * @param fileBegin where the file begins, from which lines are counted
   * @param begin where the style sheet begins
   */
  public void read(
      StyleSyntax syntax, byte[] bytes, int fileBegin, int begin, int end, ModuleRecord record) {
    text.open(syntax, bytes, begin, end);
    findings.open(record, fileBegin);
    scanner.scan();
    findings.close();
  }
}
