package dev.shale.tools.javascript.style;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.Allocation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes, the scanner ends in time, with a record and without an exception. */
class StyleRobustnessTest {
  private static final String[] PATHS = {"a.css", "a.scss", "a.sass", "a.less", "a.styl"};

  private static final String[] PIECES = {
    "@import ",
    "url(",
    "src(",
    "image-set(",
    "composes:",
    " from ",
    "\"",
    "'",
    "(",
    ")",
    "{",
    "}",
    ";",
    ",",
    "#{",
    "@{",
    "/*",
    "*/",
    "//",
    "\\",
    "\n",
    "\r\n",
    "  ",
    "a",
    "@use ",
    "@plugin ",
    "@require ",
    "@value ",
    "@namespace ",
    "$b",
    "+",
    "\u00e9",
    "\ud83d\ude00",
    "\\10ffff",
    "\\0"
  };

  private static final int MEGABYTE = 1 << 20;

  private final StyleParser parser = new StyleParser();
  private final ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);

  private void read(String path, byte[] bytes, int end) {
    record.clear();
    parser.parse(Resolved.file(path), bytes, 0, end, record);
    assertFalse(record.failed());
    int last = 0;
    for (int row = 0; row < record.dependencyCount(); row++) {
      assertTrue(record.start(row) >= last && record.end(row) <= end);
      assertTrue(record.start(row) <= record.end(row));
      assertTrue(record.outerStart(row) <= record.start(row));
      assertTrue(record.outerEnd(row) >= record.end(row));
      last = record.start(row);
    }
  }

  @Test
  @Timeout(120)
  void oneMegabyteOfAnythingIsReadInTime() {
    for (String piece : PIECES) {
      String many = piece.repeat(MEGABYTE / piece.length());
      for (String path : PATHS) {
        read(path, many.getBytes(UTF_8), many.getBytes(UTF_8).length);
        byte[] doubled = ("@import \"a\"" + many).getBytes(UTF_8);
        read(path, doubled, doubled.length);
      }
    }
    byte[] pairs = "url(a ".repeat(MEGABYTE / 6).getBytes(UTF_8);
    for (String path : PATHS) {
      read(path, pairs, pairs.length);
    }
  }

  @Test
  @Timeout(120)
  void randomBytesAndPiecesNeverThrow() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] bytes = new byte[300];
    for (int round = 0; round < 20_000; round++) {
      random.nextBytes(bytes);
      int end = random.nextInt(bytes.length);
      read(PATHS[round % PATHS.length], bytes, end);
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(40); piece > 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] pieces = text.toString().getBytes(UTF_8);
      read(PATHS[round % PATHS.length], pieces, pieces.length);
    }
  }

  @Test
  void aFileCostsNoAllocation() {
    String source =
        """
        @use "a"; @import "b", "c" screen; .d { composes: e from "\\66"; background: url(g.png) }
        // comment
        h { i: image-set("j" 1x, url(k) 2x); l: "m#{$n}" }
        """;
    byte[] bytes = source.repeat(50).getBytes(UTF_8);
    Resolved[] files = new Resolved[PATHS.length];
    for (int path = 0; path < PATHS.length; path++) {
      files[path] = Resolved.file(PATHS[path]);
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = Allocation.bytes();
      for (Resolved file : files) {
        record.clear();
        parser.parse(file, bytes, 0, bytes.length, record);
      }
      least = Math.min(least, Allocation.bytes() - before);
    }
    assertEquals(0, least);
  }
}
