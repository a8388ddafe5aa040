package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which outputs a change concerns; rspack and webpack give these other hashes of contents. */
class ChangedChunksTest {
  @TempDir private Path directory;

  private Project workers() {
    return new Project(directory)
        .with("package.json", "{\"name\": \"app\", \"main\": \"main.js\"}")
        .with(
            "main.js",
            """
            import './shared.js';
            new Worker(new URL('./outer.js', import.meta.url), { name: 'outer' });
            new Worker(new URL('./other.js', import.meta.url), { name: 'other' });
            """)
        .with(
            "outer.js",
            """
            import('./lazy.js');
            new Worker(new URL('./inner.js', import.meta.url), { name: 'inner' });
            """)
        .with("lazy.js", "import './deep.js';")
        .with("deep.js", "export const deep = 1;")
        .with("inner.js", "import './shared.js';")
        .with("other.js", "import './one.js';")
        .with("one.js", "export const one = 1;")
        .with("shared.js", "export const shared = 1;");
  }

  private static Set<String> changed(Project project, String file) {
    String out = project.run("affected", "--chunks", "--top", "100", "--files", file).out();
    Set<String> ids = new TreeSet<>();
    out.substring(out.indexOf("Chunks  "))
        .lines()
        .skip(1)
        .forEach(line -> ids.add(line.strip().split(" ", 2)[0]));
    return ids;
  }

  @Test
  void aWorkerNamesWhatItLoadsAndWhoStartsItNamesTheWorker() {
    assertEquals(Set.of("lazy_js", "outer", "main"), changed(workers(), "deep.js"));
    assertEquals(Set.of("other", "main"), changed(workers(), "one.js"));
    assertEquals(Set.of("inner", "outer", "main"), changed(workers(), "inner.js"));
    assertEquals(Set.of("inner", "outer", "main"), changed(workers(), "shared.js"));
  }

  @Test
  void aRuntimeOfItsOwnNamesThemInPlaceOfTheEntry() {
    Project project = workers().with("shale.json", "{\"runtimeChunk\": true}");
    assertEquals(Set.of("other", "runtime~main"), changed(project, "one.js"));
    assertEquals(Set.of("lazy_js", "outer", "runtime~main"), changed(project, "deep.js"));
  }
}
