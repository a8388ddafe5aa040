package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leads to a module is kept in no order, and answers have one all the same. */
class WarmQuestionsTest {
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("path", "index.ts", "lib", "--all"),
          List.of("importers", "lib", "--depth", "all"),
          List.of("imports", "index.ts", "--depth", "all", "--json"),
          List.of("why", "lib", "--all-entries"),
          List.of("dominated", "b.ts"),
          List.of("graph", "--format", "csv", "--types"),
          List.of("graph", "--format", "dot", "--collapse", "package"));

  @TempDir Path directory;

  @Test
  void answersAreTheSameAfterEditsOfWhatIsKept() {
    Project project = Project.small(directory);
    assertSame(project);
    assertTrue(Files.isDirectory(project.root().resolve("kept")), "something was kept");
    project.with("src/a.ts", "import './new';\nimport './b';\nimport 'lib/util';\n");
    project.with("src/new.ts", "import 'lib';\nimport './b';\n");
    assertSame(project);
    project.with("src/index.ts", "import './new';\nimport './b';\nimport './a';\n");
    assertSame(project);
    project.with("src/new.ts", "import './a';\nimport('lib');\n");
    assertSame(project);
  }

  private static void assertSame(Project project) {
    for (List<String> question : QUESTIONS) {
      String cold = run(project, question, "--no-cache");
      assertEquals(cold, run(project, question, "--cache", "kept", "--wait"), question.toString());
      assertEquals(cold, run(project, question, "--cache", "kept"), question.toString());
    }
  }

  private static String run(Project project, List<String> question, String... options) {
    List<String> all = new ArrayList<>(question);
    all.addAll(List.of(options));
    Run run = project.run(all.toArray(String[]::new));
    assertTrue(run.status() == 0, run.err());
    return run.out();
  }
}
