package dev.shale.tools.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
  private static final Style PLAIN = Style.of(ColorChoice.NEVER, false, Terminal.NONE);

  @TempDir Path folder;

  private String excerpt(String content, int line, int column) throws IOException {
    Path file = Files.writeString(folder.resolve("a.js"), content);
    return Excerpt.of(file.toString(), line, column, PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u2029"})
  void everyLineEndCounts(String end) throws IOException {
    String source = "a" + end + end + "\tbé😀 c" + end + "d";
    assertEquals("    a\n    ^\n", excerpt(source, 1, 1));
    assertEquals("    \n    ^\n", excerpt(source, 2, 1));
    assertEquals("    \tbé😀 c\n    \t    ^\n", excerpt(source, 3, 7));
    assertEquals("    d\n     ^\n", excerpt(source, 4, 2));
    assertEquals("", excerpt(source, 4, 3));
    assertEquals("", excerpt(source, 5, 2));
  }

  @Test
  void aByteOrderMarkIsNoCharacter() throws IOException {
    assertEquals("    ab\n     ^\n", excerpt("\ufeffab", 1, 2));
    assertEquals("    b\n    ^\n", excerpt("\ufeffa\nb", 2, 1));
  }

  @Test
  void aLongLineIsCutAroundTheColumn() throws IOException {
    String digits = "0123456789".repeat(30);
    assertEquals("    " + digits.substring(0, 100) + "...\n    ^\n", excerpt(digits, 1, 1));
    String middle = "    ..." + digits.substring(90, 190) + "...\n";
    assertEquals(middle + " ".repeat(67) + "^\n", excerpt(digits, 1, 151));
    String last = "    ..." + digits.substring(240) + "\n";
    assertEquals(last + " ".repeat(67) + "^\n", excerpt(digits, 1, 301));
    assertEquals("", excerpt(digits, 1, 302));
    String whole = digits.substring(0, 100);
    assertEquals("    " + whole + "\n" + " ".repeat(99) + "^\n", excerpt(whole, 1, 96));
  }

  @Test
  void aPairOfSurrogatesStaysWhole() throws IOException {
    String source = "😀".repeat(200);
    for (int column = 1; column <= 401; column++) {
      String excerpt = excerpt(source, 1, column);
      assertEquals(
          excerpt,
          new String(excerpt.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
          "column " + column);
    }
  }

  @Test
  void aFileLargerThanTheHeapHasExcerpts() throws IOException {
    Path file = folder.resolve("large.js");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(Runtime.getRuntime().maxMemory() + (1L << 20));
    }
    assertEquals(
        "    " + " ".repeat(100) + "...\n    ^\n", Excerpt.of(file.toString(), 1, 1, PLAIN));
  }

  @Test
  void aFileThatIsGoneHasNone() {
    assertEquals("", Excerpt.of(folder.resolve("none.js").toString(), 1, 1, PLAIN));
  }
}
