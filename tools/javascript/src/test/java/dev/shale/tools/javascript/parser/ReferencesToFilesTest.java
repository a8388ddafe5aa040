package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments that refer to other files, as the TypeScript compiler reads them. */
class ReferencesToFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/// <reference path=\"./x.ts\" />|./x.ts",
        "/// <reference path='./x.ts'/>|./x.ts",
        "///<reference path = \"x.ts\" />|./x.ts",
        "///   <REFERENCE  PATH=\"../x.d.ts\"   />|../x.d.ts",
        "/// <reference path=\"/x.ts\" />|/x.ts",
        "/// <reference path=\"..\\x\\old.ts\" />|../x/old.ts",
        "/// <reference path=\".\\é.ts\" />|./é.ts",
        "/// <reference types=\"x\" />|x",
        "/// <reference types=\"@x/y/z\" preserve=\"true\" />|@x/y/z",
        "/// <reference resolution-mode='require' types='x' />|x",
        "/// <reference path=\"./y.ts\" types=\"x\" />|x",
        "#! x\\n/// <reference path=\"./x.ts\" />|./x.ts",
        "/* licence */ // more\\n\\n/// <reference path=\"./x.ts\" />|./x.ts",
      })
  void aReferenceAsksForAFile(String source, String request) {
    String text = source.replace("\\n", "\n");
    for (String path : List.of("a.ts", "a.tsx", "a.mts", "a.d.ts")) {
      assertEquals(List.of("reference " + request + " type"), Parsing.found(path, text));
      assertEquals(
          List.of(
              "reference " + request + " type",
              "require y" + (path.contains(".d.") ? " type" : "")),
          Parsing.found(path, text + "\nrequire('y')"));
    }
    assertEquals(List.of(), Parsing.found("a.js", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// <reference path=\"./x.ts\" />",
        "//// <reference path=\"./x.ts\" />",
        "/* <reference path=\"./x.ts\" /> */",
        "/** /// <reference path=\"./x.ts\" /> */",
        "/// reference path=\"./x.ts\" />",
        "/// <reference path=\"./x.ts\" >",
        "/// <reference path=./x.ts />",
        "/// <reference path=\"\" />",
        "/// <reference path=\"./x.ts />",
        "/// <referencepath=\"./x.ts\" />",
        "/// <reference lib=\"dom\" />",
        "/// <reference lib=\"dom\" path=\"./x.ts\" />",
        "/// <reference no-default-lib=\"true\" />",
        "/// <amd-module name=\"x\" />",
        "let a; /// <reference path=\"./x.ts\" />",
        "let a;\n/// <reference path=\"./x.ts\" />",
        "'use strict'\n/// <reference path=\"./x.ts\" />",
      })
  void otherCommentsAskForNothing(String source) {
    assertEquals(List.of(), Parsing.found("a.ts", source));
  }

  @Test
  void itHasAPlace() {
    assertEquals(
        List.of("reference ./x.ts 2:21 type", "reference y 3:22 type", "import z 4:8"),
        Parsing.rows(
            "a.ts",
            """
            // é
            /// <reference path='./x.ts' />
            /// <reference types="y" />
            import 'z'
            """));
  }
}
