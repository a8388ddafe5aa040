package dev.shale.tools.javascript;

import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.parser.component.StyleBlocks;
import dev.shale.tools.javascript.style.StyleParser;

/** The parser of programs meets style sheets, of which it knows nothing but where they are. */
final class StylesInFiles implements StyleBlocks.Reader {
  private final StyleParser styles;

  StylesInFiles(StyleParser styles) {
    this.styles = styles;
  }

  @Override
  public void open(byte[] bytes, int fileBegin) {
    styles.open(bytes, fileBegin);
  }

  @Override
  public void read(String extension, int begin, int end, ModuleRecord record) {
    styles.read(extension, begin, end, record);
  }
}
