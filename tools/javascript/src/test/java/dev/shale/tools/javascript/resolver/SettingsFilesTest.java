package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of settings that are no files, or no text. */
@Timeout(30)
class SettingsFilesTest {
  private static final String ADVICE = ", so nothing is read from it: make it one, or remove it";

  @TempDir Path root;

  @Test
  void whatIsNoFileIsPassedOverAndSaid() throws Exception {
    for (String name : List.of("tsconfig.json", "jsconfig.json", "package.json")) {
      Path directory = Files.createDirectory(root.resolve(name + "s"));
      TestTree tree =
          TestTree.of(
              directory,
              """
              package.json: {"type": "module"}
              tsconfig.json: {"compilerOptions": {"jsx": "react-jsx"}}
              fifo/a.ts
              link/a.ts
              directory/a.ts
              """
                  + ("directory/" + name + "/x\nlink/" + name + " -> gone\n"));
      fifo(directory.resolve("fifo").resolve(name));
      assertEquals(
          List.of(
              "/fifo/%s:0:0 /fifo/%s is a FIFO, not a regular file".formatted(name, name) + ADVICE),
          warnings(tree, "./fifo/a"));
      assertEquals(
          List.of("/link/%s:0:0 /link/%s is a link to nothing".formatted(name, name) + ADVICE),
          warnings(tree, "./link/a"));
      assertEquals(
          List.of(
              "/directory/%s:0:0 /directory/%s is a directory, not a regular file"
                      .formatted(name, name)
                  + ADVICE),
          warnings(tree, "./directory/a"));
      for (String request : List.of("./fifo/a", "./link/a", "./directory/a")) {
        assertTrue(settings(tree, request).has(SourceSettings.ESM_PACKAGE));
        assertTrue(settings(tree, request).has(SourceSettings.AUTOMATIC_JSX));
      }
    }
  }

  @Test
  void whatIsExtendedOrReferredToAndNoFileIsSaid() throws Exception {
    TestTree tree =
        TestTree.of(
            root,
            """
            fifo/tsconfig.json: {"extends": "./pipe.json"}
            fifo/a.ts
            link/tsconfig.json: {"extends": "./link"}
            link/link.json -> gone
            link/a.ts
            directory/tsconfig.json: {"extends": "./base.json"}
            directory/base.json/x
            directory/a.ts
            ref/tsconfig.json: {"files": [], "references": [{"path": "./pipe.json"}]}
            ref/a.ts
            """);
    fifo(root.resolve("fifo/pipe.json"));
    fifo(root.resolve("ref/pipe.json"));
    assertEquals(
        List.of(
            "/fifo/tsconfig.json:1:13 It extends \"./pipe.json\","
                + " but /fifo/pipe.json is a FIFO, not a regular file"),
        warnings(tree, "./fifo/a"));
    assertEquals(
        List.of(
            "/link/tsconfig.json:1:13 It extends \"./link\","
                + " but /link/link.json is a link to nothing"),
        warnings(tree, "./link/a"));
    assertEquals(
        List.of(
            "/directory/tsconfig.json:1:13 It extends \"./base.json\","
                + " but /directory/base.json is a directory, not a regular file"),
        warnings(tree, "./directory/a"));
    assertEquals(
        List.of(
            "/ref/pipe.json:0:0 /ref/pipe.json cannot be read:"
                + " it is a FIFO, not a regular file"),
        warnings(tree, "./ref/a"));
  }

  @Test
  void utf16IsNamed() throws Exception {
    TestTree tree =
        TestTree.of(
            root,
            """
            ts/a.ts
            extends/tsconfig.json: {"extends": "../ts/tsconfig.json"}
            extends/a.ts
            package/a.ts
            marked/a.ts
            """);
    Files.write(root.resolve("ts/tsconfig.json"), "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE));
    Files.write(root.resolve("package/package.json"), "{}".getBytes(StandardCharsets.UTF_16));
    Files.writeString(root.resolve("marked/tsconfig.json"), "\uFEFF{}");
    String sentence = ":1:1 the file is UTF-16; save it as UTF-8";
    assertEquals(List.of("/ts/tsconfig.json" + sentence), warnings(tree, "./ts/a"));
    assertEquals(List.of("/ts/tsconfig.json" + sentence), warnings(tree, "./extends/a"));
    assertEquals(List.of(), warnings(tree, "./marked/a"));
    assertEquals(
        "The package.json above it is broken:"
            + " /package/package.json:1:1: the file is UTF-16; save it as UTF-8",
        tree.shorten(tree.resolve("main.ts", "./package/a", JavaScriptKinds.IMPORT).message()));
  }

  @Test
  void textBehindTheObjectIsSaidOfWhatIsExtendedToo() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"extends": "./base.json"}
            base.json: {"compilerOptions": {"jsx": "react-jsx"}} }
            a.ts
            """);
    assertEquals(
        List.of("/base.json:1:43 text behind the JSON object, which says nothing"),
        warnings(tree, "./a"));
    assertTrue(settings(tree, "./a").has(SourceSettings.AUTOMATIC_JSX));
  }

  @Test
  void aModuleThatIsNoFileIsNamed() throws Exception {
    TestTree tree = TestTree.of(root, "main.js");
    fifo(root.resolve("pipe.js"));
    String sentence = "/pipe.js is a FIFO, not a regular file";
    assertEquals("Could not find \"./pipe.js\": " + sentence, tree.find("main.js", "./pipe.js"));
    assertEquals("Could not find \"./pipe\": " + sentence, tree.find("main.js", "./pipe"));
  }

  private static void fifo(Path path) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
  }

  private static Settings settings(TestTree tree, String request) {
    return tree.resolve("main.ts", request, JavaScriptKinds.IMPORT).settings();
  }

  private static List<String> warnings(TestTree tree, String request) {
    return tree.resolve("main.ts", request, JavaScriptKinds.IMPORT).warnings().stream()
        .map(one -> one.path() + ":" + one.line() + ":" + one.column() + " " + one.message())
        .map(tree::shorten)
        .toList();
  }
}
