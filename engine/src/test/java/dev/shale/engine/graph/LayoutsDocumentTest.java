package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.pass.Passes;
import dev.shale.offheap.column.Column;
import dev.shale.offheap.column.PageLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/layouts.md} is printed from the declarations; {@code -Dshale.update=true} prints it.
 */
class LayoutsDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", ".."), "docs", "layouts.md");

  @Test
  void theDocumentEqualsTheDeclarations() throws IOException {
    String printed = print();
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, printed);
    }
    assertEquals(printed, Files.readString(DOCUMENT));
  }

  @Test
  void columnsLeaveNoGaps() {
    for (PageLayout layout : ModuleGraph.layouts(Passes.TABLES)) {
      long end = 0;
      for (Column column : layout.columns()) {
        assertEquals(end, column.pageOffset(), layout.table() + "." + column.name());
        end += (long) column.bytes() * PageLayout.ROWS;
      }
      assertEquals(layout.pageBytes(), end, layout.table());
    }
  }

  private static String print() {
    StringBuilder text = new StringBuilder();
    text.append("# Layouts\n\n");
    text.append("Printed from the declarations by `LayoutsDocumentTest`; do not edit. A page has ")
        .append(PageLayout.ROWS)
        .append(" rows; within it\neach column is contiguous, in this order, without padding.\n\n");
    text.append("Fingerprint of all layouts, which is stored with pages: `")
        .append(Long.toHexString(ModuleGraph.layoutFingerprint(Passes.TABLES)))
        .append("`.\n");
    for (PageLayout layout : ModuleGraph.layouts(Passes.TABLES)) {
      print(layout, text);
    }
    return text.toString();
  }

  private static void print(PageLayout layout, StringBuilder text) {
    text.append("\n## ").append(layout.table()).append("\n\n");
    text.append(layout.rowBytes()).append(" bytes a row, ");
    text.append(layout.pageBytes()).append(" bytes a page.\n\n");
    text.append("| column | bytes | at | meaning |\n|---|---|---|---|\n");
    for (Column column : layout.columns()) {
      text.append("| ").append(column.name());
      text.append(" | ").append(column.bytes());
      text.append(" | ").append(column.pageOffset());
      text.append(" | ").append(column.meaning()).append(" |\n");
    }
  }
}
