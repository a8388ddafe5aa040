package dev.shale.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/embedding.md are those that are compiled and tested. */
class EmbeddingDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("shale.root", "../.."));
  private static final Path DOCUMENT = ROOT.resolve("docs/embedding.md");
  private static final Path EXAMPLES =
      ROOT.resolve("tools/javascript/src/test/java/dev/shale/example");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LanguageServer.java",
        "python/PythonFrontEnd.java",
        "python/PythonResolver.java",
        "TaskGraph.java",
      })
  void theDocumentShowsWhatIsTested(String name) throws IOException {
    String source = Files.readString(EXAMPLES.resolve(name));
    String begin = "// begin\n";
    String example =
        source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// end"));
    String document = Files.readString(DOCUMENT);
    assertTrue(document.contains("```java\n" + example + "```\n"), name);
  }

  @Test
  void linesAreShort() throws IOException {
    for (String line : Files.readAllLines(DOCUMENT)) {
      assertTrue(line.length() <= 100, line);
    }
  }
}
