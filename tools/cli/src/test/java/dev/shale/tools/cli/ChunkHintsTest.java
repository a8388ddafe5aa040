package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comments say about when chunks are to be loaded. */
class ChunkHintsTest {
  @TempDir Path directory;

  private Project project(String main) {
    return new Project(directory)
        .with("package.json", "{\"name\": \"app\", \"main\": \"main.js\"}")
        .with("main.js", main)
        .with("a.js", "export const a = 1;")
        .with("b.js", "export const b = 1;")
        .with("c.js", "import './leaf.js';")
        .with("leaf.js", "")
        .with("d.js", "import(/* webpackPrefetch: true */ './a.js');");
  }

  private static String main(Project project, String... more) {
    String json = project.run(concat(more)).out();
    int begin = json.indexOf("\"prefetch\"");
    return json.substring(begin, json.indexOf(",\"runtimes\"", begin));
  }

  private static String[] concat(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "chunks";
    all[1] = "--json";
    System.arraycopy(more, 0, all, 2, more.length);
    return all;
  }

  @Test
  void chunksThatAreLoadedAheadAreListedInTheirOrder() {
    Project project =
        project(
            """
            import(/* webpackPrefetch: true */ './b.js');
            import(/* webpackPrefetch: true */ './a.js');
            import(/* webpackPrefetch: 0, webpackPreload: -1 */ './c.js');
            import(/* webpackPrefetch: 4, webpackPreload: true */ './d.js');
            """);
    assertEquals(
        """
        "prefetch":["d_js","c_js","a_js","b_js"],"preload":["d_js","c_js"]\
        """
            .strip(),
        main(project));
    String text = project.run("chunks").out();
    assertTrue(text.contains("main\n" + indent() + "preloads d_js, c_js; prefetches d_js"), text);
    assertTrue(text.contains("c_js, a_js and 1 more\n"), text);
    assertTrue(text.contains("d_js\n" + indent() + "prefetches a_js\n"), text);
    assertEquals("\"prefetch\":[],\"preload\":[]", main(project, "--like", "esbuild"));
  }

  private static String indent() {
    return " ".repeat(41);
  }

  @Test
  void requestsOfANameMaySayDifferentThings() {
    Project project =
        project(
            """
            import(/* webpackChunkName: "n", webpackPrefetch: 1 */ './a.js');
            import(/* webpackChunkName: "n", webpackPrefetch: 3, webpackPreload: 2 */ './b.js');
            import(/* webpackPrefetch: 2 */ './c.js');
            """);
    assertEquals("\"prefetch\":[\"c_js\",\"n\"],\"preload\":[]", main(project));
    assertEquals(
        "\"prefetch\":[\"n\",\"c_js\"],\"preload\":[\"n\"]", main(project, "--like", "webpack"));
  }

  @Test
  void anEditOfACommentIsSeenInAGraphThatIsKept() {
    Project project = project("import(/* webpackPrefetch: 1 */ './a.js'); import('./b.js');");
    assertEquals("\"prefetch\":[\"a_js\"],\"preload\":[]", main(project, "--cache", "kept"));
    assertEquals("\"prefetch\":[\"a_js\"],\"preload\":[]", main(project, "--cache", "kept"));
    project.with(
        "main.js",
        "import(/* webpackPreload: 1 */ './a.js'); import(/* webpackPreload: 2 */ './b.js');");
    String edited = "\"prefetch\":[],\"preload\":[\"b_js\",\"a_js\"]";
    assertEquals(edited, main(project, "--cache", "kept"));
    assertEquals(edited, main(project, "--cache", "kept"));
    project.with(
        "main.js",
        "import(/* webpackPreload: 3 */ './a.js'); import(/* webpackPreload: 2 */ './b.js');");
    assertEquals(
        "\"prefetch\":[],\"preload\":[\"a_js\",\"b_js\"]", main(project, "--cache", "kept"));
  }

  @Test
  void howUrgentlyAChunkIsAskedForIsTold() {
    Project project = project("import(/* webpackFetchPriority: \"high\" */ './a.js');");
    String json = project.run("chunks", "--json").out();
    assertTrue(json.contains("\"fetchPriority\":\"high\",\"runtimes\":[\"main\"]"), json);
    assertEquals(1, json.split("fetchPriority", -1).length - 1);
  }

  @Test
  void aWorkerIsNotLoadedAhead() {
    Project project =
        project(
            "new Worker(/* webpackPrefetch: true */ new URL('./a.js', import.meta.url));"
                + "import(/* webpackPrefetch: true, webpackMode: 'eager' */ './b.js');");
    assertEquals("\"prefetch\":[],\"preload\":[]", main(project));
  }

  @Test
  void aValueWithoutMeaningIsTold() {
    Run run = project("import(/* webpackPrefetch: 'soon' */ './a.js');").run("chunks");
    assertEquals(
        "shale: main.js:1:38  dynamic-import \"./a.js\" has a comment for bundlers with a value that"
            + " has no meaning, which is not heard; mend or remove it\n",
        run.err());
    assertEquals(0, run.status());
  }
}
