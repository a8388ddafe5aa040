package dev.shale.tools.cli.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shale.tools.cli.argument.InputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GitTest {
  @Test
  void whereThereIsNoGitItIsSaidWhatToDo() {
    Git none = new Git(Path.of("."), "no-such-git");
    InputException failure = assertThrows(InputException.class, () -> none.run("status"));
    assertEquals(
        "git cannot be run: install it, or name the changed files with --files",
        failure.getMessage());
  }
}
