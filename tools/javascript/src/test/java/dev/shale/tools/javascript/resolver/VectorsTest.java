package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tables of enhanced-resolve, where they are at hand: system property {@code shale.vectors}.
 */
class VectorsTest {
  @Test
  void exportsAndImportsLeadWhereTheTablesSay() throws IOException {
    String root = System.getProperty("shale.root", ".");
    Path folder = Path.of(root).resolve(System.getProperty("shale.vectors", "../shared/vectors"));
    Path file = folder.resolve("package-exports-imports.jsonl");
    assumeTrue(Files.exists(file), () -> "There are no vectors: " + file);
    List<String> lines = Files.readAllLines(file);
    assertEquals(List.of(), PackageMapVectors.differences(lines));
    assertEquals(155, lines.size());
  }
}
