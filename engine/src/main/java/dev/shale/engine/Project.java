package dev.shale.engine;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a project, from its entries, kept up to date with its files: the door for language
 * servers, build tools and whoever asks more than once.
 *
 * <pre>{@code
 * try (Project project =
 *     Project.builder(root)
 *         .language(frontEnd, () -> JavaScriptResolver.observing(rules))
 *         .entries(root.resolve("src/index.ts"))
 *         .open()) {
 *   project.onUpdate(update -> publish(update.diagnosticsAdded()));
 *   project.update(List.of(changedFile));
 *   try (View view = project.view()) {
 *     for (Edges in = view.importersOf(view.module(file)); in.next(); ) { ... }
 *   }
 * }
 * }</pre>
 *
 * <p>Any thread may call any method. Updates run one after the other by a thread of the project;
 * those that wait for it are done together. {@link #view} waits for nothing.
 */
public final class Project implements AutoCloseable {
  private final ProjectThread thread;
  private final List<Consumer<Update>> listeners = new CopyOnWriteArrayList<>();

  /** Odd while a state takes the place of another. */
  private final AtomicInteger sequence = new AtomicInteger();

  private volatile @Nullable Published published;
  private volatile boolean isClosed;

  private Project(ProjectBuilder built) {
    thread = new ProjectThread(built, this);
  }

  /** Builds the project. */
  static Project open(ProjectBuilder built) {
    Project project = new Project(built);
    boolean isDone = false;
    try {
      project.thread.open();
      isDone = true;
      return project;
    } finally {
      if (!isDone) {
        project.close();
      }
    }
  }

  /**
   * Begins to say what a project is.
   *
   * @param root the directory that relative entries are in
   */
  public static ProjectBuilder builder(Path root) {
    return new ProjectBuilder(root.toAbsolutePath().normalize());
  }

  /**
   * Takes in whatever changed since the last update, and finds out what that is: from the system
   * where the project {@linkplain ProjectBuilder#watching watches}, otherwise by a look at every
   * file and directory that the graph depends on.
   *
   * @return what it did; done before, when nothing changed and the project watches
   */
  public CompletableFuture<Update> update() {
    return thread.sweep();
  }

  /**
   * Takes in what changed of some files and directories: they may have changed, come or gone, and
   * so may all that is below a directory. What is not named is believed to be as it was. Files in
   * which nothing changed cost a read.
   */
  public CompletableFuture<Update> update(Collection<Path> paths) {
    return thread.update(paths);
  }

  /**
   * From now on some bytes stand for the content of a file, such as the unsaved buffer of an
   * editor. The file has to exist for others to find it.
   *
   * @param utf8 is not to be changed afterwards
   */
  public CompletableFuture<Update> overlay(Path file, byte[] utf8) {
    return thread.overlay(file, Objects.requireNonNull(utf8));
  }

  /** From now on a file has the content again that it has on disk. */
  public CompletableFuture<Update> withdraw(Path file) {
    return thread.overlay(file, null);
  }

  /**
   * The graph as a build would make it of the same files: ids of modules and of all rows are in the
   * order of discovery, whatever was edited before. For what is printed, compared or kept. Costs a
   * look at everything; runs when the updates before it are done.
   */
  public CompletableFuture<OrderedGraph> ordered() {
    return thread.ordered();
  }

  /**
   * Whether nothing changed since the last update, for a project that watches: costs about a
   * microsecond and no allocation. Otherwise false: it is not known.
   */
  public boolean isUpToDate() {
    return thread.isQuiet();
  }

  /**
   * What was counted and timed since the project was opened, always the same object. Reading it
   * waits for nothing and allocates nothing; it can be read until the project is closed.
   */
  public Metrics metrics() {
    return thread.metrics();
  }

  /**
   * Has a listener told of each update that changed anything, when it can be seen. It is called by
   * the thread of the project, so the next update waits for it; what it throws is logged.
   *
   * @return ends that
   */
  public AutoCloseable onUpdate(Consumer<Update> listener) {
    if (isClosed) {
      throw new IllegalStateException("The project is closed");
    }
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * The project as it is now. Waits for no update.
   *
   * @throws IllegalStateException when the project is closed
   */
  public View view() {
    while (!isClosed) {
      int begun = sequence.getAcquire();
      Published state = published;
      if ((begun & 1) == 0 && state != null) {
        Snapshot snapshot = snapshot(state.graph());
        if (snapshot != null && sequence.get() == begun) {
          return new View(snapshot, state);
        }
        if (snapshot != null) {
          snapshot.close();
        }
      }
      Thread.onSpinWait();
    }
    throw new IllegalStateException("The project is closed");
  }

  /** Null when the graph was replaced meanwhile. */
  private static @Nullable Snapshot snapshot(ModuleGraph graph) {
    try {
      return graph.snapshot();
    } catch (IllegalStateException replaced) {
      return null;
    }
  }

  /** Runs what makes a state visible, so that no view sees a part of it. */
  void publish(Runnable change) {
    sequence.incrementAndGet();
    try {
      change.run();
    } finally {
      sequence.incrementAndGet();
    }
  }

  void published(Published next) {
    Published former = published;
    published = next;
    if (former != null) {
      former.supersede();
    }
  }

  @Nullable Published published() {
    return published;
  }

  void tell(Update update) {
    for (Consumer<Update> listener : listeners) {
      try {
        listener.accept(update);
      } catch (RuntimeException | Error failure) {
        System.getLogger("dev.shale")
            .log(System.Logger.Level.WARNING, "A listener of updates failed", failure);
      }
    }
  }

  /** The thread ends, by {@link #close} or by a defect: there is nothing to see any more. */
  void ended() {
    isClosed = true;
  }

  /**
   * Ends the update that runs, if any, and gives the memory back, once the last view is closed too.
   * Updates that were not done are cancelled. Closing twice does nothing.
   */
  @Override
  public void close() {
    isClosed = true;
    thread.close();
  }
}
