package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.Project;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A module that asks by a pattern is another one when the files that fit it are others. */
@Timeout(300)
class ProjectPatternsTest {
  @TempDir Path directory;
  private Path root;
  private Project project;

  @BeforeEach
  void open() throws IOException {
    root = directory.toRealPath();
    Files.createDirectories(root.resolve("sub"));
    write("package.json", "{\"version\": \"1.0.0\"}");
    write("main.js", "import(`./sub/${x}.js`); require('./sub/a');");
    write("sub/a.js", "");
    write("sub/c.js", "");
    ResolverOptions rules = ResolverOptions.browser(Mode.PRODUCTION);
    project =
        Project.builder(root)
            .language(
                new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(rules))
            .entries(Path.of("main.js"))
            .open();
  }

  @AfterEach
  void close() {
    project.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private List<String> changed() {
    Update update = project.update().join();
    try (View view = project.view()) {
      return view.paths(update.changed()).stream()
          .map(path -> path.getFileName().toString())
          .toList();
    }
  }

  private boolean isThere(String name) {
    try (View view = project.view()) {
      return view.module(root.resolve(name)) != View.NO_MODULE;
    }
  }

  @Test
  void filesThatDoNotFitChangeNothing() throws IOException {
    write("sub/readme.md", "");
    assertEquals(List.of(), changed());
    write("package.json", "{\"version\": \"2.0.0\"}");
    assertEquals(List.of(), changed());
    write("main.js", "/* moved */ import(`./sub/${x}.js`); require('./sub/a');");
    assertEquals(List.of("main.js"), changed());
    assertEquals(true, isThere("sub/c.js"));
  }

  @Test
  void filesThatFitDo() throws IOException {
    write("sub/b.js", "");
    assertEquals(List.of("main.js"), changed());
    assertEquals(true, isThere("sub/b.js"));
    Files.move(root.resolve("sub/b.js"), root.resolve("sub/d.js"));
    assertEquals(List.of("main.js"), changed());
    assertEquals(true, isThere("sub/d.js"));
    assertEquals(false, isThere("sub/b.js"));
    for (String name : List.of("sub/d.js", "sub/c.js", "sub/a.js")) {
      Files.delete(root.resolve(name));
      assertEquals(List.of("main.js"), changed());
      assertEquals(false, isThere(name));
    }
    write("sub/c.js", "");
    assertEquals(List.of("main.js"), changed());
    assertEquals(true, isThere("sub/c.js"));
  }
}
