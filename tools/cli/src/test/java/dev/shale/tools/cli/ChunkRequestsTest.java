package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which chunk a request brings its module into. */
class ChunkRequestsTest {
  private static final Pattern CHUNK =
      Pattern.compile("\"id\":\"([^\"]*)\".*?\"modules\":\\[([^]]*)]");

  @TempDir Path directory;

  /** The chunks of a file among {@code a.js} to {@code d.js}: their ids and modules. */
  private List<String> chunks(String main) {
    Project project =
        new Project(directory)
            .with("package.json", "{\"name\": \"app\", \"main\": \"main.js\"}")
            .with("main.js", main);
    for (String name : List.of("a", "b", "c", "d")) {
      project.with(name + ".js", "module.exports = '" + name + "';");
    }
    Run run = project.run("chunks", "--json");
    assertEquals(0, run.status(), run.err());
    List<String> found = new ArrayList<>();
    Matcher matcher = CHUNK.matcher(run.out());
    while (matcher.find()) {
      found.add(matcher.group(1) + ": " + matcher.group(2).replace("\"", "").replace(",", " "));
    }
    return found;
  }

  @Test
  void aListOfAmdIsOneChunk() {
    assertEquals(
        List.of("main: main.js d.js a.js", "b_js-c_js: b.js c.js"),
        chunks(
            """
            define(['./d'], function () {});
            define(function (load) { load('./a'); load(['./b', './c'], function () {}); });
            """));
  }

  @Test
  void whatTheOuterRequestBringsIsThereForTheInner() {
    assertEquals(
        List.of("main: main.js", "outer: a.js b.js", "inner: c.js", "d_js: d.js"),
        chunks(
            """
            require.ensure(['./a.js'], (require) => {
              require.ensure([], (require) => { require('./a.js'); require('./c.js') }, 'inner');
              require('./b.js');
              import('./d.js');
            }, 'outer');
            """));
  }

  @Test
  void whatIsRequiredAfterAFailureIsThereBefore() {
    assertEquals(
        List.of("main: main.js c.js", "named: a.js b.js"),
        chunks(
            """
            require.ensure(['./a.js'], () => require('./b.js'), () => require('./c.js'), 'named');
            """));
  }

  @Test
  void whereAModuleWillBeIsAskedOfThePlatform() {
    assertEquals(
        List.of("main: main.js b.js"),
        chunks("import.meta.resolve('./a.js'); new URL('./b.js', import.meta.url)"));
    Run graph = new Project(directory).run("graph", "--json");
    assertTrue(graph.out().contains("\"a.js\""), graph.out());
  }

  @Test
  void aFunctionThatIsCalledAWorkerBringsAFile() {
    assertEquals(
        List.of("main: main.js a.js", "b_js: b.js"),
        chunks(
            """
            export function f(Worker) { new Worker(new URL('./a.js', import.meta.url)) }
            new SharedWorker(new URL('./b.js', import.meta.url));
            """));
  }
}
