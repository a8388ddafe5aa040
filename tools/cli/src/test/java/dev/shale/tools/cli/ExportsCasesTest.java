package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What modules provide and what is used of it, in the cases of {@code src/test/resources/exports}:
 * what is expected there was found with Node and bundlers, by {@code exports-cases.mjs}.
 */
class ExportsCasesTest {
  private static final Path CASES = Path.of("src/test/resources/exports");
  private static final int LEAST = 200;

  @TempDir Path directory;

  @Test
  void allCasesAreAsExpected() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(CASES)) {
      files = list.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
    assertTrue(files.size() >= LEAST, files.size() + " cases");
    Map<String, List<String>> wrong = new TreeMap<>();
    for (Path file : files) {
      ExportsCase one = ExportsCase.read(file);
      List<String> differences = differences(one);
      if (!differences.isEmpty()) {
        wrong.put(one.name(), differences);
      }
    }
    assertEquals(Map.of(), wrong);
  }

  private List<String> differences(ExportsCase one) throws IOException {
    Path root = Files.createDirectory(directory.resolve(one.name())).toRealPath();
    one.write(root);
    List<String> arguments = new ArrayList<>(List.of("graph", "--json", "--exports", "--no-cache"));
    arguments.addAll(List.of("--contexts", "--threads=1"));
    arguments.addAll(one.entries());
    Run run = Run.of(root, Terminal.NONE, arguments.toArray(String[]::new));
    if (run.status() == ExitStatus.UNUSABLE) {
      return List.of(run.err());
    }
    Map<String, ExportsFacts> facts = ExportsFacts.read(run.out());
    List<String> differences = new ArrayList<>();
    one.modules()
        .forEach((path, choices) -> {
          ExportsFacts found = facts.getOrDefault(path, ExportsFacts.ABSENT);
          for (String part : choices.getFirst()) {
            String topic = topic(part);
            boolean isRight =
                choices.stream()
                    .flatMap(List::stream)
                    .anyMatch(said -> topic(said).equals(topic) && found.fits(said));
            if (!isRight) {
              differences.add(path + ": " + found.said(topic) + ", and not " + part);
            }
          }
        });
    one.bindings()
        .forEach((name, choices) -> {
          String[] place = name.split("#", -1);
          ExportsFacts found = facts.getOrDefault(place[0], ExportsFacts.ABSENT);
          String binding = found.bindings().get(place[1]);
          if (binding == null || !choices.contains(binding)) {
            differences.add(name + " leads to " + binding + ", and not to " + choices);
          }
        });
    return differences;
  }

  private static String topic(String said) {
    String first = Arrays.asList(said.split(" ", -1)).getFirst();
    return first.equals("dropped") ? "survives" : first;
  }
}
