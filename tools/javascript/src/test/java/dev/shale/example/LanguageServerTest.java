package dev.shale.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LanguageServerTest {
  @TempDir Path directory;
  private Path root;
  private LanguageServer server;

  /** What the editor shows, by file. */
  private final Map<String, List<Diagnostic>> shown = new ConcurrentHashMap<>();

  @BeforeEach
  void open() throws IOException {
    root = directory.toRealPath();
    write("main.ts", "import './a';\nimport './gone';\n");
    write("a.ts", "import {b} from './b';\nexport const a = b;\n");
    write("b.ts", "export const b = 1;\n");
    write("b.test.ts", "import {b} from './b';\nb;\n");
    write("main.test.ts", "import './main';\n");
    server =
        new LanguageServer(
            root, List.of(file("main.ts"), file("b.test.ts"), file("main.test.ts")), shown::put);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Path file(String name) {
    return root.resolve(name);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(file(name), text);
  }

  private int shownOf(String name) {
    return shown.getOrDefault(file(name).toString(), List.of()).size();
  }

  @Test
  void questionsHaveAnswers() {
    assertEquals(
        List.of(file("a.ts") + ":1:17", file("b.test.ts") + ":1:17"),
        server.references(file("b.ts")));
    assertEquals(List.of(file("main.ts"), file("a.ts")), server.why(file("a.ts")));
    assertEquals(List.of(), server.cycle(file("b.ts")));
    assertEquals(List.of(file("main.test.ts")), server.affectedTests(file("a.ts")));
    assertEquals(2, server.affectedTests(file("b.ts")).size());
    assertEquals(1, shownOf("main.ts"));
  }

  @Test
  void aBufferMakesACycleUntilItIsClosed() {
    server.bufferChanged(file("b.ts"), "import './a';\nimport './none';\n");
    server.settle();
    assertEquals(List.of(file("b.ts"), file("a.ts")), server.cycle(file("b.ts")));
    assertEquals(1, shownOf("b.ts"));
    server.bufferClosed(file("b.ts"));
    server.settle();
    assertEquals(List.of(), server.cycle(file("b.ts")));
    assertEquals(0, shownOf("b.ts"));
  }

  @Test
  void aFileThatComesEndsAComplaint() throws IOException {
    server.filesChanged(List.of(write("gone.ts", "import './b';\n")));
    server.settle();
    assertEquals(0, shownOf("main.ts"));
    assertEquals(3, server.references(file("b.ts")).size());
    Files.delete(file("gone.ts"));
    server.filesChanged(List.of(file("gone.ts")));
    server.settle();
    assertEquals(1, shownOf("main.ts"));
    assertEquals(2, server.references(file("b.ts")).size());
  }
}
