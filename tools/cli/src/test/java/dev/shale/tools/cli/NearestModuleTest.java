package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path that is mistyped is answered with the nearest, by all that take one. */
class NearestModuleTest {
  private static final String NONE = "no module, package or folder of the graph is called ";

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        new Project(directory)
            .with("p/src/main.js", "import './store/model.js';\n")
            .with("p/src/store/model.js", "import 'lodash';\n")
            .with("p/src/alone.js", "")
            .with("p/node_modules/lodash/index.js", "");
  }

  private void assertSays(String sentence, String... arguments) {
    assertEquals("shale: " + sentence + ".\n", project.run(arguments).err());
  }

  @Test
  void theNearestIsNamedFromTheWorkingDirectory() {
    String nearest = "; the nearest is p/src/store/model.js";
    String main = "p/src/main.js";
    assertSays(
        "src/store/modle.js is not in the graph of " + main + nearest,
        "why",
        "src/store/modle.js",
        main);
    assertSays(
        "p/src/store/modle.js is not in the graph of " + main + nearest,
        "why",
        "p/src/store/modle.js",
        main);
    assertSays(NONE + "'modle.js'" + nearest, "path", main, "modle.js", main);
    assertSays(NONE + "'modle.js'" + nearest, "importers", "modle.js", main);
    assertSays(NONE + "'modle.js'" + nearest, "imports", "modle.js", main);
    assertSays(NONE + "'modle.js'" + nearest, "dominated", "modle.js", main);
    assertSays(
        NONE + "'modle.js'" + nearest, "graph", "--format", "dot", "--focus", "modle.js", main);
    assertSays(
        "--of: no module of the program is 'modle.js'" + nearest,
        "exports",
        "--of",
        "modle.js",
        main);
    assertSays(
        "lodahs is not in the graph of " + main + "; the nearest is lodash", "why", "lodahs", main);
  }

  @Test
  void whatIsThereWasNotMistyped() {
    String main = "p/src/main.js";
    assertSays("p/src/alone.js is not in the graph of " + main, "why", "p/src/alone.js", main);
    assertSays("no entry leads to 'p/src/alone.js'", "importers", "p/src/alone.js", main);
  }
}
