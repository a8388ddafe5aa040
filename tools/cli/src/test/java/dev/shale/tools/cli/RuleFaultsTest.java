package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with rules is one sentence with its place, and what to do. */
class RuleFaultsTest {
  @TempDir Path directory;

  private void assertFault(String file, String sentence) {
    Run run =
        new Project(directory)
            .with("index.js", "")
            .with("shale.json", file)
            .run("check", "index.js");
    assertEquals("shale: shale.json" + sentence + ".\n", run.err());
    assertEquals(2, run.status());
  }

  @Test
  void anUnknownRuleIsAnsweredWithTheNearest() {
    assertFault(
        "{\"rules\": {\n  \"no-cycle\": \"error\"}}",
        ":2:3: there is no rule \"no-cycle\". Did you mean \"no-cycles\"? 'shale schema' prints all"
            + " rules");
    assertFault(
        "{\"rules\": {\"zzzzzzzz\": 1}}",
        ":1:12: there is no rule \"zzzzzzzz\". 'shale schema' prints all rules");
  }

  @Test
  void aWrongSeverityIsNamed() {
    assertFault(
        "{\"rules\": {\"no-cycles\": \"warn\"}}",
        ":1:25: \"no-cycles\" takes error, warning or off, not \"warn\"");
    assertFault(
        "{\"rules\": {\"no-cycles\": {\"severity\": 2}}}",
        ":1:38: \"severity\" of \"no-cycles\" takes error, warning or off, not a number");
  }

  @Test
  void aWrongTypeIsNamed() {
    assertFault("{\"rules\": []}", ":1:11: \"rules\" takes an object of rules, not a list");
    assertFault(
        "{\"rules\": {\"no-cycles\": true}}",
        ":1:25: \"no-cycles\" takes a severity (error, warning or off), an object with parameters,"
            + " or a list of those, not a boolean");
    assertFault(
        "{\"rules\": {\"fan-out\": [\"error\"]}}",
        ":1:24: a list of \"fan-out\" has objects, not a text");
    assertFault(
        "{\"rules\": {\"fan-out\": {\"max\": \"3\"}}}",
        ":1:31: \"max\" of \"fan-out\" takes a whole number from 0 on, not a text");
    assertFault(
        "{\"rules\": {\"fan-out\": {\"max\": -3}}}",
        ":1:31: \"max\" of \"fan-out\" takes a whole number from 0 on, not -3");
    assertFault(
        "{\"rules\": {\"budget\": {\"maxBytes\": \"3x\"}}}",
        ":1:35: \"maxBytes\" of \"budget\" takes a size from 1 byte on, such as 200000 or \"200k\", not"
            + " \"3x\"");
    assertFault(
        "{\"rules\": {\"no-cycles\": {\"tests\": 1}}}",
        ":1:35: \"tests\" of \"no-cycles\" takes true or false, not a number");
    assertFault(
        "{\"rules\": {\"no-cycles\": {\"edges\": \"all\"}}}",
        ":1:35: \"edges\" of \"no-cycles\" takes static, runtime or types, not \"all\"");
    assertFault(
        "{\"tags\": 1}", ":1:10: \"tags\" takes an object of names and globs, not a number");
  }

  @Test
  void anUnknownKeyIsAnsweredWithTheNearest() {
    assertFault(
        "{\"rules\": {\"fan-out\": {\"maxx\": 3}}}",
        ":1:24: unknown key \"maxx\" of \"fan-out\". Did you mean \"max\"? It has severity, because,"
            + " max, from, edges, except");
  }

  @Test
  void whatHasToBeGivenIsNamed() {
    assertFault(
        "{\"rules\": {\"fan-out\": \"error\"}}",
        ":1:23: \"fan-out\" needs max, as in {\"fan-out\": {\"max\": 30}}");
    assertFault(
        "{\"rules\": {\"budget\": {\"from\": \"a.js\"}}}",
        ":1:22: \"budget\" needs maxModules, maxBytes or maxGzip, as in {\"budget\":"
            + " {\"from\": \"src/main.ts\", \"maxBytes\": \"500k\"}}");
  }

  @Test
  void aWrongGlobIsNamed() {
    String head = "{\"rules\": {\"depth\": {\"max\": 1, \"from\": ";
    String place = ":1:40: \"from\" of \"depth\" takes ";
    assertFault(head + "\"\"}}}", place + "a glob that is not empty, not \"\"");
    assertFault(
        head + "\"src/{a,b\"}}}",
        place + "globs whose braces and brackets are closed, not \"src/{a,b\"");
    assertFault(head + "\"src\\\\a\"}}}", place + "globs with / between folders, not \"src\\a\"");
    assertFault(head + "\"/src\"}}}", place + "relative globs, without a / in front, not \"/src\"");
    assertFault(head + "1}}}", place + "a glob or a list of globs, not a number");
  }

  @Test
  void aTagHasToBeDeclared() {
    assertFault(
        "{\"rules\": {\"depth\": {\"max\": 1, \"from\": \"#uy\"}}, \"tags\": {\"ui\": \"src\"}}",
        ":1:40: there is no tag #uy, but there is #ui");
    assertFault(
        "{\"rules\": {\"depth\": {\"max\": 1, \"from\": [\"a\", \"!#zzzz\"]}}}",
        ":1:46: there is no tag #zzzz; declare it in \"tags\"");
  }

  @Test
  void whatComesTwiceIsNamed() {
    assertFault(
        "{\"rules\": {\"no-cycles\": \"off\", \"no-cycles\": \"off\"}}",
        ":1:32: \"no-cycles\" comes twice, first at shale.json:1:12; delete one");
  }

  @Test
  void aSizeIsNamedAsItWasWritten() {
    String takes = "\"maxGzip\" of \"chunk-budget\" takes a size from 1 byte on, such as 200000 or";
    assertFault(
        "{\"rules\": {\"chunk-budget\": {\"maxGzip\": -1}}}",
        ":1:40: " + takes + " \"200k\", not -1");
    assertFault(
        "{\"rules\": {\"chunk-budget\": {\"maxGzip\": 0}}}",
        ":1:40: " + takes + " \"200k\", not 0");
    assertFault(
        "{\"rules\": {\"chunk-budget\": {\"maxGzip\": \"0\"}}}",
        ":1:40: " + takes + " \"200k\", not \"0\"");
  }

  @Test
  void aRuleThatLooksAtNothingIsAMistake() {
    assertFault(
        "{\"rules\": {\"chunk-budget\": {\"maxBytes\": 1, \"chunks\": []}}}",
        ":1:54: \"chunks\" of \"chunk-budget\" takes a text or a list of texts, and this list is"
            + " empty");
    assertFault(
        "{\"rules\": {\"keep-lazy\": {\"from\": []}}}",
        ":1:34: \"from\" of \"keep-lazy\" takes a glob or a list of globs, and this list is empty");
  }
}
