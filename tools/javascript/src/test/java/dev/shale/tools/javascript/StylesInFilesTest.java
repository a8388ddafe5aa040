package dev.shale.tools.javascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Style sheets in components and pages. */
class StylesInFilesTest {
  private final FrontEnd frontEnd = new JavaScriptFrontEnd(Mode.PRODUCTION).dependenciesOnly();
  private final FrontEnd.Parser parser = frontEnd.newParser();
  private final ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);

  private List<String> found(String path, String source) {
    byte[] bytes = source.getBytes(UTF_8);
    record.clear();
    parser.parse(
        Resolved.file(path), Arrays.copyOf(bytes, bytes.length + 64), 0, bytes.length, record);
    assertFalse(record.failed(), record.errorMessage());
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < record.dependencyCount(); row++) {
      int begin = record.requestBegin(row);
      rows.add(
          record.dependencyKind(row).label()
              + " "
              + new String(record.text(), begin, record.requestEnd(row) - begin, UTF_8)
              + " "
              + record.line(row)
              + ":"
              + record.column(row));
    }
    return rows;
  }

  @Test
  void whatAComponentAsksForIsInTheOrderOfTheFile() {
    assertEquals(
        List.of(
            "css-import ./a.css 1:16",
            "import ./b 3:15",
            "css-url ./c.png 6:21",
            "sass-use ./d 7:6",
            "import ./e.css 9:12",
            "style-import ./f 10:28",
            "dynamic-import ./g 11:16"),
        found(
            "a.vue",
            """
            <style>@import "./a.css";</style>
            <script>
            import b from './b'
            </script>
            <style lang="scss" scoped>
            a { background: url(./c.png) }
            @use './d';
            </style>
            <style src="./e.css">@import "./no.css";</style>
            <style lang=less>@import   "./f"; </style>
            <script>import('./g')</script>
            """));
  }

  @Test
  void theLanguageOfABlockDecides() {
    String block = "<style lang='%s'>\n@use \"a\"\n@import b\n</style>";
    assertEquals(List.of(), found("a.svelte", block.formatted("css")));
    assertEquals(List.of("sass-use a 2:6"), found("a.svelte", block.formatted("scss")));
    assertEquals(
        List.of("sass-use a 2:6", "style-import b 3:9"),
        found("a.svelte", block.formatted("sass")));
    assertEquals(List.of(), found("a.svelte", "<style lang=sss>@import 'a';</style>"));
    assertEquals(
        List.of("style-import a 1:36"),
        found("a.svelte", "<style type=\"text/stylus\">@require \"a\"\n</style>"));
    assertEquals(
        List.of("css-import a 1:31"),
        found("a.astro", "<style lang=\"postcss\">@import 'a'</style>"));
    assertEquals(List.of(), found("a.astro", "<style is:inline>@import 'a'</style>"));
    assertEquals(
        List.of("css-url b.png 1:19", "css-composes ./c.css 1:43"),
        found("a.html", "<STYLE>a { b: url(b.png); composes:x from './c.css' }"));
  }

  @Test
  void markupInAStyleSheetEndsIt() {
    assertEquals(
        List.of("css-url x 1:16", "import ./y 1:42"),
        found("a.vue", "<style>a{b:url(x)}</style><script>import './y'</script>"));
  }

  @Test
  @Timeout(60)
  void manyBlocksAreReadInLinearTime() {
    String many = "<style>@import 'a';</style>\n".repeat(60_000);
    assertEquals(60_000, found("a.html", many).size());
    assertEquals(60_000, record.line(59_999));
  }

  @Test
  void whateverTheBytesRowsAreInSourceOrder() {
    String[] pieces = {
      "<style>",
      "<style lang=scss>",
      "</style>",
      "<script>",
      "</script>",
      "import './a'",
      "@import 'b';",
      "url(c)",
      "<template>",
      "</template>",
      "import('d')",
      "{",
      "}",
      "'",
      "<!--",
      "-->",
      "\n",
      "<style src=e>",
      "<script src='f'></script>",
      "\u00e9"
    };
    String[] names = {"a.vue", "a.svelte", "a.astro", "a.html"};
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 8_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(30); piece > 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      record.clear();
      parser.parse(
          Resolved.file(names[round & 3]),
          Arrays.copyOf(bytes, bytes.length + 64),
          0,
          bytes.length,
          record);
      int last = 0;
      for (int row = 0; row < record.dependencyCount(); row++) {
        assertTrue(record.start(row) >= last, text.toString());
        assertTrue(record.end(row) <= bytes.length, text.toString());
        last = record.start(row);
      }
    }
  }

  @Test
  void aFileCostsNoAllocation() {
    String source =
        """
        <template><my-part :a="b" @click="c('x')">{{ d + 1 }}</my-part></template>
        <script lang="ts">import a, { b } from './a'; import MyPart from './b'
        export let c: number = 1; const d = () => import('./d')</script>
        <style lang="scss">@use './e'; a { background: url(f.png) }</style>
        """;
    byte[] bytes = source.repeat(40).getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + 64);
    Resolved[] files = {
      Resolved.file("a.vue"),
      Resolved.file("a.svelte"),
      Resolved.file("a.astro"),
      Resolved.file("a.html")
    };
    for (Resolved file : files) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 20; round++) {
        long before = Allocation.bytes();
        record.clear();
        parser.parse(file, padded, 0, bytes.length, record);
        least = Math.min(least, Allocation.bytes() - before);
      }
      assertTrue(record.dependencyCount() >= 80, file.path());
      assertEquals(0, least, file.path());
    }
  }
}
