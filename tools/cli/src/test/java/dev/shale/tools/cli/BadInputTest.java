package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  private static final String TRY_GRAPH = "Try 'shale graph --help'.\n";

  @TempDir Path directory;

  @Test
  void aMissingEntryIsNamed() {
    assertUnusable("shale: there is no file or directory src/gone.ts.\n", "graph", "src/gone.ts");
  }

  @Test
  void anEmptyDirectoryHasNoEntry() {
    Run run = project().run("graph");
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("shale: "), run.err());
    assertTrue(run.err().contains("name an entry file"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void aDeviceIsNoEntry() {
    assertUnusable("shale: /dev/null is neither a file nor a directory.\n", "graph", "/dev/null");
  }

  @Test
  void anEmptyNameIsNoEntry() {
    assertUnusable("shale: the name of an entry is empty.\n", "graph", "");
  }

  @Test
  void anImportMapThatIsNamedIsOne() throws IOException {
    Files.writeString(directory.resolve("a.js"), "1");
    assertUnusable(
        "shale: --import-map: "
            + directory.toRealPath()
            + "/a.js:1:1: the import map cannot be used: the import map is not an object.\n",
        "graph",
        "a.js",
        "--import-map",
        "a.js");
  }

  @Test
  void aLoopOfLinksIsExplained() throws IOException {
    Files.createSymbolicLink(directory.resolve("loop.js"), Path.of("loop.js"));
    assertUnusable(
        "shale: loop.js is a symbolic link that leads back to itself.\n", "graph", "loop.js");
  }

  @Test
  void aFileBelowAFileIsNotThere() {
    project().with("a.js", "");
    Run run = project().run("graph", "a.js/b.js");
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("shale: a.js/b.js "), run.err());
  }

  @Test
  void brokenUtf8IsADiagnostic() {
    Run run =
        project()
            .with("a.js", "import './b.js';")
            .with("b.js", new byte[] {'1', ';', (byte) 0xff, (byte) 0xfe})
            .run("graph", "a.js");
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("b.js"), run.err());
    assertTrue(run.lastLine().startsWith("2 modules, 1 dependency, "), run.lastLine());
  }

  @Test
  void aBrokenPackageJsonAboveTheEntryIsADiagnostic() {
    Run run =
        project()
            .with("package.json", "{\n  \"type\": module\n}")
            .with("src/a.js", "import './b.js'; export {};")
            .with("src/b.js", "")
            .run("graph", "src/a.js");
    assertEquals(1, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("src/a.js"), run.err());
    assertTrue(run.err().contains("The package.json above it is broken: "), run.err());
    assertTrue(run.err().contains("package.json:2:"), run.err());
    assertTrue(run.lastLine().startsWith("2 modules, 1 dependency, "), run.lastLine());
  }

  @Test
  void aByteOrderMarkIsAccepted() {
    Run run = project().with("a.js", "\ufeffexport {};").run("graph", "a.js");
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void anEntryWithASyntaxErrorIsStillAGraph() {
    Run run = project().with("a.js", "import './b.js';\nlet = = ;").run("graph", "a.js");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("a.js:2:"), run.err());
    assertTrue(run.lastLine().startsWith("1 module") || run.lastLine().startsWith("2 modules"));
  }

  @Test
  void anUnknownOptionIsNamed() {
    Run run = project().run("graph", "--colour");
    assertEquals(2, run.status());
    assertEquals(
        "shale: there is no option '--colour', but there is --color.\n" + TRY_GRAPH, run.err());
  }

  @Test
  void valuesOfOptionsAreChecked() {
    assertUnusable(
        "shale: --mode takes production or development, not 'test'.\n" + TRY_GRAPH,
        "graph",
        "--mode",
        "test");
    assertUnusable(
        "shale: --threads takes a number from 1 to 256, not '0'.\n" + TRY_GRAPH,
        "graph",
        "--threads=0");
    assertUnusable(
        "shale: --threads takes a number from 1 to 256, not 'many'.\n" + TRY_GRAPH,
        "graph",
        "--threads=many");
    assertUnusable(
        "shale: --max-memory takes a size such as 512m or 2g, not '1.5g'.\n" + TRY_GRAPH,
        "graph",
        "--max-memory",
        "1.5g");
    assertUnusable(
        "shale: --color takes auto, always or never, not 'yes'.\n" + TRY_GRAPH,
        "graph",
        "--color",
        "yes");
  }

  @Test
  void aMissingValueIsNamed() {
    Run run = project().run("graph", "--threads");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--threads"), run.err());
  }

  @Test
  void whyNeedsAModule() {
    Run run = project().run("why");
    assertEquals(2, run.status());
    assertEquals(
        "shale: missing required parameter: 'MODULE'.\nTry 'shale why --help'.\n", run.err());
  }

  @Test
  void anUnknownCommandIsNamed() {
    assertUnusable(
        "shale: there is no command 'grph', but there is graph.\nTry 'shale --help'.\n", "grph");
  }

  @Test
  void aFileInPlaceOfACommandIsUnderstood() {
    project().with("a.js", "");
    assertUnusable(
        "shale: there is no command 'a.js'; 'shale graph a.js' shows it.\nTry 'shale --help'.\n",
        "a.js");
  }

  @Test
  void aLimitThatIsTooSmallIsNamed() {
    project().with("a.js", "");
    Run run = project().run("graph", "a.js", "--max-memory", "1k");
    assertEquals(2, run.status());
    assertTrue(
        run.err()
            .startsWith(
                "shale: the graph needs more native memory than --max-memory allows: 1.0 KiB, "),
        run.err());
  }

  @Test
  void aClosedPipeIsQuiet() {
    Run run = runWith(new FailingStream("Broken pipe"), "graph", "--json");
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void aFullDiskIsNot() {
    Run run = runWith(new FailingStream("No space left on device"), "graph", "--json");
    assertEquals("shale: the output cannot be written: No space left on device.\n", run.err());
    assertEquals(2, run.status());
  }

  @Test
  void anInternalErrorIsOneSentence() {
    Run run = runWith(new BrokenStream(), "graph");
    assertEquals(
        "shale: internal error: java.lang.IllegalStateException: planted; please report it.\n",
        run.err());
    assertEquals(2, run.status());
  }

  @Test
  void theStackTraceIsThereForTheAsking() {
    Run run = runWith(new BrokenStream(), "graph", "--verbose");
    assertTrue(run.err().contains("\tat dev.shale.tools.cli."), run.err());
  }

  @Test
  void noCommandShowsTheOverview() {
    Run run = project().run();
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("Usage: shale COMMAND"), run.err());
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command : new String[] {"graph", "why", "cycles", "cache", "init", "schema"}) {
      Run run = project().run(command, "--help");
      assertEquals(0, run.status());
      assertTrue(run.out().startsWith("Usage: shale " + command), run.out());
      assertTrue(run.out().contains("Examples:\n  shale " + command), run.out());
      assertEquals(run.out(), project().run("help", command).out());
    }
  }

  @Test
  void helpSaysWhatTheExitStatusOfTheCommandMeans() {
    assertEndsWith(ExitStatus.sentence(ExitStatus.ERRORS), help("graph"));
    assertEndsWith(ExitStatus.sentence(ExitStatus.DAMAGE), help("cache"));
    assertTrue(help("why").contains("1 nothing asks for the module or uses the export,"));
    assertTrue(help("cycles").contains("1 the graph has errors, or --fail found a cycle,"));
  }

  /** The help of a command, without the ends of lines. */
  private String help(String command) {
    return project().run(command, "--help").out().replaceAll("\\s+", " ").strip();
  }

  private static void assertEndsWith(String end, String text) {
    assertTrue(text.endsWith(end), text);
  }

  @Test
  void theReadmeSaysTheSame() throws IOException {
    String readme = Files.readString(Path.of("../../README.md").toAbsolutePath());
    assertTrue(readme.contains(ExitStatus.sentence(ExitStatus.ERRORS)), "the commands");
    assertTrue(readme.contains(ExitStatus.DAMAGE), "shale cache");
  }

  private Project project() {
    return new Project(directory);
  }

  private void assertUnusable(String sentence, String... arguments) {
    Run run = project().run(arguments);
    assertEquals(sentence, run.err());
    assertEquals("", run.out());
    assertEquals(2, run.status());
  }

  private Run runWith(OutputStream out, String... arguments) {
    Project project = Project.small(directory);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell = new Shell(new Output(out), new Output(err), Terminal.NONE, project.root());
    int status = Main.run(arguments, shell);
    return new Run(status, "", err.toString(StandardCharsets.UTF_8));
  }

  /** A stream with a fault of its own. */
  private static final class BrokenStream extends OutputStream {
    @Override
    public void write(int value) {
      throw new IllegalStateException("planted");
    }
  }

  /** A stream that nobody reads. */
  private static final class FailingStream extends OutputStream {
    private final String reason;

    FailingStream(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int value) throws IOException {
      throw new IOException(reason);
    }
  }
}
