package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryTest {
  @TempDir Path root;

  @Test
  void anEntryIsAFileThatCanBeRead() {
    TestTree tree =
        TestTree.of(root, "p/package.json: {\"type\": \"module\"}\np/a.js\nl.js -> p/a.js\nd/x");
    JavaScriptResolver resolver = tree.resolver();
    assertEquals("p/a.js", tree.text(resolver.entry(tree.path("p/a.js"))));
    assertEquals("p/a.js", tree.text(resolver.entry(tree.path("l.js"))));
    assertTrue(resolver.entry(tree.path("l.js")).settings().has(SourceSettings.ESM_PACKAGE));
    assertEquals("There is no entry file /p/b.js", tree.text(resolver.entry(tree.path("p/b.js"))));
    assertEquals(
        "There is no entry file /no/b.js", tree.text(resolver.entry(tree.path("no/b.js"))));
    assertEquals(
        "The entry /d is a directory, not a file", tree.text(resolver.entry(tree.path("d"))));
  }
}
