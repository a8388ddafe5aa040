package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks of several entries without what nobody uses: each loads what its runtime uses. */
class ShakenChunksTest {
  @TempDir Path directory;

  private Project project() {
    return new Project(directory)
        .with("package.json", "{\"sideEffects\": false}")
        .with("u.js", "export const u = () => console.log('u');")
        .with("v.js", "export const v = () => console.log('v');")
        .with(
            "shared.js",
            """
            import { u } from './u.js';
            import { v } from './v.js';
            export const h = 3;
            export function f() { return u(); }
            export function g() { return v(); }
            """);
  }

  private static List<String> chunks(Project project, String... more) {
    List<String> words = new ArrayList<>(List.of("chunks", "--json", "--tree-shaken"));
    words.addAll(List.of(more));
    String json = project.run(words.toArray(new String[0])).out();
    List<String> found = new ArrayList<>();
    for (String chunk : json.split("\\{\"id\":\"", -1)) {
      if (!chunk.startsWith("{")) {
        int modules = chunk.indexOf("\"modules\":[") + 11;
        found.add(
            (chunk.substring(0, chunk.indexOf('"')) + ": ")
                + chunk.substring(modules, chunk.indexOf(']', modules)).replace("\"", ""));
      }
    }
    return found;
  }

  private static final String[] BOTH = {"--entry", "a=a.js", "--entry", "b=b.js"};

  @Test
  void anEntryLoadsWhatItsRuntimeUses() {
    Project project =
        project()
            .with("a.js", "import { f } from './shared.js'; f(); import('./lazy.js');")
            .with("b.js", "import { g } from './shared.js'; g(); import('./lazy.js');")
            .with("lazy.js", "import { h } from './shared.js'; console.log(h);");
    assertEquals(
        List.of("a: a.js,shared.js,u.js", "b: b.js,shared.js,v.js", "lazy_js: lazy.js"),
        chunks(project, BOTH));
  }

  @Test
  void whatIsLoadedForSeveralRuntimesHasWhatAllOfThemUse() {
    Project project =
        project()
            .with("a.js", "import(/* webpackChunkName: 'lazy' */ './lazy.js');")
            .with(
                "b.js",
                "import(/* webpackChunkName: 'lazy' */ './lazy.js');"
                    + "import { g } from './shared.js'; g();")
            .with("lazy.js", "import { f } from './shared.js'; f();");
    assertEquals(
        List.of("a: a.js", "b: b.js,shared.js,u.js,v.js", "lazy: lazy.js,shared.js,u.js,v.js"),
        chunks(project, BOTH));
  }

  @Test
  void groupsThatUseModulesDifferentlyShareNoChunk() {
    Project project =
        project()
            .with("a.js", "import('./shared.js').then(({ f }) => f());")
            .with("b.js", "import('./shared.js').then(({ h }) => console.log(h));")
            .with("c.js", "import('./shared.js').then(({ f }) => f());");
    assertEquals(
        List.of(
            "a: a.js", "b: b.js", "c: c.js", "shared_js: shared.js,u.js", "shared_js-1: shared.js"),
        chunks(project, "--entry", "a=a.js", "--entry", "b=b.js", "--entry", "c=c.js"));
  }

  @Test
  void entriesOfOneRuntimeUseTheSame() {
    Project project =
        project()
            .with("a.js", "import { f } from './shared.js'; f();")
            .with("b.js", "import { g } from './shared.js'; g();")
            .with(
                "shale.json",
                """
                {"entries": {
                  "a": {"import": "./a.js", "runtime": "page"},
                  "b": {"import": "./b.js", "runtime": "page"}}}
                """);
    assertEquals(
        List.of("page: ", "a: a.js,shared.js,u.js,v.js", "b: b.js,shared.js,u.js,v.js"),
        chunks(project));
  }
}
