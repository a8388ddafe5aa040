package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinimiserTest {
  private static final Pattern EDITS = Pattern.compile("(?s)seed \\d+, .*?after \\[(.*)\n]: .*");
  private static final int MANY_TRIES = 10_000;

  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void whatIsNeededTogetherIsKeptAndNothingElse() {
    List<Integer> needed = List.of(3, 50, 51, 98);
    assertEquals(needed, Minimiser.minimal(HUNDRED, MANY_TRIES, some -> some.containsAll(needed)));
  }

  @Test
  void oneOfManyThatDoIsEnough() {
    List<Integer> few =
        Minimiser.minimal(HUNDRED, MANY_TRIES, some -> some.stream().anyMatch(one -> one > 40));
    assertEquals(1, few.size());
  }

  @Test
  void whatIsFoundSoFarIsGivenWhenThereAreTooManyTries() {
    List<Integer> some = Minimiser.minimal(HUNDRED, 1, tried -> tried.contains(99));
    assertTrue(some.contains(99));
  }

  @Test
  void aScriptThatShowsAFaultHasFewEdits(@TempDir Path directory) {
    String message = PlantedRun.with(UpdateFault.SPANS_STAY, directory, 0, 20, 25, 1);
    Matcher matcher = EDITS.matcher(message);
    assertTrue(matcher.matches(), message);
    long edits =
        matcher.group(1).lines().filter(line -> !line.isBlank() && !line.contains("-> ")).count();
    assertTrue(edits >= 1 && edits <= 3, message);
  }
}
