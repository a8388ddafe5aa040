package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git or the arguments cannot tell is said in one sentence, with exit status 2. */
class AffectedFailuresTest {
  @TempDir Path directory;

  private GitProject project() {
    return new GitProject(directory)
        .with("index.js", "import './a';\n")
        .with("a.js", "export const a = 1;\n");
  }

  private static void assertUnusable(Run run, String sentence) {
    assertEquals(2, run.status(), run.out());
    assertEquals("", run.out());
    assertTrue(run.err().contains(sentence), run.err());
  }

  @Test
  void aDirectoryWithoutARepositoryIsNamed() {
    Run run = new Project(directory).with("index.js", "").run("affected", "--since", "HEAD");
    assertUnusable(run, " is in no git repository: name the changed files with --files");
  }

  @Test
  void aRepositoryWithoutACommitIsSaid() {
    assertUnusable(
        project().affected("--since", "HEAD"), "the repository has no commit yet, so nothing can");
  }

  @Test
  void aRevisionThatIsNotThereIsNamed() {
    Run run = project().commit().affected("--since", "origin/main");
    assertUnusable(run, "there is no revision 'origin/main' in this repository; fetch it, or name");
    assertUnusable(project().affected("--since", "--version"), "there is no revision '--version'");
  }

  @Test
  void branchesWithNothingInCommonAreSaid() {
    GitProject project = project().commit();
    project.git("checkout", "-q", "--orphan", "other");
    project.with("a.js", "export const a = 3;\n").commit();
    assertUnusable(
        project.affected("--since", "main"), "'main' and HEAD have no commit in common: name");
  }

  @Test
  void aShallowCloneWithoutTheMergeBaseIsSaid(@TempDir Path above) {
    GitProject project = project().commit();
    project.git("checkout", "-q", "-b", "work");
    project.with("a.js", "export const a = 2;\n").commit();
    project.git("checkout", "-q", "main");
    project.with("index.js", "import './a'; 1;\n").commit();
    Path clone = above.resolve("clone");
    String url = project.root().toUri().toString();
    GitProject.git(above, "clone", "-q", "--depth", "1", "--branch", "work", url, "clone");
    Run unknown = affected(clone, "origin/main");
    assertUnusable(unknown, "the clone is shallow: fetch more, as with 'git fetch origin main'");
    GitProject.git(clone, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main");
    assertUnusable(
        affected(clone, "origin/main"), "the clone is shallow and does not have the merge base of");
    GitProject.git(clone, "fetch", "-q", "--unshallow", "origin");
    Run whole = affected(clone, "origin/main");
    assertEquals(0, whole.status(), whole.err());
    assertTrue(whole.out().contains("a.js  modified"), whole.out());
  }

  private static Run affected(Path directory, String revision) {
    return Run.of(directory, Terminal.NONE, "affected", "--no-cache", "--since", revision);
  }

  @Test
  void aFileOutsideOfTheProjectIsNamed(@TempDir Path elsewhere) {
    Run run = project().commit().affected("--files", elsewhere.resolve("x.js").toString());
    assertUnusable(run, "x.js is outside of the project ");
  }

  @Test
  void aDirectoryIsNoFile() {
    GitProject project = project().with("src/b.js", "").commit();
    assertUnusable(project.affected("--files", "src"), "src is a directory: name files");
  }

  @Test
  void argumentsThatSayNothingAreRefused() {
    GitProject project = project().commit();
    assertUnusable(project.affected(), "say what has changed: --since REV");
    assertUnusable(project.affected("--since", "HEAD", "-0"), "-0 needs --only");
    assertUnusable(
        project.affected("--since", "HEAD", "--only", "things"),
        "--only takes tests, entries, packages or modules, not 'things'");
    assertUnusable(
        project.affected("--since", "HEAD", "--only", "tests", "--json"), "leave out --only");
    assertUnusable(
        project.affected("--since", "HEAD", "--top", "0"), "--top takes a number from 1 to");
  }
}
