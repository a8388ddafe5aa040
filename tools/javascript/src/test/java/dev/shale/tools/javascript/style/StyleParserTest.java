package dev.shale.tools.javascript.style;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleParserTest {
  private static ModuleRecord record(String path, String source) {
    byte[] bytes = source.getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + 32);
    for (int at = bytes.length; at < padded.length; at++) {
      padded[at] = (byte) ")\"'*/x\n".charAt(at % 7);
    }
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    new StyleParser().parse(Resolved.file(path), padded, 0, bytes.length, record);
    assertFalse(record.failed());
    assertEquals(JavaScriptKinds.CSS, record.kind());
    return record;
  }

  private static String request(ModuleRecord record, int row) {
    int begin = record.requestBegin(row);
    return new String(record.text(), begin, record.requestEnd(row) - begin, UTF_8);
  }

  /** The kinds and requests of a file, with a comma between. */
  private static String found(String path, String source) {
    ModuleRecord record = record(path, source);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < record.dependencyCount(); row++) {
      boolean isOptional = (record.flags(row) & DependencyFlags.OPTIONAL) != 0;
      rows.add(
          record.dependencyKind(row)
              + " "
              + request(record, row)
              + (isOptional ? " optional" : ""));
    }
    return String.join(", ", rows);
  }

  /** Where each request stands, its literal and what surrounds it. */
  private static List<String> places(String path, String source) {
    ModuleRecord record = record(path, source);
    byte[] bytes = source.getBytes(UTF_8);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < record.dependencyCount(); row++) {
      rows.add(
          "%d:%d %s in %s"
              .formatted(
                  record.line(row),
                  record.column(row),
                  cut(bytes, record.start(row), record.end(row)),
                  cut(bytes, record.outerStart(row), record.outerEnd(row))));
    }
    return rows;
  }

  private static String cut(byte[] bytes, int begin, int end) {
    return new String(bytes, begin, end - begin, UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          @import "a";                                        | css-import a
          @IMPORT 'a.css'                                     | css-import a.css
          @import url(a.css);                                 | css-import a.css
          @import url( "a" ) layer(b) supports(c: url(d)) e;  | css-import a
          @import"a";@import/**/url(b);                       | css-import a, css-import b
          @charset "utf-8"; @layer a; @import "b";            | css-import b
          @import "a" screen, "b";                            | css-import a
          @import "https://x.y/z"; @import url(//x/y);        | css-import https://x.y/z, css-import //x/y
          @media x { @import "a"; } @import "b";              | css-import b
          /* @import "a"; */ @import "b"                      | css-import b
          a { b: "@import 'c'" }                              | ``
          @imports "a"; @import-x "b"; @import c;             | ``
          @import ""; @import "data:text/css,a{}";            | ``
          @import "#styles/a";                                | css-import #styles/a
          a { b: url(c.png) }                                 | css-url c.png
          a { b: url( 'c.png' ) url("d") }                    | css-url c.png, css-url d
          a { b: URL(c) src("d") src(e f) }                   | css-url c, css-url d
          a { b: url("c" integrity("d")) }                    | css-url c
          a { b: url(), url(''), url(#c), url(DATA:d) }       | ``
          a { b: url(c.svg#d) } @font-face{src:url(e?#iefix)} | css-url c.svg#d, css-url e?#iefix
          a { --b: url(c) }                                   | css-url c
          a { b: image-set("c" 1x, url(d) 2x, "e" type("f")) } | css-url c, css-url d, css-url e
          a { b: -webkit-image-set(url(c) 1x) }               | css-url c
          a { b: cross-fade(url(c), linear-gradient(red)) }   | css-url c
          a { b: c-url(d) no.url(e) xurl(f) }                 | ``
          @namespace a url(b); c { d: url(e) }                | css-url e
          a { b: url(c d) url(e) }                            | css-url e
          a { b: url(c'd) url(e) }                            | css-url e
          a { b: url(c\\)d) }                                 | css-url c)d
          a { b: url("\\63 \\64\\65") }                       | css-url cde
          a { b: url(//c/d) url(http://e) }                   | css-url //c/d, css-url http://e
          .a { composes: b c from "./d.css"; }                | css-composes ./d.css
          .a { composes: b from global; composes: c }         | ``
          .composes:hover from "a" {}                         | ``
          .a { composes: b from 'c', d from "e" }             | css-composes c, css-composes e
          @value a, b from "c"; @value d: red;                | css-composes c
          // @import "a";                                     | css-import a
          <!-- @import "a"; --> b{}                           | css-import a
          """)
  void cssAsksInFewForms(String source, String rows) {
    assertEquals(rows, found("a.css", source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          @use "a" as b with ($c: "d");                   | sass-use a
          a { @include meta.load-css("a", $with: ()) }    | sass-use a
          @include m.load-css($url: 'a'); @include load-css($b); | sass-use a
          @include meta.load-css("a" + $b);               | ``
          @use "sass:math"; @forward 'a' show b;          | sass-use sass:math, sass-use a
          @import "a", 'b' ;                              | style-import a, style-import b
          @import "a.css"; @import "http://b"; @import "//c" | css-import a.css, css-import http://b, css-import //c
          @import url(a), "b";                            | css-import a, style-import b
          @import "a" screen, (b: c), "d";                | css-import a, style-import d
          @import "a" supports(b: url(c));                | css-import a
          a { @import "b"; }                              | style-import b
          // @import "a"                                  | ``
          @import "#{$a}/b"; @use "c#{d("e")}"; @use "f"; | sass-use f
          a { b: url($c) url("#{$d}") url($e + "f") }     | ``
          a { b: url(#{$c}/d.png) url(e) }                | css-url e
          a { b: url("c" + $d) url("e") }                 | css-url e
          a { b: map.url("c") f(url("d")) }               | css-url d
          a { b: "#{c("}")}"; d: url(e) }                 | css-url e
          a#{$b} { c: url(~d/e.png) } // url(f)           | css-url ~d/e.png
          a { b: image-set("c" 1x, "d" + $e) }            | css-url c
          """)
  void scssHasStatementsOfItsOwn(String source, String rows) {
    assertEquals(rows, found("a.scss", source));
  }

  @Test
  void indentedSassEndsStatementsWithLines() {
    assertEquals(
        "style-import a, style-import b/c, css-import d.css, sass-use e, css-url f, css-url i",
        found(
            "a.sass",
            """
            @import a, b/c
            @import d.css
            @use "e" as *
            // a comment
              @import no
               url(no)

            a
              b: url(f)
              /* another
                url(no)
              c: "g" // url(no)
            h
              b: url(i)
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          @import "a"; @import 'b.less';                    | style-import a, style-import b.less
          @import (reference, optional) "a";                | style-import a optional
          @import (css) url(a); @import (less) "b.css";     | css-import a, style-import b.css
          @import url("a.less"); @import "b.css";           | style-import a.less, css-import b.css
          @import (inline) "a.css" screen;                  | style-import a.css
          a { @import "b"; }                                | style-import b
          @import "@{a}/b"; c { d: url("@{e}/f") url(@g) }  | ``
          @plugin "a"; @plugin (b=c) "d";                   | style-import a, style-import d
          @a: url(b); // url(c)                             | css-url b
          a { b: url(~"c") url('d') }                       | css-url d
          @value: "a"; @b: { c: url(d) }                    | css-url d
          """)
  void lessHasOptions(String source, String rows) {
    assertEquals(rows, found("a.less", source));
  }

  @Test
  void stylusImportsAndRequires() {
    assertEquals(
        "style-import a, style-import b, css-import c.css, css-url d.png",
        found(
            "a.styl",
            """
            @import 'a' // 'no'
            @require "b";
            @import 'c.css'
            @import 'd/*'
            e
              background url(d.png)
              border url('{no}')
            """));
  }

  @Test
  void placesAreThoseOfTheLiteral() {
    assertEquals(
        List.of(
            "1:9 \"a\" in @import \"a\" screen",
            "2:13 b.png in url( b.png )",
            "3:23 'c' in composes: d from 'c'",
            "4:16 'e' in url('e')"),
        places(
            "a.css",
            """
            @import "a" screen ;
            x { y: url( b.png ) }\r
            .z { composes: d from 'c' }
            /* \ud83d\ude00 \u00e9 */ url('e')
            """));
  }

  @Test
  void aStyleSheetInAnotherFileHasThatFilesLines() {
    String source = "<style>\n@use 'a';</style>";
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    byte[] bytes = source.getBytes(UTF_8);
    int end = source.indexOf("</style>");
    StyleParser parser = new StyleParser();
    parser.open(bytes, 0);
    parser.read(".scss", "<style>".length(), end, record);
    assertEquals(1, record.dependencyCount());
    assertEquals("2:6", record.line(0) + ":" + record.column(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a { b: url(c                | css-url c
          a { b: url("c               | css-url c
          @import "a                  | css-import a
          a { b: "c                   | ``
          /* @import "a";             | ``
          @import "a" (               | css-import a
          } } @import "a";            | css-import a
          { @import "a";              | ``
          @                           | ``
          @import                     | ``
          a { b: url(                 | ``
          a { b: image-set("c         | css-url c
          .a { composes: b from       | ``
          a { b: c\\                  | ``
          """)
  void theEndOfTheFileClosesWhatIsOpen(String source, String rows) {
    assertEquals(rows, found("a.css", source));
  }

  @Test
  void theEndOfALineBreaksAString() {
    assertEquals("css-url d", found("a.css", "a { b: \"c\n; e: url(d) }"));
    assertEquals("css-url cd", found("a.css", "a { b: url(\"c\\\nd\") }"));
  }
}
