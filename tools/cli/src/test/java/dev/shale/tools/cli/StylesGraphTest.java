package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Style sheets in the graph, with what they ask for, and with a cache as without. */
class StylesGraphTest {
  private static final int SETTLED_MILLIS = 30;

  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeProject() throws InterruptedException {
    project =
        new Project(directory)
            .with("package.json", "{\"source\": \"a.js\"}")
            .with("a.js", "import './a.scss'; import './b.css';")
            .with("a.scss", "@use 'vars'; .a { background: url(i.png) url(gone.png) }")
            .with("vars.css", "")
            .with(
                "b.css",
                "@import 'p';\n@import 'http://x/y.css';\n.b { composes: c from './c.css' }")
            .with("c.css", "")
            .with("i.png", "")
            .with("node_modules/p/package.json", "{\"style\": \"p.css\", \"main\": \"p.js\"}")
            .with("node_modules/p/p.css", "")
            .with("node_modules/p/p.js", "");
    Thread.sleep(SETTLED_MILLIS);
  }

  private String warm() {
    String warm = project.run("graph", "--json").out();
    assertEquals(project.run("graph", "--json", "--no-cache").out(), warm);
    return warm;
  }

  @Test
  void whatTheyAskForIsInTheGraph() {
    Run why = project.run("why", "i.png");
    assertTrue(why.out().contains("a.scss:1:35  css-url \"i.png\""), why.out() + why.err());
    Run graph = project.run("graph");
    assertEquals(0, graph.status(), graph.out() + graph.err());
    assertTrue(graph.err().contains("gone.png"), graph.out() + graph.err());
    String json = warm();
    assertTrue(json.contains("\"node_modules/p/p.css\""), json);
    assertTrue(!json.contains("p.js"), json);
  }

  @Test
  void aFileThatComesFirstChangesTheAnswer() throws IOException, InterruptedException {
    assertTrue(warm().contains("\"vars.css\""));
    Files.writeString(project.root().resolve("_vars.scss"), "@import \"c\";");
    Thread.sleep(SETTLED_MILLIS);
    String json = warm();
    assertTrue(json.contains("\"_vars.scss\""), json);
    assertTrue(!json.contains("\"vars.css\""), json);
    Files.writeString(project.root().resolve("b.css"), "/**/ @import './c.css';");
    Thread.sleep(SETTLED_MILLIS);
    assertTrue(!warm().contains("p.css"));
  }
}
