package dev.shale.engine;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.offheap.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

  private Project(Builder built) {
    thread = new ProjectThread(built, this);
  }

  /** Says what a project is. Every method returns the builder. */
  public static final class Builder {
    private static final long DEFAULT_RECORD_BYTES = 32L << 20;

    private final Path root;
    private Supplier<List<Path>> entries = List::of;
    private Predicate<Path> decides = file -> false;
    private int threads = Runtime.getRuntime().availableProcessors();
    private int readers = BuildOptions.ANY_READERS;
    private long memoryLimit = Region.UNLIMITED;
    private long recordBytes = DEFAULT_RECORD_BYTES;
    private boolean isManaged = true;
    private boolean isWatching;
    private @Nullable FrontEnd frontEnd;
    private @Nullable Supplier<? extends Resolver> resolvers;

    private Builder(Path root) {
      this.root = root;
    }

    /**
     * What reads files and finds them.
     *
     * @param newFrontEnd thread-safe
     * @param newResolvers gives a resolver for each update, as one believes what it saw once. It
     *     has to tell its {@linkplain Resolver#observations observations}
     */
    public Builder language(FrontEnd newFrontEnd, Supplier<? extends Resolver> newResolvers) {
      frontEnd = Objects.requireNonNull(newFrontEnd);
      resolvers = Objects.requireNonNull(newResolvers);
      return this;
    }

    /** The files that the program begins with, in their order; relative ones are of the root. */
    public Builder entries(Path... files) {
      List<Path> all = List.of(files);
      return entries(() -> all);
    }

    /**
     * What finds the files that the program begins with. It is asked again whenever answers of the
     * resolver may have changed, by the thread of the project, and before a resolver is made.
     */
    public Builder entries(Supplier<List<Path>> finder) {
      return entries(finder, file -> false);
    }

    /**
     * The same, where files say which the entries are that no resolver reads.
     *
     * @param decides whether a path is that of such a file, or of one that may be an entry: when it
     *     is named to an update, or heard of, the entries are found again. Asked by the thread of
     *     the project
     */
    public Builder entries(Supplier<List<Path>> finder, Predicate<Path> decides) {
      entries = Objects.requireNonNull(finder);
      this.decides = Objects.requireNonNull(decides);
      return this;
    }

    /** How many threads read files, from 1; at first, as many as there are processors. */
    public Builder threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("threads is less than 1: " + count);
      }
      threads = count;
      return this;
    }

    /**
     * How many of the threads may open and read a file at the same moment, from 1; at first, all.
     * The others parse and resolve meanwhile, or wait.
     */
    public Builder readers(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("readers is less than 1: " + count);
      }
      readers = count;
      return this;
    }

    /** How many bytes of native memory the graph may take; at first without a limit. */
    public Builder memoryLimit(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes is less than 0: " + bytes);
      }
      memoryLimit = bytes;
      return this;
    }

    /**
     * How many bytes of native memory the records of files may take that were read lately, beside
     * the graph; at first 32 MiB, and 0 for none. A file that gets a content back which it had, as
     * by an undo or a change of the branch, is not parsed again while its record is there.
     */
    public Builder recentRecords(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes is less than 0: " + bytes);
      }
      recordBytes = bytes;
      return this;
    }

    /**
     * Whether files of installed packages are believed to be what they were while the records of
     * the installer are, unless an update names them; at first, they are.
     */
    public Builder trustInstallers(boolean isTrusting) {
      isManaged = isTrusting;
      return this;
    }

    /**
     * Whether the project hears of changes by itself, so that nobody has to name files; at first,
     * it does not. Needs a thread more. Where the system does not tell of changes, {@link
     * Project#update()} looks at all files.
     */
    public Builder watching(boolean watching) {
      isWatching = watching;
      return this;
    }

    /**
     * Builds the project.
     *
     * @throws IllegalArgumentException when no language or no entry was given, or an entry is not
     *     there; it says which
     * @throws dev.shale.offheap.RegionLimitException when the memory limit is too low
     */
    public Project open() {
      if (frontEnd == null) {
        throw new IllegalArgumentException("The project " + root + " has no language");
      }
      Project project = new Project(this);
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

    Path root() {
      return root;
    }

    long recordBytes() {
      return recordBytes;
    }

    boolean isManaged() {
      return isManaged;
    }

    boolean isWatching() {
      return isWatching;
    }

    BuildOptions options() {
      return BuildOptions.of(Objects.requireNonNull(frontEnd), Objects.requireNonNull(resolvers))
          .withThreads(threads)
          .withReaders(readers)
          .withLimitBytes(memoryLimit);
    }

    /** The entries, absolute. */
    List<Path> find() {
      List<Path> found = new ArrayList<>();
      for (Path entry : entries.get()) {
        found.add(root.resolve(entry));
      }
      return found;
    }

    /** Whether any of some paths decides which the entries are. */
    boolean decides(Collection<String> paths) {
      for (String path : paths) {
        if (decides.test(Path.of(path))) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Begins to say what a project is.
   *
   * @param root the directory that relative entries are in
   */
  public static Builder builder(Path root) {
    return new Builder(root.toAbsolutePath().normalize());
  }

  /**
   * Takes in whatever changed since the last update, and finds out what that is: from the system
   * where the project {@linkplain Builder#watching watches}, otherwise by a look at every file and
   * directory that the graph depends on.
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
