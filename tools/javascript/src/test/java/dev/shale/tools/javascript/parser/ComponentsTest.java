package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that carry scripts. */
class ComponentsTest {
  private static List<String> found(String path, String source) {
    return Parsing.rows(record(path, source), true);
  }

  private static ModuleRecord record(String path, String source) {
    ModuleRecord record = Parsing.record(path, source);
    assertFalse(record.failed(), () -> record.errorMessage() + "\n" + source);
    return record;
  }

  @Test
  void bothScriptsOfAVueComponentAreReadInTheirPlaces() {
    assertEquals(
        List.of("import ./a 3:15", "import ./b 7:15", "dynamic-import ./c 8:24"),
        found(
            "a.vue",
            """
            <template><p>import "./no" {{ x }}</p></template>
            <script>
            import a from './a'
            export default {}
            </script>
            <script setup>
            import b from './b'
            const x = () => import('./c')
            </script>
            <style>a { color: red }</style>
            """));
    assertEquals(JavaScriptKinds.VUE, record("a.vue", "<template/>").kind());
  }

  @Test
  void columnsCountTheFileAndNotTheTextOfItsScripts() {
    assertEquals(
        List.of("import ./a 1:35"),
        found("a.vue", "<i>äöü😀</i><script>import a from './a'</script>"));
  }

  @Test
  void whatTheTemplateUsesIsNoType() {
    String source =
        """
        <script setup lang="ts">
        import Used from './used'
        import MyPart from './part'
        import { width } from './width'
        import { shown } from './shown'
        import vFocus from './focus'
        import Gone from './gone'
        import type { T } from './t'
        </script>
        <template>
          <Used class="Gone" :style="{ width }" /> Gone
          <my-part v-if="a > b"><template #x>{{ shown(1) }}</template></my-part>
          <input v-focus><!-- <Gone/> {{ Gone }} -->
        </template>
        """;
    assertEquals(
        List.of(
            "import ./used",
            "import ./part",
            "import ./width",
            "import ./shown",
            "import ./focus",
            "import ./gone type",
            "import ./t type"),
        Parsing.found("a.vue", source));
  }

  @Test
  void blocksThatAreTextsHaveNoScripts() {
    assertEquals(
        List.of("import ./a"),
        Parsing.found(
            "a.vue",
            "<docs lang='md'><script>import './no'</script></docs><i18n/>"
                + "<script>import './a'</script><docs><script>import './no'</script>"));
    assertEquals(
        List.of("import ./a"),
        Parsing.found(
            "a.svelte",
            "<svelte:head><script src='./no.js'></script></svelte:head>"
                + "<p>a</p><script>import './a'</script>"));
  }

  @Test
  void blocksOfAVueComponentMayBeFiles() {
    assertEquals(
        List.of("import ./t.html 1:15", "import ./s.ts 2:13", "import ./c.css 3:12"),
        found(
            "a.vue",
            """
            <template src="./t.html"></template>
            <script src='./s.ts'></script>
            <style src="./c.css" />
            """));
  }

  @Test
  void bothScriptsOfASvelteComponentAreReadAndEveryNameMayBeUsed() {
    assertEquals(
        List.of("import ./a", "import ./b", "import ./c type"),
        Parsing.found(
            "a.svelte",
            """
            <script context="module" lang="ts">import a from './a';</script>
            <script lang="ts">
              import B from "./b"; import type { C } from './c';
              export let x: number; $: y = x > 2 ? '</b>' : 1;
            </script>
            {#if x > 1}<B on:click={() => a("}")} />{/if}
            """));
  }

  @Test
  void anAstroFileHasAScriptInFrontAndOthersBehind() {
    assertEquals(
        List.of("import ./a 2:15", "import ./b 6:16"),
        found(
            "a.astro",
            """
            ---
            import A from './a'
            if (!A) return Astro.redirect('/x')
            ---
            <A title={x > 1 ? "<script>" : ''} />
            <script>import './b'</script>
            <script is:inline>import './no'</script>
            <script type="module" src="./no.js"></script>
            <script define:vars={{ a }}>import('./no')</script>
            """));
    assertEquals(
        List.of("import ./a"),
        Parsing.found("a.astro", "<!-- a -->\n---\nimport './a'\n---\n<p/>"));
  }

  @Test
  void importsOfMarkdownBeginALine() {
    assertEquals(
        List.of("import ./a 1:15", "export-from ./b 7:19"),
        found(
            "a.mdx",
            """
            import A from './a'

            # import B from './no'
            ```js
            import C from './no'
            ```
            export { x } from './b'

            <A>text's</A>
            """
                .replace("```\nexport", "```\n\nexport")
                .replace("# import B from './no'\n", "")));
  }

  @Test
  void aPageLoadsScriptsAndStyleSheets() {
    assertEquals(
        List.of(
            "import ./s.css 2:29",
            "import ./p.js 3:30",
            "import /src/main.ts 4:27",
            "import old.js 5:13",
            "import x 6:30"),
        found(
            "index.html",
            """
            <!doctype html><!-- <script src="./no.js"></script> -->
            <link rel="stylesheet" href="./s.css"><link rel=icon href="./no.svg">
            <link rel=modulepreload href='./p.js'>
            <script type="module" src="/src/main.ts"></script>
            <SCRIPT src=old.js></SCRIPT>
            <script type="module">import 'x'; let a = "</b>"</script>
            <script type="application/json">{"import": "./no"}</script>
            <script src="{{ filled.in }}"></script>
            <script>document.write("import './no'")</script>
            """));
    assertEquals(JavaScriptKinds.HTML, record("index.html", "no markup").kind());
  }

  /** Where a value has no quotes, nothing around it belongs to it. */
  @Test
  void aValueWithoutQuotesStandsWhereItBegins() {
    ModuleRecord record = record("index.html", "<script src=a.js></script><script src= b.js>");
    assertEquals(List.of("import a.js 1:13", "import b.js 1:40"), Parsing.rows(record, true));
    assertEquals(12, record.start(0));
    assertEquals(16, record.end(0));
    assertEquals(
        List.of(), found("index.html", "<script src=a\"b.js></script><script src=></script>"));
  }

  @Test
  void ofScriptsThatAreNoModulesOnlyDynamicImportsCount() {
    assertEquals(
        List.of("dynamic-import ./a.js 1:16", "import ./c 3:30", "dynamic-import ./d.js 4:19"),
        found(
            "index.html",
            """
            <script>import('./a.js'); require('./no'); import './no'; var let1 = `</p>`</script>
            <script>var broken = {{ filled.in }}; important = 1</script>
            <script type="module">import './c'; const x = 1</script>
            <script> import ( './d.js'); define(['./no'], f)</script>
            <script type="text/template">import('./no.js')</script>
            """));
  }

  @Test
  void anErrorInOneScriptOfAPageLeavesTheOthers() {
    ModuleRecord record =
        Parsing.record(
            "index.html",
            "<script type=module>let s=\"x</script><script type=module src=\"m.js\"></script>");
    assertEquals(List.of("import m.js 1:62"), Parsing.rows(record, true));
    assertEquals("Unterminated string literal at 1:27", Parsing.error(record));
  }

  /** Of several errors the first is said; what stands in front of one in its script counts. */
  @Test
  void aBrokenScriptOfAPageCountsAsFarAsItCanBeRead() {
    ModuleRecord record =
        Parsing.record(
            "index.html",
            """
            <script type="module">import './a'; { import './no'</script>
            <script>import('./b'); `</script>
            <script>function f() { import('./no')</script>
            <script type="module">import './c'</script>
            <script src="d.js"></script>
            """);
    assertEquals(
        List.of(
            "import ./a 1:30", "dynamic-import ./b 2:16", "import ./c 4:30", "import d.js 5:13"),
        Parsing.rows(record, true));
    assertEquals("Expected \"}\" but found end of file at 1:52", Parsing.error(record));
  }

  @Test
  void attributesOfAPageAreUrls() {
    String source =
        """
        <script src=" a.js "></script>
        <script src="./my%20file%2f%41%00.js"></script>
        <script src='&#x2F;b&#47;c&amp;&lt;&quot;&apos;&gt;&copy;&#228;&#8364;&#x1F600;&#xD800;.js'></script>
        <link rel=stylesheet href="
          d.
        css
        ">
        <script src="https://e.com/f%20g?a&amp;b"></script>
        <script src="//e.com/%20"></script>
        <script src=h%c3%A4.js></script>
        <script src="%DEPLOY_URL%/no.js"></script><script src=" "></script>
        <script type=module>import "./i%20&amp;.js"</script>
        """;
    ModuleRecord record = record("index.html", source);
    assertEquals(
        List.of(
            "import a.js 1:13",
            "import ./my file/A%00.js 2:13",
            "import /b/c&<\"'>&copy;ä€😀\ufffd.js 3:13",
            "import d.css 4:27",
            "import https://e.com/f%20g?a&b 8:13",
            "import //e.com/%20 9:13",
            "import hä.js 10:13",
            "import ./i%20&amp;.js 12:28"),
        Parsing.rows(record, true));
    assertEquals("\" a.js \"", source.substring(record.start(0), record.end(0)));
    assertEquals("h%c3%A4.js", source.substring(record.start(6), record.end(6)));
  }

  @Test
  void linksHaveListsOfRelationsAndTheFirstOfTwoAttributesCounts() {
    assertEquals(
        List.of("import a.css", "import b.css", "import c.js", "import d.js"),
        Parsing.found(
            "index.html",
            """
            <link rel="preload  StyleSheet" href=a.css>
            <link href=b.css href=no.css rel=stylesheet rel=icon>
            <link rel=icon rel=stylesheet href=no.css><link rel=stylesheets href=no.css>
            <link rel="\tmodulepreload " href="c.js">
            <script src="d.js" src="no.js"></script><script src>import('./no')</script>
            <script type="text/x" type="module" src="no.js"></script>
            """));
  }

  @Test
  void commentsOfAPageEndAsInBrowsers() {
    assertEquals(
        List.of("import a.js", "import b.js", "import c.js", "import d.js"),
        Parsing.found(
            "index.html",
            "<!--> <script src=a.js></script> <!---> <script src=b.js></script>"
                + "<!-- <script src=no.js></script> --!> <script src=c.js></script>"
                + "<!----><script src=d.js></script>"
                + "<!--!> <script src=no.js></script> ---!> <!-- <script src=no.js></script>"));
  }

  @Test
  void textsOfAPageHaveNoScripts() {
    for (String name : List.of("textarea", "title", "iframe", "xmp", "noembed", "noframes")) {
      String script = "<script src=no.js></script>";
      String source = "<" + name + " a='>'>" + script + "</" + name + "s>" + script;
      assertEquals(List.of(), Parsing.found("index.html", source));
      String close = "</" + name.toUpperCase(Locale.ROOT) + " >";
      assertEquals(
          List.of("import a.js"),
          Parsing.found("index.html", source + close + "<script src=a.js></script>"));
    }
    assertEquals(
        List.of("import a.js"), Parsing.found("index.html", "<title/><script src=a.js></script>"));
  }

  @Test
  void aScriptOfAnotherLanguageIsSaid() {
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    byte[] bytes =
        "<p/>\n<script lang=\"coffee\">x = -> 1</script>".getBytes(StandardCharsets.UTF_8);
    new JavaScriptParser("production")
        .parse(Resolved.file("a.vue"), Parsing.padded(bytes), 0, bytes.length, record);
    assertTrue(record.failed());
    assertEquals("The language of this script is not read", record.errorMessage());
    assertEquals(2, record.errorLine());
  }

  /** Whatever the bytes, there is an answer. */
  @Test
  void whatIsBrokenMakesNoException() {
    String pieces =
        "<script <!-- --> </script> <template <style lang= src=' \" {{ }} --- { ` / > a import";
    String[] words = pieces.split(" ", -1);
    String[] names = {"a.vue", "a.svelte", "a.astro", "a.mdx", "a.html"};
    Random random = new Random(1);
    JavaScriptParser parser = new JavaScriptParser("production");
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int count = random.nextInt(30); count > 0; count--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
      String name = names[round % names.length];
      parser.parse(Resolved.file(name), Parsing.padded(bytes), 0, bytes.length, record);
      assertTrue(record.dependencyCount() >= 0, name);
    }
  }
}
