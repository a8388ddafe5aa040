package dev.shale.engine;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.threads.Threads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs the updates of a project, one after the other; what is asked for while one runs is done
 * together by the next.
 */
final class ProjectThread {
  private final Project project;
  private final ProjectBuilder built;
  private final LiveGraph live;
  private final UpdateMaker maker;
  private final Metrics metrics;
  private final Thread thread;

  /** Null where nobody watches. */
  private final @Nullable ProjectWatch watch;

  /** Of which facts the directories are watched. */
  private long watchedFacts;

  private final Object lock = new Object();
  private Work pending = new Work();
  private boolean isClosed;

  ProjectThread(ProjectBuilder built, Project project) {
    this.built = built;
    this.project = project;
    live =
        new LiveGraph(
            built.options(),
            built::find,
            built.isManaged(),
            built.recordBytes(),
            built.cacheOptions());
    maker = new UpdateMaker(live, project);
    metrics = new Metrics(live.metrics());
    watch = built.isWatching() ? new ProjectWatch(built.root(), live.installedFolders()) : null;
    thread = new Thread(null, this::run, "shale-project", Threads.DEEP_STACK_BYTES);
    thread.setDaemon(true);
  }

  /** What is to be done, and who waits for it. */
  private static final class Work {
    private final TreeSet<String> paths = new TreeSet<>();
    private final Map<String, byte @Nullable []> overlays = new HashMap<>();
    private final List<CompletableFuture<Update>> waiting = new ArrayList<>();
    private final List<CompletableFuture<OrderedGraph>> ordered = new ArrayList<>();
    private boolean isBuild;
    private boolean isSweep;

    private List<CompletableFuture<?>> everybody() {
      List<CompletableFuture<?>> all = new ArrayList<>(waiting);
      all.addAll(ordered);
      return all;
    }

    private boolean isEmpty() {
      return waiting.isEmpty() && ordered.isEmpty() && paths.isEmpty() && !isSweep && !isBuild;
    }
  }

  /** Builds the project; throws what that throws. */
  void open() {
    CompletableFuture<Update> built = ask(work -> work.isBuild = true);
    thread.start();
    Futures.join(built);
  }

  Metrics metrics() {
    return metrics;
  }

  CompletableFuture<Update> sweep() {
    ProjectWatch watching = watch;
    if (watching != null && watching.isExact()) {
      return isQuiet(watching) ? maker.nothing() : ask(work -> {});
    }
    return ask(work -> work.isSweep = true);
  }

  boolean isQuiet() {
    ProjectWatch watching = watch;
    return watching != null && watching.isExact() && isQuiet(watching);
  }

  /**
   * Polls first: what was heard of before is then either noted or taken by an update that runs or
   * has been done. The other way round, an update that begins in between takes it unseen.
   */
  private boolean isQuiet(ProjectWatch watching) {
    if (watching.poll()) {
      return false;
    }
    synchronized (lock) {
      return !isClosed && pending.isEmpty() && maker.isCurrent();
    }
  }

  CompletableFuture<Update> update(Collection<Path> files) {
    List<String> names = new ArrayList<>(files.size());
    for (Path file : files) {
      names.add(RealPaths.of(built.root().resolve(file)));
    }
    return ask(work -> work.paths.addAll(names));
  }

  CompletableFuture<Update> overlay(Path file, byte @Nullable [] utf8) {
    // The module has the name of the file that a link leads to.
    String name = RealPaths.whole(built.root().resolve(file));
    return ask(work -> {
      work.overlays.put(name, utf8);
      work.paths.add(name);
    });
  }

  CompletableFuture<OrderedGraph> ordered() {
    CompletableFuture<OrderedGraph> done = new CompletableFuture<>();
    add(work -> work.ordered.add(done));
    return done;
  }

  private interface Request {
    void addTo(Work work);
  }

  private CompletableFuture<Update> ask(Request request) {
    CompletableFuture<Update> done = new CompletableFuture<>();
    add(work -> {
      request.addTo(work);
      work.waiting.add(done);
    });
    return done;
  }

  private void add(Request request) {
    synchronized (lock) {
      if (isClosed) {
        throw new IllegalStateException("The project is closed");
      }
      request.addTo(pending);
      lock.notifyAll();
    }
    if (watch != null) {
      watch.wake();
    }
  }

  private void run() {
    try {
      for (Work work = next(); work != null; work = next()) {
        run(work);
      }
    } finally {
      project.ended();
      cancelAll();
      release();
    }
  }

  private void release() {
    try {
      live.close();
    } finally {
      if (watch != null) {
        watch.close();
      }
    }
  }

  /** What is to be done next; null when the project is closed. */
  private @Nullable Work next() {
    while (true) {
      Work work = take();
      if (work == null || !work.isEmpty()) {
        return work;
      }
      if (watch != null) {
        watch.await();
      }
    }
  }

  private @Nullable Work take() {
    synchronized (lock) {
      while (pending.isEmpty() && !isClosed && watch == null) {
        try {
          lock.wait();
        } catch (InterruptedException interrupt) {
          // Only closing ends it; a listener or a language may have left an interrupt.
        }
      }
      if (isClosed) {
        return null;
      }
      // One from closing comes after isClosed: this is somebody else's, and no update's.
      Thread.interrupted();
      Work work = pending;
      if (watch != null) {
        work.isSweep |= watch.addTo(work.paths);
      }
      pending = new Work();
      maker.running(!work.isEmpty());
      return work;
    }
  }

  private void run(Work work) {
    try {
      Update update = work.isBuild ? first() : maker.update(() -> update(work));
      watchDirectories();
      maker.running(false);
      if (update.isChanged()) {
        project.tell(update);
      }
      work.waiting.forEach(done -> done.complete(update));
      complete(work.ordered);
    } catch (RuntimeException | Error failure) {
      fail(work, failure);
    } finally {
      maker.running(false);
    }
  }

  private void complete(List<CompletableFuture<OrderedGraph>> waiting) {
    for (CompletableFuture<OrderedGraph> done : waiting) {
      LiveGraph.Canonical copy = live.canonical();
      OrderedGraph graph = new OrderedGraph(copy.graph(), copy.diagnostics());
      if (!done.complete(graph)) {
        graph.close();
      }
    }
  }

  private void fail(Work work, Throwable failure) {
    boolean isClosing;
    synchronized (lock) {
      isClosing = isClosed;
    }
    for (CompletableFuture<?> done : work.everybody()) {
      if (isClosing && failure instanceof CancellationException) {
        done.cancel(false);
      } else {
        done.completeExceptionally(failure);
      }
    }
  }

  /** What is watched from now on may have changed since it was read, so it is looked at again. */
  private void watchDirectories() {
    if (watch == null || watchedFacts == live.factsVersion()) {
      return;
    }
    watchedFacts = live.factsVersion();
    if (watch.watch(live.directories())) {
      synchronized (lock) {
        pending.isSweep = true;
      }
    }
  }

  private Update first() {
    Update update = maker.update(live::build);
    if (live.entries().isEmpty()) {
      throw new IllegalArgumentException(
          "The project " + built.root() + " has no entries: name at least one file");
    }
    for (Resolved entry : live.entries()) {
      if (entry.status() != Resolved.Status.FILE) {
        throw new IllegalArgumentException("No entry: " + entry.message());
      }
    }
    return update;
  }

  private LiveGraph.Outcome update(Work work) {
    work.overlays.forEach(live::overlay);
    return work.isSweep
        ? live.sweep(work.paths)
        : live.update(work.paths, built.decides(work.paths));
  }

  private void cancelAll() {
    List<CompletableFuture<?>> waiting;
    synchronized (lock) {
      isClosed = true;
      waiting = pending.everybody();
      pending = new Work();
    }
    // Whoever hears of it may ask for something.
    waiting.forEach(done -> done.cancel(false));
  }

  void close() {
    synchronized (lock) {
      isClosed = true;
      lock.notifyAll();
    }
    if (watch != null) {
      watch.wake();
    }
    if (thread.getState() == Thread.State.NEW) {
      release();
      return;
    }
    // A listener may wait for one of them.
    cancelAll();
    thread.interrupt();
    if (!Thread.currentThread().equals(thread)) {
      Threads.join(thread);
    }
  }
}
