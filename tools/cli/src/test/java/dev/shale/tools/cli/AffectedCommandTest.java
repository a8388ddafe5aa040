package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes of sources affect, in repositories of git. */
class AffectedCommandTest {
  @TempDir Path directory;

  /** Two tests, of which one leads to {@code date.ts} by way of {@code a.ts}. */
  private GitProject project() {
    return new GitProject(directory)
        .with("package.json", "{\"name\": \"app\", \"source\": \"src/index.ts\"}")
        .with("src/index.ts", "import { a } from './a';\nimport './later';\na();\n")
        .with("src/a.ts", "import { d } from './date';\nexport const a = () => d;\n")
        .with("src/date.ts", "import type { T } from './types';\nexport const d: T = 1;\n")
        .with("src/later.ts", "import('./lazy');\n")
        .with("src/lazy.ts", "export const lazy = 1;\n")
        .with("src/types.ts", "export type T = number;\n")
        .with("src/b.ts", "export const b = 1;\n")
        .with("tests/a.test.ts", "import { a } from '../src/a';\na();\n")
        .with("tests/b.test.ts", "import { b } from '../src/b';\nb;\n")
        .with("README.md", "# App\n")
        .commit();
  }

  @Test
  void countsComeFirstAndEachModuleHasItsChain() {
    GitProject project = project().with("src/date.ts", "export const d = 2;\n");
    String commit = project.git("rev-parse", "HEAD").substring(0, 10);
    Run run = project.affected("--since", "HEAD");
    assertEquals(
        """
        1 changed file since COMMIT affects 1 test file, 1 entry, 1 package and 4 modules

        Changed  1
          src/date.ts  modified

        Tests  1
          tests/a.test.ts -> src/a.ts -> src/date.ts

        Entries  1
          src/index.ts -> src/a.ts -> src/date.ts

        Packages  1
          app  4 modules, first src/date.ts  (modified)

        Modules  4
          src/a.ts -> src/date.ts
          src/date.ts  (modified)
          src/index.ts -> src/a.ts -> src/date.ts
          tests/a.test.ts -> src/a.ts -> src/date.ts
        """
            .replace("COMMIT", commit),
        run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void nothingThatChangedIsNothingAffected() {
    Run run = project().affected("--since", "HEAD");
    assertEquals(0, run.status());
    assertTrue(run.out().endsWith(", so nothing is affected\n"), run.out());
    assertEquals("", project().since("tests"));
  }

  @Test
  void commitsOfABranchCountFromWhereItBegan() {
    GitProject project = project();
    project.git("checkout", "-q", "-b", "work");
    project.with("src/b.ts", "export const b = 2;\n").commit();
    project.git("checkout", "-q", "main");
    project.with("src/date.ts", "export const d = 3;\n").commit();
    project.git("checkout", "-q", "work");
    Run run = project.affected("--since", "main", "--only", "tests");
    assertEquals("tests/b.test.ts\n", run.out());
  }

  @Test
  void whatIsNotCommittedOrNotKnownToGitCounts() {
    GitProject project = project();
    project.with("src/new.ts", "export const b = 1;\n");
    project.with("src/b.ts", "export * from './new';\n");
    project.git("add", "src/b.ts");
    assertEquals("src/b.ts src/new.ts tests/b.test.ts", project.since("modules"));
  }

  @Test
  void whatGitIgnoresDoesNotCount() {
    GitProject project =
        project()
            .with(".gitignore", "src/generated.ts\n")
            .with("src/b.ts", "export { b } from './generated';\n")
            .with("src/generated.ts", "export const b = 1;\n")
            .commit()
            .with("src/generated.ts", "export const b = 2;\n");
    assertEquals("", project.since("tests"));
  }

  @Test
  void importersOfADeletedFileAreAffectedAndSaidToLeadNowhere() {
    GitProject project = project().without("src/b.ts");
    Run run = project.affected("--since", "HEAD");
    assertTrue(
        run.out()
            .contains(
                "tests/b.test.ts  (its request \"../src/b\" leads nowhere now:"
                    + " src/b.ts is deleted)"),
        run.out());
    assertEquals("tests/b.test.ts", project.since("tests"));
  }

  @Test
  void aRequestThatLeadsElsewhereNowIsSaidToo() {
    GitProject project =
        project().with("src/b/index.ts", "export const b = 2;\n").commit().without("src/b.ts");
    Run run = project.affected("--since", "HEAD");
    assertTrue(
        run.out().contains("\"../src/b\" leads to src/b/index.ts now: src/b.ts is deleted"),
        run.out());
  }

  @Test
  void importersByAnAliasOfADeletedFileAreAffected() {
    GitProject project =
        project()
            .with("tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./src/*\"]}}}")
            .with("src/deep/c.ts", "export const c = 1;\n")
            .with("tests/b.test.ts", "import '@/deep/c.js';\n")
            .commit()
            .without("src/deep/c.ts");
    assertEquals("tests/b.test.ts", project.since("tests"));
  }

  @Test
  void patternsThatADeletedFileFitAreAffected() {
    GitProject project =
        project()
            .with("src/locale/de.js", "")
            .with("src/locale/en.js", "")
            .with("tests/b.test.ts", "export const load = (l) => import(`../src/locale/${l}.js`);")
            .commit()
            .without("src/locale/de.js");
    assertEquals("tests/b.test.ts", project.since("tests"));
  }

  @Test
  void aRenamedFileConcernsWhoAskedForItAndWhoDoesNow() {
    GitProject project =
        project().with("tests/c.test.ts", "import '../src/b';\nimport '../src/a';\n").commit();
    project.git("mv", "src/b.ts", "src/moved.ts");
    project.with("tests/b.test.ts", "import { b } from '../src/moved';\nb;\n");
    Run run = project.affected("--since", "HEAD");
    assertTrue(run.out().contains("src/b.ts  renamed to src/moved.ts"), run.out());
    assertTrue(run.out().contains("src/moved.ts  renamed from src/b.ts"), run.out());
    assertEquals("tests/b.test.ts tests/c.test.ts", project.since("tests"));
  }

  @Test
  void aFileThatIsNotInTheGraphIsNamed() {
    GitProject project =
        project()
            .with("README.md", "# Other\n")
            .with("odd \u0001\nname.txt", "")
            .without("src/b.ts");
    project.with("tests/b.test.ts", "");
    Run run = project.affected("--since", "HEAD", "--only", "tests");
    assertEquals("tests/b.test.ts\n", run.out());
    assertTrue(
        run.err()
            .contains(
                "not part of the graph: 3 files: README.md, odd \\u0001\\nname.txt,"
                    + " src/b.ts (deleted)"),
        run.err());
  }

  @Test
  void importsOfTypesCountWhenTheyAreAskedFor() {
    GitProject project = project().with("src/types.ts", "export type T = string;\n");
    assertEquals("", project.since("tests"));
    assertEquals("tests/a.test.ts", project.since("tests", "--types"));
    Run run = project.affected("--since", "HEAD");
    assertTrue(run.out().contains("are affected by imports of types alone"), run.out());
  }

  @Test
  void dynamicImportsCount() {
    GitProject project = project().with("src/lazy.ts", "export const lazy = 2;\n");
    assertEquals("src/index.ts", project.since("entries"));
  }

  @Test
  void testsMayBeLeftOut() {
    GitProject project = project().with("src/date.ts", "export const d = 2;\n");
    assertEquals("", project.since("tests", "--no-tests"));
    assertEquals("src/index.ts", project.since("entries", "--no-tests"));
  }

  @Test
  void packagesOfAWorkspaceAreNamed() {
    GitProject project =
        new GitProject(directory)
            .with("package.json", "{\"name\": \"root\", \"workspaces\": [\"packages/*\"]}")
            .with("packages/a/package.json", "{\"name\": \"@x/a\", \"source\": \"index.ts\"}")
            .with("packages/a/index.ts", "import '@x/b';")
            .with("packages/b/package.json", "{\"name\": \"@x/b\", \"source\": \"index.ts\"}")
            .with("packages/b/index.ts", "export {};")
            .with("packages/c/package.json", "{\"name\": \"@x/c\", \"source\": \"index.ts\"}")
            .with("packages/c/index.ts", "export {};")
            .commit()
            .with("packages/b/index.ts", "export const b = 1;");
    assertEquals("@x/a @x/b", project.since("packages"));
  }

  @Test
  void pathsEndWithNulForXargs() {
    GitProject project = project().with("src/b.ts", "export const b = 3;\n");
    Run run = project.affected("--since", "HEAD", "--only", "modules", "-0");
    assertEquals("src/b.ts\0tests/b.test.ts\0", run.out());
  }

  @Test
  void filesMayBeNamed() {
    GitProject project = project();
    Run run = project.affected("--files", "src/b.ts", "src/lazy.ts", "--only", "modules");
    assertEquals("src/b.ts\nsrc/index.ts\nsrc/later.ts\nsrc/lazy.ts\ntests/b.test.ts\n", run.out());
    assertFalse(run.err().contains("not part"), run.err());
  }

  @Test
  void filesMayComeFromAnotherProgram() {
    GitProject project = project();
    assertEquals("tests/b.test.ts\n", reading(project, "src/b.ts\r\n"));
    assertEquals("tests/a.test.ts\ntests/b.test.ts\n", reading(project, "src/b.ts\0src/a.ts\0"));
    assertEquals("", reading(project, ""));
  }

  private static String reading(GitProject project, String names) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(names.getBytes(StandardCharsets.UTF_8)));
    try {
      return project.affected("--files", "-", "--only", "tests").out();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aNamedFileThatIsNotThereCountsAsDeleted() {
    GitProject project = project().without("src/b.ts");
    Run run = project.affected("--files", "src/b.ts", "--only", "tests");
    assertEquals("tests/b.test.ts\n", run.out());
    String absolute = directory.resolve("src/b.ts").toString();
    assertEquals(run.out(), project.affected("--files", absolute, "--only", "tests").out());
  }

  @Test
  void theAnswerIsTheSameFromWhatIsKept() {
    GitProject project = project().with("node_modules/x/package.json", "{}").commit();
    project.run("affected", "--since", "HEAD", "--cache", "kept");
    project.with("src/date.ts", "export const d = 2;\n").with(".gitignore", "kept\n");
    Run warm = project.run("affected", "--since", "HEAD", "--cache", "kept");
    assertEquals(project.affected("--since", "HEAD").out(), warm.out());
  }

  @Test
  void aRepositoryInsideCountsAsAWhole() {
    GitProject project =
        project().with("vendor/v.js", "").with("src/b.ts", "import '../vendor/v';").commit();
    project.git("rm", "-q", "-r", "--cached", "vendor");
    project.git("commit", "-q", "-m", "a repository of its own");
    GitProject.git(project.root().resolve("vendor"), "init", "-q");
    assertEquals("src/b.ts tests/b.test.ts vendor/v.js", project.since("modules"));
  }

  @Test
  void aLinkToAFileIsThatFile() throws IOException {
    GitProject project = project().with("src/b.ts", "import './link';").commit();
    Files.createSymbolicLink(project.root().resolve("src/link.ts"), Path.of("types.ts"));
    assertEquals("src/b.ts src/types.ts tests/b.test.ts", project.since("modules"));
  }
}
