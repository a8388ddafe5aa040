package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Project;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder hears of a project. */
@Timeout(300)
class FlightEventsTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);
  private static final String UPDATE = "dev.shale.Update";
  private static final String FILE = "dev.shale.File";
  private static final String FAILURE = "dev.shale.FileFailure";

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(directory.toRealPath().resolve("project"));
    write("main.ts", "import './a'; import './gone';");
    write("a.ts", "export const a = 1;");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private Project open() {
    return Project.builder(root)
        .language(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES))
        .entries(Path.of("main.ts"))
        .open();
  }

  private List<RecordedEvent> stop(Recording recording, String name) throws IOException {
    recording.stop();
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }

  @Test
  void anUpdateIsAnEvent() throws IOException {
    try (Project project = open();
        Recording recording = new Recording()) {
      recording.enable(UPDATE);
      recording.start();
      write("a.ts", "import './main'; export const a = 2;");
      project.update(List.of(Path.of("a.ts"))).join();
      List<RecordedEvent> events = stop(recording, UPDATE);
      assertEquals(1, events.size());
      RecordedEvent event = events.getFirst();
      assertEquals(1, event.getInt("changed"));
      assertEquals(1, event.getInt("parsed"));
      assertEquals(1, event.getLong("asked"));
      assertEquals(false, event.getBoolean("built"));
      assertEquals("", event.getString("reason"));
      assertTrue(event.getDuration().toNanos() > 0);
    }
  }

  @Test
  void aBuildIsAnEventToo() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(UPDATE);
      recording.start();
      try (Project project = open()) {
        assertEquals(1, project.metrics().buildCount());
      }
      RecordedEvent event = stop(recording, UPDATE).getFirst();
      assertEquals(true, event.getBoolean("built"));
      assertEquals(2, event.getInt("parsed"));
      assertEquals(2, event.getInt("changed"));
    }
  }

  @Test
  void aFileIsAnEventThatTakesLongerThanTheThreshold() throws IOException {
    try (Project project = open();
        Recording recording = new Recording()) {
      recording.enable(FILE).withThreshold(Duration.ZERO);
      recording.start();
      String text = "export const a = 3;";
      write("a.ts", text);
      project.update(List.of(Path.of("a.ts"))).join();
      RecordedEvent event = stop(recording, FILE).getFirst();
      assertEquals(root.resolve("a.ts").toString(), event.getString("path"));
      assertEquals(text.length(), event.getLong("bytes"));
    }
    try (Project project = open();
        Recording recording = new Recording()) {
      recording.enable(FILE).withThreshold(Duration.ofDays(1));
      recording.start();
      write("a.ts", "export const a = 4;");
      project.update(List.of(Path.of("a.ts"))).join();
      assertEquals(List.of(), stop(recording, FILE));
    }
  }

  @Test
  void aFileThatFailsIsAnEvent() throws IOException {
    try (Project project = open();
        Recording recording = new Recording()) {
      recording.enable(FAILURE);
      recording.start();
      Files.write(root.resolve("a.ts"), new byte[] {(byte) 0xFF});
      project.update(List.of(Path.of("a.ts"))).join();
      RecordedEvent event = stop(recording, FAILURE).getFirst();
      assertEquals(root.resolve("a.ts").toString(), event.getString("path"));
      assertTrue(event.getString("problem").startsWith("The file is not UTF-8"));
    }
  }
}
