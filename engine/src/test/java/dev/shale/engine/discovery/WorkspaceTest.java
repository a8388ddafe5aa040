package dev.shale.engine.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace says to whoever uses it otherwise than it is meant. */
class WorkspaceTest {
  private static final ToyLanguage TOY = new ToyLanguage();

  @TempDir Path directory;

  private Resolved file(String name, String... lines) throws IOException {
    Path path = directory.resolve(name);
    Files.write(path, List.of(lines));
    return Resolved.file(path.toString());
  }

  @Test
  void aClosedWorkspaceBuildsNothing() throws IOException {
    Resolved entry = file("a.toy");
    Workspace workspace = Workspace.open(BuildOptions.of(TOY, () -> TOY));
    workspace.build(List.of(entry));
    workspace.close();
    assertThrows(IllegalStateException.class, () -> workspace.build(List.of(entry)));
    assertEquals(0, workspace.nativeBytes());
    assertThrows(IllegalStateException.class, workspace::snapshot);
    workspace.close();
  }

  @Test
  void anEntryThatLeadsNowhereIsAnError() throws IOException {
    Resolved nowhere = Resolved.unresolved("/gone/b.toy", "There is no such file.");
    try (Workspace workspace = Workspace.open(BuildOptions.of(TOY, () -> TOY))) {
      BuildReport report = workspace.build(List.of(file("a.toy"), nowhere));
      assertEquals(1, report.errorCount());
      Diagnostic error = report.diagnostics().getFirst();
      assertEquals("/gone/b.toy", error.path());
      assertEquals("There is no such file.", error.message());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(1, graph.moduleCount());
      }
    }
  }

  @Test
  void whatDoesNotTellOnWhatItDependsCannotBeKept() throws IOException {
    Resolved entry = file("a.toy");
    CacheOptions cache = CacheOptions.of(directory.resolve("cache"));
    try (Workspace workspace = Workspace.open(BuildOptions.of(TOY, () -> TOY), cache)) {
      IllegalStateException refused =
          assertThrows(IllegalStateException.class, () -> workspace.build(List.of(entry)));
      assertTrue(String.valueOf(refused.getMessage()).contains("observations"));
    }
  }

  /** Each has a parser, buffers and a stack of its own. */
  @Test
  void thereAreNoMoreWorkersThanModules() throws IOException {
    Resolved entry = file("a.toy", "b.toy", "c.toy");
    file("b.toy");
    file("c.toy", "a.toy");
    AtomicInteger parsers = new AtomicInteger();
    FrontEnd counting =
        new FrontEnd() {
          @Override
          public Kinds kinds() {
            return TOY.kinds();
          }

          @Override
          public ModuleKind kindOf(String path) {
            return TOY.kindOf(path);
          }

          @Override
          public Parser newParser() {
            parsers.incrementAndGet();
            return TOY.newParser();
          }
        };
    BuildOptions options = BuildOptions.of(counting, () -> TOY).withThreads(256);
    try (Workspace workspace = Workspace.open(options)) {
      workspace.build(List.of(entry));
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(3, graph.moduleCount());
      }
    }
    assertTrue(parsers.get() <= 3, parsers + " parsers");
  }
}
