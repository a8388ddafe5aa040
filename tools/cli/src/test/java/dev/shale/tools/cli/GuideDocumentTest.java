package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide, followed: its files are written, its commands run, and what it says of their output is
 * what they say. {@code -Dshale.update=true} writes it anew.
 */
class GuideDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("shale.root"));
  private static final Path GUIDE = ROOT.resolve("docs/guide.md");
  private static final String FENCE = "```";
  private static final String PROMPT = "$ ";
  private static final Pattern IN_TABLE = Pattern.compile("\\| `(shale [^`]*)` \\|");

  @TempDir Path directory;
  private Path project;

  @BeforeEach
  void sample() throws IOException, InterruptedException {
    project = Files.createDirectory(directory.toRealPath().resolve("project"));
    Path sample = ROOT.resolve("docs/sample");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(sample.relativize(file));
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
    }
    run("git init -q -b main");
    run("git config user.name A");
    run("git config user.email a@example.com");
    run("git add -A");
    run("git commit -qm Begin");
  }

  private String run(String command) throws IOException, InterruptedException {
    if (command.startsWith("shale ")) {
      String[] words = command.split(" ", -1);
      Run run = Run.of(project, Terminal.NONE, Arrays.copyOfRange(words, 1, words.length));
      String status = run.status() == 0 ? "" : "(exit status " + run.status() + ")\n";
      return run.out() + run.err() + status;
    }
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), command + ": " + text);
    return text;
  }

  /** The guide as it is when it is followed. */
  private List<String> followed() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    String block = null;
    List<String> content = new ArrayList<>();
    for (String line : Files.readAllLines(GUIDE)) {
      if (block == null) {
        lines.add(line);
        block = line.startsWith(FENCE) ? line.substring(FENCE.length()) : null;
      } else if (!line.equals(FENCE)) {
        content.add(line);
      } else {
        lines.addAll(followed(block, content));
        lines.add(line);
        block = null;
        content.clear();
      }
    }
    return lines;
  }

  private List<String> followed(String block, List<String> content)
      throws IOException, InterruptedException {
    String[] words = block.split(" ", -1);
    if (words.length == 2) {
      Path file = project.resolve(words[1]);
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, content);
    }
    if (!words[0].equals("console")) {
      return content;
    }
    List<String> lines = new ArrayList<>();
    for (String line : content) {
      if (line.startsWith(PROMPT)) {
        lines.add(line);
        run(line.substring(PROMPT.length())).lines().forEach(lines::add);
      }
    }
    return lines;
  }

  @Test
  void whoFollowsItSeesWhatItSays() throws IOException, InterruptedException {
    List<String> lines = followed();
    if (Boolean.getBoolean("shale.update")) {
      Files.write(GUIDE, lines);
    }
    assertEquals(String.join("\n", lines), String.join("\n", Files.readAllLines(GUIDE)));
  }

  @Test
  void theCommandsOfItsTableAnswer() throws IOException, InterruptedException {
    Matcher commands = IN_TABLE.matcher(Files.readString(GUIDE));
    int count = 0;
    while (commands.find()) {
      String answer = run(commands.group(1));
      assertTrue(!answer.contains("exit status 2"), commands.group(1) + ": " + answer);
      count++;
    }
    assertTrue(count > 3, count + " commands");
  }
}
