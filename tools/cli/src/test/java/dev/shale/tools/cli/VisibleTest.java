package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Visible;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisibleTest {
  @TempDir Path directory;

  @Test
  void whatATerminalWouldObeyIsWrittenAsAnEscape() {
    assertEquals("a\\u001b[31mb", Visible.of("a\u001b[31mb"));
    assertEquals("a\\nb\\rc\\td", Visible.of("a\nb\rc\td"));
    assertEquals("\\u009b\\u007f\\u0000", Visible.of("\u009b\u007f\0"));
    assertEquals("\\u202eevil", Visible.of("\u202eevil"));
    assertEquals("\u00fc \u4e2d \ud83d\ude00", Visible.of("\u00fc \u4e2d \ud83d\ude00"));
  }

  @Test
  void aLongTextIsCutInItsMiddle() {
    String shown = Visible.of("a" + "b".repeat(10_000_000) + "c");
    assertTrue(shown.length() < 3_000 && shown.startsWith("ab") && shown.endsWith("bc"), shown);
  }

  @Test
  void noPairOfUnitsIsHalved() {
    for (int begin = 0; begin < 2; begin++) {
      String shown = Visible.of("a".repeat(begin) + "\ud83d\ude00".repeat(5_000) + "b");
      assertTrue(shown.codePoints().noneMatch(unit -> unit >= 0xd800 && unit <= 0xdfff), shown);
    }
  }

  @Test
  void noCommandPassesControlCharactersOn() {
    String escape = "e\u001b[31mred.js";
    String line = "a\nx.js:1:1: error: not ours.js";
    Project project =
        new Project(directory)
            .with(
                "index.js",
                "import './e\\x1b[31mred.js'; import './a\\nx.js:1:1: error: not ours.js'; import './\\x1b]0;t\\x07no';")
            .with(escape, "import './index.js'; let a = '\u001b]0;title\u0007' syntax (")
            .with(line, "import './index.js'; syntax (");
    for (List<String> arguments :
        List.of(
            List.of("graph", "index.js"),
            List.of("cycles", "index.js"),
            List.of("why", "x.js:1:1: error: not ours.js", "index.js"),
            List.of("why", escape, "index.js"))) {
      Run run = project.run(arguments.toArray(String[]::new));
      String all = run.out() + run.err();
      assertFalse(all.contains("\u001b") || all.contains("\u0007"), all);
      assertFalse(all.contains("\nx.js:1:1: error: not ours"), all);
    }
  }
}
