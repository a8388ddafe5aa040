package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadersTest {
  @TempDir Path root;

  private TestTree tree;

  @BeforeEach
  void write() {
    tree = TestTree.of(root, "main.js\nodd!name.js\na.css\nnode_modules/p/index.js");
  }

  @Test
  void aLoaderPluginOfAmdIsNoMissingPackage() {
    String sentence = "The request is one to the loader plugin \"%s\"; plugins are not read";
    for (String request : new String[] {"text!./a", "text!x/b.html", "text!"}) {
      assertEquals(
          "text!: " + sentence.formatted("text"), answer(request, JavaScriptKinds.AMD), request);
    }
    assertEquals("./a!: " + sentence.formatted("./a"), answer("./a!b!c", JavaScriptKinds.AMD));
  }

  @Test
  void whatLoadersOfARequestLoadIsTheFileBehindThem() {
    assertEquals("a.css", tree.find("main.js", "style-loader!css-loader!./a.css"));
    assertEquals("a.css", tree.find("main.js", "!!raw-loader!./a.css"));
    assertEquals("a.css", tree.find("main.js", "-!raw-loader?x=1!./a.css"));
    assertEquals("a.css", tree.find("main.js", "!./a.css"));
    assertEquals("node_modules/p/index.js", tree.find("main.js", "!!x!p"));
    Resolved none = tree.resolve("main.js", "!!raw-loader!./x", JavaScriptKinds.IMPORT);
    assertEquals(Resolved.Status.UNRESOLVED, none.status());
    assertEquals("!!raw-loader!./x", none.path());
    assertEquals(
        "raw-loader!: The request is one to the loader \"raw-loader\"; loaders are not read",
        answer("raw-loader!", JavaScriptKinds.IMPORT));
  }

  @Test
  void aFileMayHaveTheMarkInItsName() {
    assertEquals("odd!name.js", tree.find("main.js", "./odd!name"));
    assertEquals(
        Resolved.Status.UNRESOLVED,
        tree.resolve("main.js", "./odd!other", JavaScriptKinds.IMPORT).status());
  }

  private String answer(String request, DependencyKind kind) {
    Resolved answer = tree.resolve("main.js", request, kind);
    assertEquals(Resolved.Status.EXTERNAL, answer.status(), request);
    return answer.path() + ": " + answer.message();
  }
}
