package dev.shale.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/allocation-profile.md} has the bytes that every operation allocates; {@code
 * -Dshale.update=true} prints it anew.
 */
class AllocationProfileTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("shale.root", ".."), "docs", "allocation-profile.md");

  @Test
  void everyOperationAllocatesWhatTheDocumentSays() throws IOException {
    AllocationProfile profile = AllocationProfile.measure();
    if (Boolean.getBoolean("shale.update")) {
      Files.writeString(DOCUMENT, profile.document());
    }
    List<String> documented =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.matches("\\| .* \\| (read|write|pass) \\| .*"))
            .map(line -> line.replaceFirst(" \\d+ \\|$", ""))
            .toList();
    assertEquals(differences(documented, profile.keys()), differences(profile.keys(), documented));
  }

  private static String differences(List<String> lines, List<String> others) {
    return String.join("\n", lines.stream().filter(line -> !others.contains(line)).toList());
  }
}
