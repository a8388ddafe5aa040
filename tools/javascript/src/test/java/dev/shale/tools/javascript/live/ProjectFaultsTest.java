package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.offheap.RegionLimitException;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails costs as little as it can, and the state before it stays. */
@Timeout(300)
class ProjectFaultsTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;
  private Path root;
  private final HookedFrontEnd frontEnd = new HookedFrontEnd();
  private final AtomicBoolean isFailing = new AtomicBoolean();
  private final long regionBytes = NativeMemory.regionBytes();

  @BeforeEach
  void files() throws IOException {
    root = directory.toRealPath();
    write("main.ts", "import './a'; import './b';");
    write("a.ts", "export const a = 1;");
    write("b.ts", "import './a';");
  }

  @AfterEach
  void nothingIsLeft() {
    assertEquals(regionBytes, NativeMemory.regionBytes(), "native memory that nobody owns");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private ProjectBuilder builder() {
    return Project.builder(root)
        .language(
            frontEnd,
            () -> {
              if (isFailing.get()) {
                throw new IllegalStateException("no resolver");
              }
              return JavaScriptResolver.observing(RULES);
            })
        .entries(Path.of("main.ts"));
  }

  @Test
  void aDefectOfTheFrontEndIsToldUntilItIsGone() throws IOException {
    try (Project project = builder().open()) {
      frontEnd.before(HookedFrontEnd.failing("b.ts", new StackOverflowError("too deep")));
      Update update = project.update(List.of(write("b.ts", "import './a'; // more"))).join();
      assertEquals(1, update.diagnosticsAdded().size());
      assertTrue(
          update.diagnosticsAdded().getFirst().message().contains("StackOverflowError: too deep"));
      assertFalse(project.update().join().isChanged());
      try (View view = project.view()) {
        assertEquals(2, view.generation());
        assertEquals(1, view.diagnostics().size());
        assertFalse(view.importsOf(view.module(root.resolve("b.ts"))).next());
      }
      frontEnd.before(path -> {});
      update = project.update().join();
      assertEquals(1, update.diagnosticsRemoved().size());
      assertEquals(1, update.changed().length);
      try (View view = project.view()) {
        assertTrue(view.importsOf(view.module(root.resolve("b.ts"))).next());
      }
    }
  }

  @Test
  void whatAnUpdateWasToldIsNotForgottenWhenItFails() throws IOException {
    try (Project project = builder().open()) {
      isFailing.set(true);
      Path b = write("b.ts", "");
      CompletionException failure =
          assertThrows(CompletionException.class, project.update(List.of(b))::join);
      assertInstanceOf(IllegalStateException.class, failure.getCause());
      try (View view = project.view()) {
        assertEquals(1, view.generation());
        assertTrue(view.importsOf(view.module(b)).next());
      }
      assertThrows(CompletionException.class, project.update(List.of())::join);
      isFailing.set(false);
      assertTrue(project.update(List.of()).join().isRebuilt());
      try (View view = project.view()) {
        assertFalse(view.importsOf(view.module(b)).next());
      }
    }
  }

  @Test
  void aProjectThatWatchesTriesAgainWhenAsked() throws IOException {
    try (Project project = builder().watching(true).open()) {
      project.update().join();
      isFailing.set(true);
      assertThrows(
          CompletionException.class, project.update(List.of(write("b.ts", "import './c';")))::join);
      assertFalse(project.isUpToDate());
      isFailing.set(false);
      assertTrue(project.update().join().generation() > 1);
      try (View view = project.view()) {
        assertEquals(1, view.diagnostics().size());
      }
    }
  }

  @Test
  void anUpdateThatPassesTheLimitKeepsTheStateBefore() throws IOException {
    String many = "import './a';\n".repeat(200_000);
    try (Project project = builder().memoryLimit(4L << 20).open()) {
      Path b = write("b.ts", many);
      for (int attempt = 0; attempt < 3; attempt++) {
        CompletionException failure =
            assertThrows(CompletionException.class, project.update(List.of(b))::join);
        assertInstanceOf(RegionLimitException.class, failure.getCause());
        try (View view = project.view()) {
          assertEquals(1, view.generation());
          assertEquals(3, view.moduleCount());
          assertTrue(view.importsOf(view.module(b)).next());
        }
      }
      write("b.ts", "import './a'; import './c';");
      Update update = project.update(List.of(b)).join();
      assertTrue(update.isRebuilt());
      try (View view = project.view()) {
        assertEquals(1, view.diagnostics().size());
      }
      update = project.update(List.of(write("b.ts", ""))).join();
      assertFalse(update.isRebuilt());
      assertEquals(1, update.diagnosticsRemoved().size());
    }
  }

  @Test
  void aLimitThatIsTooLowIsSaidAtOnce() {
    for (long bytes = 1 << 12; bytes < 1 << 20; bytes += 1 << 14) {
      ProjectBuilder low = builder().memoryLimit(bytes);
      try {
        low.open().close();
        return;
      } catch (RegionLimitException tooLow) {
        assertEquals(regionBytes, NativeMemory.regionBytes(), "at " + bytes);
      }
    }
  }

  @Test
  void anEntryThatGoesIsMissed() throws IOException {
    try (Project project = builder().open()) {
      Files.delete(root.resolve("main.ts"));
      Update gone = project.update().join();
      assertFalse(gone.isRebuilt());
      assertEquals(3, gone.removed().size());
      assertEquals(1, gone.diagnosticsAdded().size());
      try (View view = project.view()) {
        assertEquals(0, view.moduleCount());
        assertEquals(1, view.diagnostics().size());
      }
      write("main.ts", "import './a';");
      Update back = project.update(List.of(Path.of("main.ts"))).join();
      assertEquals(2, back.added().length);
      assertEquals(gone.diagnosticsAdded(), back.diagnosticsRemoved());
      try (View view = project.view()) {
        assertEquals(2, view.moduleCount());
        assertEquals(List.of(), view.diagnostics());
      }
    }
  }
}
