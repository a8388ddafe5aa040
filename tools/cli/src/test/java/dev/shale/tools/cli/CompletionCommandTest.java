package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.javascript.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shells propose; bash itself is asked. */
class CompletionCommandTest {
  @TempDir Path directory;

  private Run run(String... arguments) {
    return Run.of(directory, Terminal.NONE, arguments);
  }

  /** What bash proposes for the last of some words. */
  private List<String> proposed(String... words) throws IOException, InterruptedException {
    Path script = directory.resolve("shale.bash");
    Files.writeString(script, run("completion", "bash").out());
    String ask =
        """
        compopt() { :; } # this is no completion to bash
        source %s
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        COMP_LINE="${COMP_WORDS[*]}"
        COMP_POINT=${#COMP_LINE}
        _complete_shale
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, "'" + String.join("' '", words) + "'", words.length - 1);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), text);
    return List.copyOf(new TreeSet<>(text.lines().map(String::strip).toList()));
  }

  @Test
  void bashProposesCommandsOptionsWordsAndFiles() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("main.ts"), "");
    assertEquals(List.of("importers", "imports"), proposed("shale", "imp"));
    assertEquals(List.of("--threads"), proposed("shale", "graph", "--thr"));
    assertEquals(
        Arrays.stream(Platform.values()).map(Platform::label).sorted().toList(),
        proposed("shale", "graph", "--platform", ""));
    assertTrue(proposed("shale", "graph", "ma").contains("main.ts"));
    assertTrue(proposed("shale", "graph", "--tsconfig", "ma").contains("main.ts"));
    assertEquals(List.of("no-cycles"), proposed("shale", "check", "--rule", "no-cy"));
  }

  @Test
  void fishIsToldEachCommandAndOption() {
    String script = run("completion", "fish").out();
    assertTrue(
        script.contains("complete -c shale -n __fish_use_subcommand -f -a cycles -d 'Lists"),
        script);
    assertTrue(
        script.contains(
            "complete -c shale -n '__fish_seen_subcommand_from graph' -l color -r -f -a 'auto always"
                + " never' -d "),
        script);
  }

  /** The page has all commands and options, and no line of it that roff obeys but its own. */
  @Test
  void theManualPageHasAllThatHelpHas() {
    String page = run("completion", "man").out();
    for (String command : List.of("graph", "check", "affected", "completion")) {
      assertTrue(page.contains("\n.SH shale " + command + "\n"), page);
    }
    assertTrue(page.contains("\n.B \\-\\-baseline FILE\n"), page);
    assertTrue(page.contains("\n.B \\-h, \\-\\-help\nShow this help\n"), page);
    List<String> macros =
        page.lines()
            .filter(line -> line.startsWith(".") || line.startsWith("'"))
            .map(line -> line.split(" ", 2)[0])
            .distinct()
            .sorted()
            .toList();
    assertEquals(List.of(".B", ".PP", ".SH", ".TH", ".TP", ".fi", ".nf"), macros);
  }

  @Test
  void anotherShellHasNone() {
    Run run = run("completion", "tcsh");
    assertEquals(ExitStatus.UNUSABLE, run.status());
    assertTrue(run.err().contains("no script for 'tcsh'"), run.err());
  }
}
