package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.tools.cli.checked.PatternTable;
import dev.shale.tools.javascript.glob.Globs;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Globs that are matched once for all modules fit what they fit one by one. */
class PatternsTest {
  private static final String[] PARTS = {
    "a", "b", "ab", "*", "**", "?", "{a,b}", "{a,b/a}", "[ab]", "*.ts", "a*b", ".", "{,a/}b", "!"
  };

  private static final String[] NAMES = {"a", "b", "ab", "a.ts", "aab", "ba", "x"};

  @TempDir Path directory;

  @Test
  void shortCutsChangeNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      String glob = joined(random, PARTS);
      String path = joined(random, NAMES);
      PatternTable table = new PatternTable();
      table.add(glob);
      table.match(5, path);
      boolean expected = new Globs(List.of(glob)).contain(path);
      assertEquals(expected, table.modules(glob).get(5), glob + " " + path);
    }
  }

  private static String joined(Random random, String[] parts) {
    StringBuilder text = new StringBuilder();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      text.append(text.isEmpty() ? "" : "/").append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }
}
