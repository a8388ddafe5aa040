package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a former graph stays in native memory, nor a mapping of what was kept. */
class WorkspaceMemoryTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;

  private long regionBytes;
  private long mappedBytes;

  @BeforeEach
  void begin() {
    regionBytes = NativeMemory.regionBytes();
    mappedBytes = NativeMemory.mappedBytes();
  }

  @AfterEach
  void nothingStays() {
    assertEquals(regionBytes, NativeMemory.regionBytes(), "regions");
    assertEquals(mappedBytes, NativeMemory.mappedBytes(), "mappings");
  }

  private static BuildOptions options() {
    return BuildOptions.of(
        new JavaScriptFrontEnd(Mode.PRODUCTION).dependenciesOnly(),
        () -> JavaScriptResolver.observing(RULES));
  }

  private static BuildReport build(Workspace workspace, Project project) {
    Resolved entry = new JavaScriptResolver(RULES).entry(project.root().resolve("src/index.ts"));
    BuildReport report = workspace.build(List.of(entry));
    assertEquals("", workspace.awaitSaved());
    return report;
  }

  @Test
  void aBuildTakesThePlaceOfTheOneBefore() {
    Project project = Project.small(directory);
    try (Workspace workspace = Workspace.open(options())) {
      build(workspace, project);
      long held = NativeMemory.regionBytes();
      for (int again = 0; again < 5; again++) {
        build(workspace, project);
        assertEquals(held, NativeMemory.regionBytes());
      }
    }
  }

  @Test
  void aSnapshotKeepsItsGraphAndNoLonger() {
    Project project = Project.small(directory);
    try (Workspace workspace = Workspace.open(options())) {
      build(workspace, project);
      long one = NativeMemory.regionBytes();
      try (Snapshot former = workspace.snapshot()) {
        build(workspace, project);
        assertTrue(NativeMemory.regionBytes() > one);
        assertEquals(6, former.moduleCount());
      }
      assertEquals(one, NativeMemory.regionBytes());
    }
  }

  @Test
  void whatWasRestoredPatchedOrReplayedIsGivenBack() {
    Project project = Project.small(directory);
    CacheOptions cache = CacheOptions.of(directory.resolve("cache"));
    String index = "import { a } from \"./a\";\nimport type { T } from './types';\na();\n";
    for (String edit :
        new String[] {
          index,
          index,
          "// a line more\n" + index,
          "import \"./b\";\n" + index,
          "import \"./gone\";\n" + index,
          "syntax (",
          index
        }) {
      project.with("src/index.ts", edit);
      try (Workspace workspace = Workspace.open(options(), cache)) {
        build(workspace, project);
        build(workspace, project);
      }
      nothingStays();
    }
  }

  @Test
  void aPatchThatIsGivenUpLeavesNothing() {
    Project project = Project.small(directory);
    CacheOptions cache = CacheOptions.of(directory.resolve("cache"));
    try (Workspace workspace = Workspace.open(options(), cache)) {
      build(workspace, project);
    }
    // The first of two changed files fits into the restored graph, the second does not.
    project.with("src/a.ts", "\nimport { b } from \"./b\";\nexport const a = () => b;\n");
    project.with("src/b.ts", "export * from \"./a\";\n");
    try (Workspace workspace = Workspace.open(options(), cache)) {
      assertEquals(2, build(workspace, project).reuse().parsedCount());
      build(workspace, project);
    }
  }

  @Test
  void aBuildThatFailsLeavesTheOneBefore() {
    Project project = Project.small(directory);
    try (Workspace workspace = Workspace.open(options())) {
      build(workspace, project);
      long held = NativeMemory.regionBytes();
      Thread.currentThread().interrupt();
      try {
        build(workspace, project);
      } catch (java.util.concurrent.CancellationException expected) {
        assertTrue(Thread.interrupted());
      }
      assertEquals(held, NativeMemory.regionBytes());
    }
  }
}
