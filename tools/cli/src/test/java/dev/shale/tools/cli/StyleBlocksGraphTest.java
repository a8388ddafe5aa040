package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the style sheets in a component ask for is found by the rules of style sheets. */
class StyleBlocksGraphTest {
  @TempDir Path directory;

  private Project project() {
    return new Project(directory)
        .with("main.js", "import './App.vue'; import './B.svelte';")
        .with("App.vue", "<style lang=scss>@use 'vars'; @import 'theme/dark';</style>")
        .with("_vars.scss", "")
        .with("vars.js", "")
        .with("node_modules/theme/_dark.scss", "")
        .with("B.svelte", "<style lang=less>@import 'l'; a { b: url(i.png) }</style>")
        .with("l.less", "@import 'reset.css';")
        .with("reset.css", "")
        .with("i.png", "");
  }

  @Test
  void requestsOfBlocksLeadToStyleSheets() {
    Run run = project().run("graph", "main.js");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("1 esm, 4 css, 1 asset, 1 vue, 1 svelte"), run.out());
    assertTrue(run.out().contains("1 css-url, 1 sass-use, 2 style-import"), run.out());
    Run why = project().run("why", "_vars.scss", "main.js");
    assertTrue(why.out().contains("App.vue:1:23  sass-use \"vars\""), why.out());
  }

  @Test
  void withACacheAsWithout() {
    String expected = project().run("graph", "--json", "main.js").out();
    String[] kept = {"graph", "--json", "--cache", "kept", "main.js"};
    assertEquals(expected, project().run(kept).out());
    assertEquals(expected, project().run(kept).out());
    project().with("App.vue", "<style>@import './reset.css';</style>");
    String changed = new Project(directory).run(kept).out();
    assertEquals(new Project(directory).run("graph", "--json", "main.js").out(), changed);
    assertTrue(changed.contains("\"css-import\""), changed);
  }
}
