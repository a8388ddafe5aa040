package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not read are counted, unless there is nothing in them to be read. */
class UnreadTest {
  @TempDir Path directory;

  @Test
  void filesThatMayImportAreCountedByExtension() {
    Project project =
        new Project(directory)
            .with("e.js", "import './1.zz'; import './2.zz'; import './a.pug'; import './LICENSE';")
            .with("a.js", "import './e.js'; import './a.b.graphql'; import './c.PNG'; import 'l';")
            .with("1.zz", "")
            .with("2.zz", "")
            .with("a.pug", "")
            .with("LICENSE", "")
            .with("a.b.graphql", "")
            .with("c.PNG", "")
            .with("node_modules/l/index.js", "import './x.zz';")
            .with("node_modules/l/x.zz", "");
    Run run = project.run("graph", "a.js");
    assertLine(run, "Not read         6  3 .zz, 1 without extension, 1 .graphql, 1 other");
    String json = project.run("graph", "--json", "--own", "a.js").out();
    assertTrue(
        json.contains(
            "\"unread\":[{\"extension\":\".zz\",\"files\":2},"
                + "{\"extension\":\"\",\"files\":1},"
                + "{\"extension\":\".graphql\",\"files\":1},"
                + "{\"extension\":\".pug\",\"files\":1}],"),
        json);
  }

  @Test
  void imagesFontsAndDataAreNotWorthALine() {
    Run run =
        new Project(directory)
            .with("a.css", "a { b: url(i.svg); c: url(f.woff2) }")
            .with("a.js", "import './a.css'; import './d.yaml'; import './m.vue';")
            .with("m.vue", "")
            .with("i.svg", "")
            .with("f.woff2", "")
            .with("d.yaml", "")
            .run("graph", "a.js");
    assertFalse(run.out().contains("Not read"), run.out());
    assertLine(run, "Modules         6  1 esm, 1 css, 3 asset, 1 vue");
  }

  private static void assertLine(Run run, String line) {
    assertTrue(run.out().lines().anyMatch(line::equals), line + " in\n" + run.out());
  }
}
