package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.output.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Places where a cache cannot be kept, or was kept a moment ago. {@code tools/launcher-test.sh} has
 * those that take a file system of their own.
 */
class CachePlacesTest {
  private static final int SETTLED_MILLIS = 30;
  private static final String ADVICE =
      " (see whether the device is in order, or name another directory)";

  @TempDir Path directory;

  private Project project;
  private Run cold;

  @BeforeEach
  void makeProject() throws InterruptedException {
    project = Project.small(directory);
    project.with("src/types.ts", "import './gone';\nexport type T = string;\n");
    project.with("src/index.ts", "import './a';\nimport './types';\n");
    cold = project.run("graph", "--json", "--no-cache");
    assertEquals(ExitStatus.FINDINGS, cold.status());
    Thread.sleep(SETTLED_MILLIS);
  }

  private Path path(String path) {
    return project.root().resolve(path);
  }

  private Run warm(String cache) {
    Run warm = project.run("graph", "--json", "--timings", "--cache", cache);
    assertEquals(cold.out(), warm.out());
    assertEquals(cold.status(), warm.status());
    assertTrue(warm.err().startsWith(cold.err()), warm.err());
    return warm;
  }

  /** The build is as without a cache, and the last line says why it is not kept. */
  private void assertNotKept(String cache, String why) {
    for (int again = 0; again < 2; again++) {
      String line = warm(cache).err().lines().reduce("", (before, last) -> last);
      assertEquals("shale: " + path(cache) + ": " + why, line);
    }
  }

  @Test
  void aFileIsNoPlace() throws IOException {
    project.with("occupied", "mine");
    assertNotKept(
        "occupied", "there is something of that name, and no directory (name another directory)");
    assertNotKept("occupied/below", "Not a directory" + ADVICE);
    assertEquals("mine", Files.readString(path("occupied")));
  }

  @Test
  void aLinkToNothingIsNoPlace() throws IOException {
    Files.createSymbolicLink(path("link"), path("nothing"));
    assertNotKept(
        "link", "there is something of that name, and no directory (name another directory)");
    assertFalse(Files.exists(path("nothing")));
  }

  @Test
  void whereNoDirectoryCanBeMadeIsNoPlace() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no file system of processes");
    Run run = warm("/proc/shale/cache");
    String line = run.err().lines().reduce("", (before, last) -> last);
    assertTrue(line.startsWith("shale: /proc/shale/cache: /proc/shale: "), line);
    assertTrue(line.endsWith(ADVICE), line);
  }

  @Test
  void aLinkToADirectoryIsAPlace() throws IOException {
    Files.createDirectory(path("real"));
    Files.createSymbolicLink(path("link"), path("real"));
    assertTrue(warm("link").err().contains("parsed"));
    assertTrue(warm("real").err().contains("restored"));
    assertTrue(warm("link").err().contains("restored"));
    assertTrue(Files.isSymbolicLink(path("link")));
  }

  @Test
  void aCacheThatIsDeletedBetweenRunsIsMadeAgain() throws IOException {
    warm("cache");
    delete(path("cache"));
    assertTrue(warm("cache").err().contains("there is no cache yet"));
    assertTrue(warm("cache").err().contains("restored"));
  }

  @Test
  void aGraphOutlivesTheCacheThatItCameFrom() throws IOException {
    warm("cache");
    try (Workspace workspace = open("cache", () -> {})) {
      assertTrue(build(workspace).reuse().isWhole());
      delete(path("cache"));
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(path("src/index.ts").toString(), graph.name(graph.identifier(0)));
        assertTrue(graph.moduleCount() > 3);
      }
      assertEquals("", workspace.awaitSaved());
    }
    assertFalse(Files.exists(path("cache")));
  }

  @Test
  void aCacheThatIsDeletedWhileABuildReadsItIsMadeAgain() throws Exception {
    warm("cache");
    project.with("src/a.ts", "import './b';\n");
    cold = project.run("graph", "--json", "--no-cache");
    Thread.sleep(SETTLED_MILLIS);
    try (Workspace workspace = open("cache", () -> delete(path("cache")))) {
      BuildReport report = build(workspace);
      assertEquals(1, report.reuse().parsedCount());
      assertEquals("", workspace.awaitSaved());
    }
    assertTrue(warm("cache").err().contains("restored"));
  }

  private Workspace open(String cache, Runnable duringBuild) {
    Language language = ReadProject.of(project.root()).language();
    BuildOptions options =
        BuildOptions.of(language.frontEnd(), language::resolver)
            .withProgress((_, _) -> duringBuild.run());
    String build = ReadProject.of(project.root()).buildName();
    return Workspace.open(options, CacheOptions.of(path(cache)).withBuild(build));
  }

  private BuildReport build(Workspace workspace) {
    return workspace.build(ReadProject.of(project.root()).entries());
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException deletedBefore) {
      return;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
