package dev.shale.tools.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  @Test
  void aLineErasesItself() {
    assertEquals(
        ERASE + "Reading modules: 1,200 of 3,400 known so far" + ERASE, drawn(80, true, true));
  }

  @Test
  void aLineIsNarrowerThanTheTerminal() {
    for (int columns = 2; columns < 60; columns++) {
      String line = drawn(columns, true, true).replace(ERASE, "");
      assertTrue(line.length() < columns, columns + ": " + line);
    }
  }

  @Test
  void aWidthOfNothingIsSilent() {
    assertEquals("", drawn(0, true, true));
    assertEquals("", drawn(1, true, true));
  }

  @Test
  void aFileIsNotDrawnOn() {
    assertEquals("", drawn(80, false, true));
  }

  @Test
  void theEnvironmentCanRefuse() {
    assertEquals("", drawn(80, true, false));
  }

  @Test
  void nothingIsDrawnBeforeTheInterval() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell = shell(err, new Terminal(true, true, 80, true, true));
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    try (Progress progress = Progress.open(shell, clock::get)) {
      for (int count = 0; count < 1000; count++) {
        clock.addAndGet(Progress.INTERVAL_NANOS / 1001);
        progress.advanced(count, 1000);
      }
      assertEquals(0, err.size());
      clock.addAndGet(Progress.INTERVAL_NANOS);
      progress.advanced(1000, 1000);
      assertTrue(err.size() > 0);
    }
  }

  private static String drawn(int columns, boolean isTerminal, boolean wantsProgress) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(isTerminal, isTerminal, columns, true, wantsProgress);
    try (Progress progress = Progress.open(shell(err, terminal))) {
      progress.draw(1200, 3400);
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Shell shell(ByteArrayOutputStream err, Terminal terminal) {
    Output out = new Output(OutputStream.nullOutputStream());
    return new Shell(out, new Output(err), terminal, Path.of("").toAbsolutePath());
  }
}
