package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Edges;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.language.Diagnostic;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads at one project: none waits for what it did not ask for, and none sees a half. */
@Timeout(300)
class ProjectThreadsTest {
  private static final int STEPS = Integer.getInteger("shale.project.steps", 50);
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;
  private Path root;
  private final HookedFrontEnd frontEnd = new HookedFrontEnd();
  private final long regionBytes = NativeMemory.regionBytes();

  @BeforeEach
  void files() throws IOException {
    root = directory.toRealPath();
    write("main.ts", "import './a'; import './b';");
    write("a.ts", "import './step0';");
    write("b.ts", "import './step0';");
  }

  @AfterEach
  void nothingIsLeft() {
    assertEquals(regionBytes, NativeMemory.regionBytes(), "native memory that nobody owns");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertFalse(thread.getName().startsWith("shale-"), thread.getName());
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private Project open() {
    return builder().open();
  }

  private ProjectBuilder builder() {
    return Project.builder(root)
        .language(frontEnd, () -> JavaScriptResolver.observing(RULES))
        .entries(Path.of("main.ts"))
        .threads(2);
  }

  private String request(View view, String name) {
    Edges edges = view.importsOf(view.module(root.resolve(name)));
    assertTrue(edges.next());
    return edges.request();
  }

  private String checkedStep(View view) {
    String step = request(view, "a.ts");
    assertEquals(step, request(view, "b.ts"));
    List<Diagnostic> diagnostics = view.diagnostics();
    assertEquals(2, diagnostics.size());
    for (Diagnostic diagnostic : diagnostics) {
      assertTrue(diagnostic.message().contains(step + "\""), diagnostic + " at " + step);
    }
    assertEquals(diagnostics.subList(0, 1), view.diagnostics(view.module(root.resolve("a.ts"))));
    return step;
  }

  @Test
  void aViewIsOfOneState() throws Exception {
    AtomicBoolean isDone = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> readers = new ArrayList<>();
    try (Project project = open()) {
      for (int reader = 0; reader < 2; reader++) {
        readers.add(Thread.ofPlatform().start(() -> read(project, isDone, failure)));
      }
      for (int step = 1; step <= STEPS; step++) {
        Path a = write("a.ts", "import './step" + step + "';");
        Path b = write("b.ts", "import './step" + step + "';");
        Update update = project.update(List.of(a, b)).join();
        assertEquals(step + 1, update.generation());
        assertEquals(2, update.diagnosticsAdded().size());
      }
      isDone.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
    }
    assertSame(null, failure.get());
  }

  private void read(Project project, AtomicBoolean isDone, AtomicReference<Throwable> failure) {
    try {
      long generation = 0;
      while (!isDone.get()) {
        try (View view = project.view()) {
          assertTrue(view.generation() >= generation);
          generation = view.generation();
          assertEquals("./step" + (generation - 1), checkedStep(view));
        }
      }
    } catch (Throwable failed) {
      failure.set(failed);
    }
  }

  @Test
  void aViewWaitsForNoUpdate() throws Exception {
    try (Project project = open()) {
      Semaphore arrived = new Semaphore(0);
      CountDownLatch latch = frontEnd.block("a.ts", arrived);
      CompletableFuture<Update> update = project.update(List.of(write("a.ts", "")));
      arrived.acquire();
      for (int count = 0; count < 1000; count++) {
        try (View view = project.view()) {
          assertEquals("./step0", checkedStep(view));
          assertTrue(view.isCurrent());
        }
      }
      assertFalse(update.isDone());
      latch.countDown();
      assertEquals(1, update.join().diagnosticsRemoved().size());
    }
  }

  @Test
  void whatIsAskedForMeanwhileIsDoneTogether() throws Exception {
    try (Project project = open()) {
      Semaphore arrived = new Semaphore(0);
      CountDownLatch latch = frontEnd.block("a.ts", arrived);
      int before = frontEnd.parsedCount();
      CompletableFuture<Update> first = project.update(List.of(write("a.ts", "")));
      arrived.acquire();
      List<CompletableFuture<Update>> waiting = new ArrayList<>();
      Path b = root.resolve("b.ts");
      for (int count = 0; count < 50; count++) {
        byte[] text = ("import './buffer" + count + "'").getBytes(StandardCharsets.UTF_8);
        waiting.add(project.overlay(b, text));
      }
      latch.countDown();
      assertTrue(first.join().isChanged());
      for (CompletableFuture<Update> one : waiting) {
        assertSame(waiting.getFirst().join(), one.join());
      }
      assertEquals(before + 2, frontEnd.parsedCount());
      try (View view = project.view()) {
        assertEquals("./buffer49", request(view, "b.ts"));
      }
    }
  }

  @Test
  void closingEndsAnUpdateThatWaits() throws Exception {
    for (int more : new int[] {0, 8}) {
      StringBuilder main = new StringBuilder("import './a'; import './b';");
      List<Path> files = new ArrayList<>(List.of(write("a.ts", "")));
      for (int file = 0; file < more; file++) {
        files.add(write("more" + file + ".ts", ""));
        main.append("import './more").append(file).append("';");
      }
      write("main.ts", main.toString());
      Project project = open();
      Semaphore arrived = new Semaphore(0);
      frontEnd.block(".ts", arrived);
      for (Path file : files) {
        Files.writeString(file, "//" + more);
      }
      CompletableFuture<Update> running = project.update(files);
      arrived.acquire();
      CompletableFuture<Update> waiting = project.update();
      project.close();
      assertTrue(running.isCancelled());
      assertTrue(waiting.isCancelled());
      assertThrows(IllegalStateException.class, () -> project.update(files));
      assertThrows(
          IllegalStateException.class, () -> project.overlay(files.getFirst(), new byte[0]));
      assertThrows(IllegalStateException.class, project::view);
      frontEnd.before(path -> {});
    }
  }

  @Test
  void aListenerMayClose() throws Exception {
    Project project = open();
    project.onUpdate(update -> project.close());
    CompletableFuture<Update> first = project.update(List.of(write("a.ts", "")));
    assertTrue(first.join().isChanged());
    project.close();
    assertThrows(IllegalStateException.class, project::view);
  }

  @Test
  void aListenerMayAskForAnUpdate() throws Exception {
    AtomicInteger told = new AtomicInteger();
    AtomicReference<CompletableFuture<Update>> second = new AtomicReference<>();
    try (Project project = open()) {
      Path b = write("b.ts", "// another");
      project.onUpdate(update -> {
        if (told.incrementAndGet() == 1) {
          second.set(project.update(List.of(b)));
        }
      });
      project.update(List.of(write("a.ts", ""))).join();
      assertEquals(1, second.get().join().changed().length);
      assertEquals(2, told.get());
    }
  }

  @Test
  void aListenerThatFailsCostsNobodyAnything() throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (Project project = open()) {
      project.onUpdate(update -> {
        throw new AssertionError("a defect of a listener");
      });
      project.onUpdate(update -> Thread.currentThread().interrupt());
      AutoCloseable last = project.onUpdate(update -> told.incrementAndGet());
      assertTrue(project.update(List.of(write("a.ts", ""))).join().isChanged());
      assertTrue(project.update(List.of(write("b.ts", ""))).join().isChanged());
      last.close();
      assertTrue(project.update(List.of(write("b.ts", "//"))).join().isChanged());
      assertEquals(2, told.get());
    }
  }

  @Test
  void anInterruptOfACallerIsKept() throws Exception {
    Project project = builder().watching(true).open();
    Thread.currentThread().interrupt();
    CompletableFuture<Update> update = project.update(List.of(root.resolve("a.ts")));
    project.view().close();
    project.isUpToDate();
    assertTrue(Thread.currentThread().isInterrupted());
    assertFalse(update.join().isRebuilt());
    project.close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void manyMayCloseAtOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      Project project = builder().watching(round % 2 == 0).open();
      List<Thread> threads = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        threads.add(Thread.ofPlatform().start(project::close));
      }
      try {
        CompletableFuture<Update> update = project.update(List.of(root.resolve("a.ts")));
        project.view().close();
        update.handle((done, cancelled) -> done).join();
      } catch (IllegalStateException closed) {
        assertTrue(String.valueOf(closed.getMessage()).contains("closed"));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
