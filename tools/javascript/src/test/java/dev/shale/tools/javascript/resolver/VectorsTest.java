package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shale.tools.javascript.resolver.manifest.PackageMapVectors;
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
    Path file =
        Path.of(System.getProperty("shale.vectors", "vectors"), "package-exports-imports.jsonl");
    assumeTrue(Files.exists(file), () -> "There are no vectors: " + file.toAbsolutePath());
    List<String> lines = Files.readAllLines(file);
    assertEquals(List.of(), PackageMapVectors.differences(lines));
    assertEquals(155, lines.size());
  }
}
