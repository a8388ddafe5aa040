package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunksCommandTest {
  @TempDir Path directory;

  /** Two pages share a chart; both are asked for by the entry, which has a worker. */
  private Project pages() {
    return new Project(directory)
        .with("package.json", "{\"name\": \"app\", \"main\": \"main.js\"}")
        .with(
            "main.js",
            """
            import './menu.js';
            import('./pages/home.js');
            import(/* webpackChunkName: "about" */ './pages/about.js');
            import('./menu.js');
            new Worker(new URL('./work.js', import.meta.url), { type: 'module', name: 'sums' });
            """)
        .with("menu.js", "export const menu = 1;")
        .with("work.js", "import './menu.js';")
        .with("pages/home.js", "import '../chart.js';")
        .with("pages/about.js", "import '../chart.js';")
        .with("chart.js", "export const chart = 1234567890;");
  }

  @Test
  void whatLoadsTogetherIsListed() {
    Run run = pages().run("chunks");
    assertEquals(
        """
        4 chunks of entry main

           initial    chunks      lazy    chunks  entry
         235 bytes         1  74 bytes         2  main

             bytes       own   modules  kind     chunk
         235 bytes 213 bytes         2  entry    main
          53 bytes  21 bytes         2  async    pages_home_js
          53 bytes  21 bytes         2  async    about
          41 bytes  19 bytes         2  worker   sums
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void aModuleIsInOneChunkWhereToolsDoSo() {
    Run run = pages().run("chunks", "--like", "esbuild", "--ids", "natural");
    assertTrue(run.out().contains("shared   "), run.out());
    assertTrue(
        pages().run("chunks", "--like", "esbuild", "--duplicates").out().startsWith("No module is"),
        run.out());
  }

  @Test
  void entriesHaveNamesAndAnOrder() {
    Project project =
        pages()
            .with(
                "shale.json",
                """
                {
                  "entries": {
                    "base": "./menu.js",
                    "app": {"import": ["./chart.js", "./main.js"], "dependOn": "base"},
                    "page": {"import": "./pages/home.js", "runtime": "own"}
                  }
                }
                """);
    String json = project.run("chunks", "--json").out();
    assertTrue(
        json.contains(
            "\"entrypoints\":{\"base\":[\"base\"],\"app\":[\"app\"],\"page\":[\"own\",\"page\"]}"),
        json);
    assertTrue(
        json.contains(
            "{\"id\":\"app\",\"name\":\"app\",\"kind\":\"entry\",\"initial\":true,"
                + "\"modules\":[\"chart.js\",\"main.js\"],\"bytes\":245,\"ownBytes\":213,"
                + "\"parents\":[\"base\"],\"children\":[\"pages_home_js\",\"about\"],\"starts\":[\"sums\"],\"prefetch\":[],\"preload\":[],"
                + "\"runtimes\":[\"base\"],"),
        json);
    Run one = project.run("chunks", "--entry", "page");
    assertTrue(one.out().startsWith("2 chunks of entry page\n"), one.out());
    Run none = project.run("chunks", "--entry", "gone");
    assertEquals(2, none.status());
    assertEquals(
        "shale: --entry gone: there is no such entry; without it all are listed, and NAME=FILE"
            + " makes one.\n",
        none.err());
  }

  @Test
  void entriesAreTyped() {
    Run run = pages().run("chunks", "--entry", "x=chart.js,menu.js", "--entry", "y=work.js");
    assertTrue(run.out().startsWith("2 chunks of 2 entries\n"), run.out());
    assertTrue(run.out().contains("32 bytes         2  entry    x"), run.out());
    Run gone = pages().run("chunks", "--entry", "x=gone.js");
    assertEquals("shale: there is no file or directory gone.js.\n", gone.err());
    Run graph = pages().run("graph", "--entry", "x");
    assertEquals(2, graph.status());
    assertTrue(
        graph.err().contains("--entry takes a name and files, as in app=src/main.ts, not 'x'"),
        graph.err());
  }

  @Test
  void sizesMayBeThoseOfGzip() throws IOException {
    Project project = pages();
    String json = project.run("chunks", "--gzip", "--like", "webpack", "--json").out();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(project.root().resolve("pages/home.js")));
      gzip.write(Files.readAllBytes(project.root().resolve("chart.js")));
    }
    assertTrue(json.contains("\"gzip\":" + packed.size() + ","), packed.size() + " in " + json);
    assertFalse(project.run("chunks", "--json").out().contains("gzip"));
    String text = project.run("chunks", "--gzip").out();
    assertTrue(text.contains("bytes      gzip       own"), text);
  }

  @Test
  void filesOfAnEntryMayBeAGlob() {
    Run run = pages().run("chunks", "--entry", "all=m*.js,{chart,nothing}.js", "--json");
    assertTrue(run.out().contains("\"entrypoints\":{\"all\":[\"all\"]}"), run.out() + run.err());
    Run none = pages().run("chunks", "--entry", "all=m*.ts");
    assertEquals(2, none.status());
    assertEquals("shale: --entry all=m*.ts: m*.ts fits no file.\n", none.err());
  }

  @Test
  void whatRunsEntriesMayBeAChunk() {
    Project project = pages().with("shale.json", "{\"runtimeChunk\": \"single\"}");
    String json = project.run("chunks", "--json").out();
    assertTrue(json.contains("\"entrypoints\":{\"main\":[\"runtime\",\"main\"]}"), json);
    assertTrue(json.contains("\"kind\":\"runtime\",\"initial\":true,\"modules\":[]"), json);
    pages().with("shale.json", "{\"runtimeChunk\": true}");
    json = project.run("chunks", "--json").out();
    assertTrue(json.contains("\"entrypoints\":{\"main\":[\"runtime~main\",\"main\"]}"), json);
    pages().with("shale.json", "{\"runtimeChunk\": false}");
    assertTrue(project.run("chunks").out().startsWith("4 chunks"), json);
  }

  @Test
  void copiesAndWhatCouldBeSmallerAreListed() {
    assertEquals(
        """
        2 modules are in several chunks; copies are 54 bytes

            copies    chunks  modules
          32 bytes         2  chart.js
                              in pages_home_js, about
          22 bytes         2  menu.js
                              in main, sums

        Initial loads would be smaller if these imports were dynamic:

              less  import
          22 bytes  main.js:1:8  import "./menu.js"

        1 dynamic import loads nothing: all is there already
          main.js:4:8  dynamic-import "./menu.js"
        """,
        pages().run("chunks", "--duplicates", "--savings").out());
  }

  @Test
  void whatNobodyUsesIsLeftOut() {
    Project project =
        pages()
            .with("package.json", "{\"main\": \"main.js\", \"sideEffects\": false}")
            .with("main.js", "import { used } from './menu.js'; console.log(used);")
            .with("menu.js", "export const used = 1; export { chart } from './chart.js';");
    assertTrue(project.run("chunks").out().contains("3  entry    main"));
    assertTrue(project.run("chunks", "--tree-shaken").out().contains("2  entry    main"));
  }

  @Test
  void aHashChangesWithWhatIsInTheChunk() {
    Project project = pages();
    String before = project.run("chunks", "--json").out();
    project.with("pages/home.js", "import '../chart.js'; ");
    String after = project.run("chunks", "--json").out();
    assertEquals(hash(before, "main"), hash(after, "main"));
    assertEquals(hash(before, "about"), hash(after, "about"));
    assertTrue(!hash(before, "pages_home_js").equals(hash(after, "pages_home_js")), after);
  }

  @Test
  void aHashIsTheSameHoweverTheGraphWasBuilt() {
    Project project = pages();
    StringBuilder images = new StringBuilder("import '../chart.js';");
    for (int image = 0; image < 100; image++) {
      project.with("pages/image" + image + ".png", "image " + image);
      images.append("\nnew URL('./image").append(image).append(".png', import.meta.url);");
    }
    project.with("pages/home.js", images.toString());
    String cold = project.run("chunks", "--json", "--no-cache", "--threads", "1").out();
    assertEquals(cold, project.run("chunks", "--json", "--no-cache", "--threads", "2").out());
    for (int run = 0; run < 3; run++) {
      assertEquals(cold, project.run("chunks", "--json", "--cache", "kept").out());
    }
    project.with("pages/image7.png", "another");
    String after = project.run("chunks", "--json", "--cache", "kept").out();
    assertEquals(hash(cold, "about"), hash(after, "about"));
    assertTrue(!hash(cold, "pages_home_js").equals(hash(after, "pages_home_js")), after);
    assertEquals(after, project.run("chunks", "--json", "--no-cache").out());
  }

  @Test
  void aHashDoesNotDependOnOtherChunks() {
    Project project = pages();
    project.with("pages/home.js", "import './z.js'; import './y.js';");
    project.with("pages/z.js", "").with("pages/y.js", "");
    String before = project.run("chunks", "--json").out();
    project.with("pages/about.js", "import './y.js'; import '../chart.js';");
    project.with(
        "main.js", "import './menu.js'; import('./pages/about.js'); import('./pages/home.js');");
    String after = project.run("chunks", "--json").out();
    assertEquals(hash(before, "pages_home_js"), hash(after, "pages_home_js"));
  }

  private static String hash(String json, String id) {
    String field = "\"hash\":\"";
    int chunk = json.indexOf("{\"id\":\"" + id + "\"");
    int begin = json.indexOf(field, chunk) + field.length();
    return json.substring(begin, begin + 16);
  }

  @Test
  void whyAModuleIsLoadedInitially() {
    Run initial = pages().run("why", "menu.js", "--initial");
    assertTrue(initial.out().contains("main.js:1:8  import \"./menu.js\""), initial.out());
    assertEquals(0, initial.status());
    Run later = pages().run("why", "chart.js", "--initial");
    assertEquals(
        """
        No entry loads chart.js initially; 2 requests lead to it later
          main.js:2:8  dynamic-import "./pages/home.js"
          main.js:3:40  dynamic-import "./pages/about.js"
        """,
        later.out());
    assertEquals(1, later.status());
    String json = pages().run("why", "chart.js", "--initial", "--json").out();
    assertTrue(json.contains("\"entries\":[],\"later\":[{\"module\":\"main.js\""), json);
  }

  @Test
  void patternsThatLeadNowhereAreSaid() {
    Project project = pages().with("main.js", "import(`./gone/${x}.js`);");
    String json = project.run("chunks", "--json").out();
    assertTrue(json.contains("\"notFollowed\":[\"./gone/*.js\"]"), json);
  }

  @Test
  void whatFitsAPatternIsAChunkEach() {
    Project project =
        pages()
            .with("main.js", "import(/* webpackChunkName: \"p-[request]\" */ `./pages/${x}.js`);");
    assertTrue(project.run("chunks").out().contains("p-home"), project.run("chunks").out());
    project.with("main.js", "import(/* webpackChunkName: \"p\" */ `./pages/${x}.js`);");
    assertTrue(project.run("chunks").out().contains("async    p0\n"), project.run("chunks").out());
    project.with("main.js", "import(/* webpackMode: \"lazy-once\" */ `./pages/${x}.js`);");
    assertTrue(project.run("chunks").out().startsWith("2 chunks"), project.run("chunks").out());
    project.with("main.js", "import(/* webpackMode: \"eager\" */ `./pages/${x}.js`);");
    assertTrue(project.run("chunks").out().startsWith("1 chunk "), project.run("chunks").out());
  }

  @Test
  void aChangeConcernsTheChunksThatHaveIt() {
    Run run = pages().run("affected", "--files", "pages/home.js", "--chunks");
    assertTrue(
        run.out()
            .endsWith(
                """
                Chunks  2
                  pages_home_js  has pages/home.js
                  main  has names of others
                """),
        run.out());
    Run two = pages().run("affected", "--chunks", "--files", "chart.js", "pages/home.js");
    assertTrue(two.out().contains("  pages_home_js  has chart.js and 1 more\n"), two.out());
    pages().with("shale.json", "{\"runtimeChunk\": \"single\"}");
    Run runtime = pages().run("affected", "--chunks", "--files", "menu.js");
    assertTrue(runtime.out().contains("Chunks  3\n"), runtime.out());
    assertTrue(runtime.out().contains("  runtime  has names of others\n"), runtime.out());
    assertEquals(
        2, pages().run("affected", "--chunks", "--files", "a", "--only", "tests").status());
  }
}
