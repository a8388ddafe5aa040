package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale watch}: a line for each change. */
@Timeout(600)
class WatchCommandTest {
  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void begin() throws IOException {
    project = Project.small(Files.createDirectory(directory.resolve("project")));
  }

  private WatchRun watch(String... arguments) {
    return new WatchRun(project.root(), arguments);
  }

  /** At once: a watch is not to see a file that is half written. */
  private void write(String path, String content) throws IOException {
    Path file = project.root().resolve(path);
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(directory, "written", "");
    Files.writeString(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void assertHas(String line, String... parts) {
    for (String part : parts) {
      assertTrue(line.contains(part), part + " is not in: " + line);
    }
  }

  @Test
  void eachChangeIsALine() throws Exception {
    try (WatchRun run = watch()) {
      assertHas(run.next(), "Watching 5 modules. Press Ctrl+C to end.");
      write("src/a.ts", "export const a = 1;");
      assertHas(
          run.next(),
          "changed src/a.ts",
          "removed ",
          "src/b.ts",
          "no longer a cycle: src/a.ts, src/b.ts",
          " ms");
      write("src/a.ts", "import './gone'; export const a = 1;");
      assertHas(run.next(), "2 modules affected; new error src/a.ts:1:8: Could not find");
      write("src/gone.ts", "import './a';");
      assertHas(run.next(), "added src/gone.ts", "new cycle", "fixed error src/a.ts:1:8");
    }
  }

  @Test
  void aLineOfJsonHasPaths() throws Exception {
    try (WatchRun run = watch("--json")) {
      assertHas(run.next(), "\"event\":\"ready\",\"generation\":1,\"moduleCount\":6,");
      write("src/a.ts", "export const a = 1;");
      assertHas(
          run.next(),
          "\"schema\":\"shale.watch/1\"",
          "\"generation\":2,\"rebuilt\":false,\"changed\":[\"src/a.ts\"],\"added\":[],",
          "\"affected\":[\"src/index.ts\",\"src/a.ts\"]",
          "\"removed\":[[\"src/a.ts\",\"src/b.ts\"]]");
    }
  }

  @Test
  void theDocumentOfTheGraphIsKept() throws Exception {
    Path file = directory.resolve("graph.json");
    try (WatchRun run = watch("--graph", file.toString())) {
      run.next();
      assertEquals(project.run("graph", "--json", "--no-cache").out(), Files.readString(file));
      write("src/a.ts", "import './types'; export const a = 1;");
      run.next();
      assertEquals(project.run("graph", "--json", "--no-cache").out(), Files.readString(file));
      try (Stream<Path> files = Files.list(directory)) {
        assertTrue(files.noneMatch(path -> path.toString().endsWith(".part")));
      }
    }
  }

  @Test
  void aCommandReadsWhatIsAffected() throws Exception {
    Path file = directory.resolve("affected");
    try (WatchRun run = watch("--exec", "cat >> " + file)) {
      run.next();
      write("src/b.ts", "export const b = 1;");
      run.next();
      String affected = "src/index.ts\nsrc/a.ts\nsrc/b.ts\n";
      while (Files.notExists(file) || Files.size(file) < affected.length()) {
        Thread.sleep(10);
      }
      assertEquals(affected, Files.readString(file));
    }
  }

  @Test
  void aProjectMayGoAndComeBack() throws Exception {
    Path moved = directory.resolve("moved");
    try (WatchRun run = watch("--json")) {
      run.next();
      Files.move(project.root(), moved);
      assertHas(
          run.next(),
          "\"code\":\"unresolved\"",
          "\"src/index.ts\",\"src/types.ts\"],\"affected\":[]");
      Files.move(moved, project.root());
      assertHas(run.next(), "\"src/index.ts\"", "\"diagnostics\":{\"added\":[],\"removed\":[{");
    }
  }

  @Test
  void aNewTestIsAnEntry() throws Exception {
    try (WatchRun run = watch("--json", "--tests")) {
      run.next();
      write("src/b.test.ts", "import './b';");
      assertHas(run.next(), "\"rebuilt\":false,\"changed\":[],\"added\":[\"src/b.test.ts\"]");
      write("src/b.test.ts", "import './a';");
      assertHas(run.next(), "\"rebuilt\":false,\"changed\":[\"src/b.test.ts\"]");
    }
  }

  @Test
  void aGraphThatCannotBeWrittenEndsNothing() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("out"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("graph.json"));
    Files.writeString(folder.resolve("graph.json"), "");
    try (WatchRun run = watch("--graph", link.toString())) {
      run.next();
      assertTrue(Files.isSymbolicLink(link));
      Files.delete(folder.resolve("graph.json"));
      Files.createDirectory(folder.resolve("graph.json"));
      Files.writeString(folder.resolve("graph.json/x"), "");
      write("src/b.ts", "export const b = 1;");
      assertHas(run.next(), "changed src/b.ts");
    }
    assertEquals(
        "shale: --graph: " + folder + " cannot be written: it is no regular file.\n",
        project.run("watch", "--graph", folder.toString()).err());
  }

  @Test
  void aNewEntryOfPackageJsonCounts() throws Exception {
    try (WatchRun run = watch("--json")) {
      run.next();
      write("src/other.ts", "import './b';");
      write("package.json", "{\"name\": \"small\", \"source\": \"src/other.ts\"}");
      assertHas(
          run.next(),
          "\"added\":[\"src/other.ts\"],\"removed\":[\"src/index.ts\",\"src/types.ts\"]");
    }
  }

  @Test
  void chunksThatChangeAreNamed() throws Exception {
    write("src/page.ts", "import './part'; export const page = 1;");
    write("src/part.ts", "import './a'; export const part = 1;");
    write("src/index.ts", "import './a'; import('./page');");
    try (WatchRun run = watch("--json", "--chunks")) {
      assertHas(run.next(), "\"chunks\":{\"added\":[\"main\",\"src_page_ts\"],\"changed\":[],");
      write("src/part.ts", "import './a'; export const part = 10;");
      assertHas(run.next(), chunks("", "src_page_ts", "", ""));
      write("src/page.ts", "import './a'; import './part'; export const page = 1;");
      assertHas(run.next(), chunks("", "src_page_ts", "", ""));
      write("src/index.ts", "import './a'; import './part'; import('./page');");
      String reason = "a module is reached from where it was not";
      assertHas(run.next(), chunks("", "main,src_page_ts", "", reason));
      write("src/index.ts", "import './a'; import './part';");
      String later = "what a module loads later is another, or its name, or how it is to be loaded";
      assertHas(run.next(), chunks("", "main", "src_page_ts", later), "\"src/page.ts\"");
    }
  }

  private static String chunks(String added, String changed, String removed, String reason) {
    return "\"chunks\":{\"added\":[%s],\"changed\":[%s],\"removed\":[%s],\"reason\":\"%s\"}"
        .formatted(quoted(added), quoted(changed), quoted(removed), reason);
  }

  private static String quoted(String ids) {
    return ids.isEmpty() ? "" : "\"" + ids.replace(",", "\",\"") + "\"";
  }

  @Test
  void aLineHasTheChunks() throws Exception {
    try (WatchRun run = watch("--chunks")) {
      run.next();
      write("src/b.ts", "import('./a'); export const b = 1;");
      assertHas(run.next(), "changed src/b.ts", "; chunk changed main; ");
    }
  }
}
