package dev.shale.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is a package, and who installs it, is the knowledge of a language. */
class NoLanguageTest {
  private static final Pattern WORDS =
      Pattern.compile("node_modules|package-lock|package\\.json|pnpm|yarn");

  @Test
  void theEngineNamesNoInstaller() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> naming = files.filter(Files::isRegularFile).filter(NoLanguageTest::names).toList();
      assertEquals(List.of(), naming);
    }
  }

  private static boolean names(Path file) {
    try {
      return WORDS.matcher(Files.readString(file)).find();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
