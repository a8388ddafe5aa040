package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks of an application that exposes modules and shares packages. */
class FederatedChunksTest {
  @TempDir Path directory;

  private Project project(String options) {
    return new Project(directory)
        .with(
            "package.json",
            "{\"name\": \"shell\", \"main\": \"main.js\", \"dependencies\": {\"react\": \"^18.0.0\"}}")
        .with("main.js", "import './start.js'; import('./page.js');")
        .with("start.js", "import 'react'; import('shop/Cart');")
        .with("page.js", "import 'react'; import 'react/parts.js'; import './store.js';")
        .with("store.js", "export const store = 1;")
        .with("Button.js", "import 'react';")
        .with("node_modules/react/package.json", "{\"name\": \"react\", \"version\": \"18.2.0\"}")
        .with("node_modules/react/index.js", "exports.react = 1;")
        .with("node_modules/react/parts.js", "exports.parts = 1;")
        .with("mf.json", "{\"name\": \"box\", " + options + "}");
  }

  /** {@code id: modules < parents} for each chunk. */
  private static String chunks(Project project, String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(new String[] {"chunks", "--json", "--federation", "mf.json"}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    Run run = project.run(all);
    assertEquals(0, run.status(), run.err());
    StringBuilder text = new StringBuilder();
    for (String chunk : run.out().split("\\{\"id\":\"", -1)) {
      if (!chunk.startsWith("{")) {
        text.append(chunk, 0, chunk.indexOf('"')).append(": ");
        text.append(list(chunk, "modules")).append(" < ").append(list(chunk, "parents"));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String list(String chunk, String field) {
    int begin = chunk.indexOf("\"" + field + "\":[") + field.length() + 4;
    return chunk.substring(begin, chunk.indexOf(']', begin)).replace("\"", "").replace(",", ", ");
  }

  @Test
  void whatIsSharedLoadsLaterAndWhatIsExposedIsAChunk() {
    Project project =
        project(
            """
            "exposes": {"./Button": "./Button"}, "remotes": {"shop": "shop@http://shop/e.js"},
            "shared": {"react": {"singleton": true}}\
            """);
    assertEquals(
        """
        main: main.js, start.js, provide shared react@18.2.0 = node_modules/react/index.js,\
         consume shared react@^18.0.0 (singleton) = node_modules/react/index.js <\s
        box: provide shared react@18.2.0 = node_modules/react/index.js, container entry box <\s
        page_js: page.js, node_modules/react/parts.js, store.js < main
        node_modules_react_index_js: node_modules/react/index.js < main, box, __federation_expose_Button
        __federation_expose_Button: Button.js, consume shared react@^18.0.0 (singleton) =\
         node_modules/react/index.js < box
        """,
        chunks(project));
  }

  @Test
  void whatIsEagerIsThereAtOnce() {
    Project project =
        project("\"shared\": {\"react\": {\"eager\": true, \"requiredVersion\": false}}");
    String chunks = chunks(project, "--external", "shop");
    assertTrue(chunks.contains("main: main.js, start.js, node_modules/react/index.js, "), chunks);
    assertTrue(chunks.contains("consume shared react@* (eager) = node_modules"), chunks);
  }

  @Test
  void prefixesFilesAndScopesAreShared() {
    Project project =
        project(
            """
            "remotes": ["shop"], "shared": [{"react/": {"shareScope": "ui"}}, "./store"]\
            """);
    String chunks = chunks(project);
    assertTrue(
        chunks.contains(
            "page.js, consume shared (ui) react/parts.js@^18.0.0 = node_modules/react/parts.js,"),
        chunks);
    assertTrue(chunks.contains("consume shared ./store@* = store.js < main"), chunks);
    assertTrue(chunks.contains("\nstore_js: store.js < main, page_js\n"), chunks);
    assertTrue(chunks.contains("react/index.js, provide shared (ui) react/parts.js@18"), chunks);
  }

  @Test
  void whatOthersHaveToProvideNeedNotBeInstalled() {
    Project project =
        project("\"remotes\": [\"shop\"], \"shared\": {\"vue\": {\"import\": false}}")
            .with("store.js", "import 'vue';");
    String chunks = chunks(project);
    assertTrue(chunks.contains("store.js, consume shared vue@* < main"), chunks);
  }

  @Test
  void aDescriptionThatDoesNotFitIsAnError() {
    Run gone =
        project("\"exposes\": {\"./A\": \"./A.js\"}").run("chunks", "--federation", "mf.json");
    assertEquals(2, gone.status());
    assertEquals(
        "shale: mf.json: there is no file ./A.js to expose; it is looked for beside the"
            + " description.\n",
        gone.err());
    Run built =
        project("\"exposes\": [{\"path\": \"./A\", \"assets\": {}}]")
            .run("chunks", "--federation", "mf.json");
    assertTrue(built.err().contains("mf.json describes a build; give the options"), built.err());
    Run named =
        project("\"exposes\": {\"./B\": \"./Button.js\"}")
            .run("chunks", "--federation", "mf.json", "--entry", "box=main.js");
    assertTrue(named.err().contains("mf.json: an entry is called box, as the"), named.err());
    Run shaken =
        project("\"shared\": [\"react\"]")
            .run("chunks", "--federation", "mf.json", "--tree-shaken");
    assertEquals(2, shaken.status());
  }
}
