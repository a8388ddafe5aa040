package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import maps of pages and of files. */
class ImportMapTest {
  @TempDir Path directory;

  private static String page(String map, String script) {
    return "<script type=\"importmap\">\n"
        + map
        + "</script>\n<script type=module>"
        + script
        + "</script>";
  }

  private Project project(String map, String script) {
    return new Project(directory)
        .with("index.html", page(map, script))
        .with("main.js", "import 'a'; import 'lib/x.js';")
        .with("vendor/a.js", "import 'b';")
        .with("vendor/b.js", "")
        .with("vendor/lib/x.js", "")
        .with("vendor/lib/deep/y.js", "import 'a';")
        .with("other/y.js", "")
        .with("other/a.js", "");
  }

  private void assertLeadsTo(String path, String request, Run run) {
    assertEquals("", run.err());
    assertTrue(run.out().contains("\"path\":\"" + path + "\""), path + " in " + run.out());
    assertTrue(run.out().contains("\"request\":\"" + request + "\""), run.out());
  }

  @Test
  void namesAndPrefixesLeadWhereTheMapSays() {
    String map =
        "{\"imports\": {\"a\": \"./vendor/a.js\", \"b\": \"/vendor/b.js\","
            + " \"lib/\": \"./vendor/lib/\"}, \"integrity\": {\"x\": 1}}";
    Run run =
        project(map, "import './main.js'; import 'lib/x.js'").run("graph", "--json", "index.html");
    assertLeadsTo("vendor/a.js", "a", run);
    assertLeadsTo("vendor/b.js", "b", run);
    assertLeadsTo("vendor/lib/x.js", "lib/x.js", run);
    assertEquals(0, run.status());
  }

  @Test
  void theLongestNameWins() {
    String map =
        "{\"imports\": {\"lib/\": \"./vendor/lib/\", \"lib/deep/\": \"./other/\","
            + " \"lib/deep/z\": \"./main.js\", \"a\": \"https://cdn.test/a.js\"}}";
    Run run =
        project(map, "import 'lib/deep/y.js'; import 'a'").run("graph", "--json", "index.html");
    assertLeadsTo("other/y.js", "lib/deep/y.js", run);
    assertLeadsTo("https://cdn.test/a.js", "a", run);
  }

  @Test
  void scopesHoldForTheirFilesAndTheLongestFirst() {
    String map =
        "{\"imports\": {\"a\": \"./vendor/b.js\"}, \"scopes\": {"
            + "\"./vendor/\": {\"a\": \"./main.js\"},"
            + "\"./vendor/lib/deep/\": {\"a\": \"./other/a.js\"},"
            + "\"https://other.test/\": {\"a\": \"./gone.js\"}}}";
    Run run =
        project(map, "import 'a'; import './vendor/lib/deep/y.js'")
            .run("graph", "--json", "index.html");
    assertLeadsTo("vendor/b.js", "a", run);
    assertLeadsTo("other/a.js", "a", run);
    assertTrue(!run.out().contains("main.js"), run.out());
  }

  @Test
  void whatNoNameFitsIsLookedForAsUsual() {
    Run run =
        project("{\"imports\": {\"a\": \"./vendor/b.js\"}}", "import 'pkg'; require('a')")
            .with("node_modules/pkg/index.js", "import 'a'")
            .with("node_modules/a/index.js", "")
            .run("graph", "--json", "index.html");
    assertLeadsTo("node_modules/pkg/index.js", "pkg", run);
    assertLeadsTo("vendor/b.js", "a", run);
    assertLeadsTo("node_modules/a/index.js", "a", run);
  }

  @Test
  void anAddressThatLeadsNowhereIsAnError() {
    Run run =
        project("{\"imports\": {\"a\": \"./gone.js\"}}", "import 'a'").run("graph", "index.html");
    assertEquals(1, run.status());
    assertTrue(
        run.err().contains("the import map leads to \"./gone.js\", which is not"), run.err());
  }

  @Test
  void aBrokenMapIsSaidWithItsPlaceAndIgnored() {
    Run run =
        project("{\"imports\": {\"a\": 1,}}", "import './vendor/b.js'").run("graph", "index.html");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("/index.html:2:21: the import map cannot be used: "), run.err());
    Run type = project("{\"imports\": []}", "").run("graph", "index.html");
    assertTrue(
        type.err()
            .contains(
                "/index.html:2:13: the import map cannot be used: \"imports\" is not an object"),
        type.err());
    Run address = project("{\"imports\": {\"a\": \"x\"}}", "").run("graph", "index.html");
    assertTrue(
        address
            .err()
            .contains("/index.html:2:19: the import map's address of \"a\" begins with none of"),
        address.err());
  }

  @Test
  void theFirstOfTwoPagesCountsAndTheConflictIsSaid() {
    Run run =
        project("{\"imports\": {\"a\": \"./vendor/b.js\"}}", "import 'a'")
            .with("two.html", page("{\"imports\": {\"a\": \"./other/a.js\"}}", "import 'a'"))
            .run("graph", "--json", "index.html", "two.html");
    assertTrue(run.out().contains("\"path\":\"vendor/b.js\""), run.out());
    assertTrue(!run.out().contains("other/a.js"), run.out());
    assertTrue(
        run.err().contains("two.html: the import map gives \"a\" another address"), run.err());
  }

  @Test
  void aFileComesBeforeThePages() {
    Project project =
        project("{\"imports\": {\"a\": \"./vendor/b.js\"}}", "import 'a'")
            .with("maps/map.json", "{\"imports\": {\"a\": \"../other/a.js\"}}");
    Run run = project.run("graph", "--json", "--import-map", "maps/map.json", "index.html");
    assertTrue(run.out().contains("\"path\":\"other/a.js\""), run.out());
    Run none = project.run("graph", "--import-map", "gone.json", "index.html");
    assertTrue(none.err().contains("--import-map: there is no file gone.json"), none.err());
    assertEquals(2, none.status());
  }

  /** What is kept was made with another map. */
  @Test
  void aChangedMapHoldsInTheNextRun() {
    String[] kept = {"graph", "--json", "--cache", "kept", "index.html"};
    Project project = project("{\"imports\": {\"a\": \"./vendor/b.js\"}}", "import 'a'");
    assertLeadsTo("vendor/b.js", "a", project.run(kept));
    assertLeadsTo("vendor/b.js", "a", project.run(kept));
    Run changed = project("{\"imports\": {\"a\": \"./other/a.js\"}}", "import 'a'").run(kept);
    assertLeadsTo("other/a.js", "a", changed);
    assertEquals(project.run("graph", "--json", "index.html").out(), changed.out());
  }
}
