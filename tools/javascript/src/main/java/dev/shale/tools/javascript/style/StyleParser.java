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
  private byte[] content = new byte[0];
  private final StyleText text = new StyleText();
  private final StyleFindings findings = new StyleFindings(text);
  private final StyleScanner scanner = new StyleScanner(text, findings);

  /** Whether a file is a style sheet by its name. Allocates nothing. */
  public static boolean reads(String path) {
    return path.endsWith(".css") || StyleSyntax.of(path) != StyleSyntax.CSS;
  }

  @Override
  public void parse(Resolved file, byte[] bytes, int begin, int end, ModuleRecord record) {
    record.kind(JavaScriptKinds.CSS);
    open(bytes, begin);
    read(file.path(), begin, end, record);
  }

  /**
   * Begins with a file of another language in which style sheets stand.
   *
   * @param fileBegin where the file begins, from which lines are counted
   */
  public void open(byte[] bytes, int fileBegin) {
    content = bytes;
    findings.open(bytes, fileBegin);
  }

  /**
   * Reads a style sheet in the file and adds what it depends on. Each stands behind the one before,
   * so that lines are counted once.
   *
   * @param name ends like a file of its language
   * @param begin where the style sheet begins
   */
  public void read(String name, int begin, int end, ModuleRecord record) {
    text.open(StyleSyntax.of(name), content, begin, end);
    findings.record(record);
    scanner.scan();
    findings.close();
  }
}
