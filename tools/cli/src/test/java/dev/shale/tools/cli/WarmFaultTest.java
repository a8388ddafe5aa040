package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.WarmFaults.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the random edits would notice: each test keeps builds that say less than the truth about
 * what they depend on, and a run that takes them has to differ from one without a cache.
 */
class WarmFaultTest {
  /** Enough for each fault, which ends its test. */
  private static final int MOST_SCRIPTS = 300;

  private static final int SOUND_SCRIPTS = 12;

  @TempDir Path directory;

  @Test
  void aDirectoryThatIsNotNotedIsFound() {
    assertFound(WarmFaults.forgetting("directories", path -> true));
  }

  @Test
  void aDirectoryOfPackagesThatIsNotNotedIsFound() {
    assertFound(WarmFaults.forgetting("directories", path -> path.contains("/node_modules/")));
  }

  @Test
  void aTsconfigThatIsNotNotedIsFound() {
    assertFound(WarmFaults.forgetting("settings", path -> path.endsWith("/tsconfig.json")));
  }

  @Test
  void aPackageJsonThatIsNotNotedIsFound() {
    assertFound(WarmFaults.forgetting("settings", path -> path.endsWith("/package.json")));
  }

  @Test
  void aModuleThatIsNotNotedIsFound() {
    assertFound(WarmFaults.forgetting("modules", path -> path.endsWith(".ts")));
  }

  @Test
  void anOptionOfTheParserThatIsNotPartOfItsIdentityIsFound() {
    assertFound(new WarmFaults.ParserOfAnotherMode());
  }

  @Test
  void anOptionOfTheResolverThatIsNotPartOfItsIdentityIsFound() {
    assertFound(new WarmFaults.ResolverOfOtherExtensions());
  }

  @Test
  void withoutAFaultNothingIsFound() throws Exception {
    WarmScripts scripts = scripts(new Fault());
    scripts.run(directory, 0, SOUND_SCRIPTS);
    assertTrue(scripts.restoredCount() > 0, "nothing was ever restored");
  }

  private void assertFound(Fault fault) {
    AssertionError found =
        assertThrows(AssertionError.class, () -> scripts(fault).run(directory, 0, MOST_SCRIPTS));
    String message = String.valueOf(found.getMessage());
    assertTrue(message.matches("(?s)seed \\d+.* after \\[.*"), message);
  }

  private static WarmScripts scripts(Fault fault) {
    return WarmScripts.keptBy((root, isManaged) -> assertEquals("", fault.keep(root, isManaged)));
  }
}
