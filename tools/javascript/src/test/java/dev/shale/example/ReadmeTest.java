package dev.shale.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("shale.root", "../.."));
  private static final Path SOURCE =
      Path.of("tools/javascript/src/test/java/dev/shale/example/DeepestModule.java");

  @Test
  void theExampleRunsOnTheSample() {
    String module = DeepestModule.deepestModule(ROOT.resolve("docs/sample"));
    assertTrue(module.contains("docs/sample/src/"), module);
  }

  @Test
  void theExampleSaysWhyThereIsNothingToBeginWith(@TempDir Path empty) {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> DeepestModule.deepestModule(empty));
    assertFalse(String.valueOf(failure.getMessage()).isBlank());
  }

  @Test
  void theReadmeShowsTheExampleThatIsCompiled() throws IOException {
    String source = Files.readString(ROOT.resolve(SOURCE));
    String example =
        source
            .substring(source.indexOf("  // begin\n") + 11, source.indexOf("  // end"))
            .stripTrailing()
            .stripIndent();
    String readme = Files.readString(ROOT.resolve("README.md"));
    int begin = readme.indexOf("```java\n") + 8;
    assertEquals(example.strip(), readme.substring(begin, readme.indexOf("```", begin)).strip());
  }
}
