package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether the random scripts would notice if an update forgot something. Plants the faults that one
 * of the first scripts shows; all with {@code -Dshale.faults=all}, which takes long. Each begins
 * with scripts of which one shows it.
 */
class UpdateFaultTest {
  private static final boolean ARE_ALL = System.getProperty("shale.faults", "few").equals("all");
  private static final int STEPS = 25;

  /** Enough for each fault, which ends its test. */
  private static final int MOST_SCRIPTS = 300;

  static Stream<UpdateFault> faults() {
    return Stream.of(UpdateFault.values()).filter(fault -> ARE_ALL || fault.isFoundSoon());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFound(UpdateFault fault, @TempDir Path directory) {
    String found = PlantedRun.with(fault, directory, fault.seed(), MOST_SCRIPTS, STEPS, 0);
    assertTrue(found.matches("(?s)seed \\d+, .*"), fault + " was not found: " + found);
  }
}
