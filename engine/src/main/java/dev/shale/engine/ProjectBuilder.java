package dev.shale.engine;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.CacheOptions;
import dev.shale.offheap.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what a project is. Every method returns the builder. */
public final class ProjectBuilder {
  private static final long DEFAULT_RECORD_BYTES = 32L << 20;

  private final Path root;
  private Supplier<List<Path>> entries = List::of;
  private Predicate<Path> decides = file -> false;
  private int threads = Runtime.getRuntime().availableProcessors();
  private int readers = BuildOptions.ANY_READERS;
  private long memoryLimit = Region.UNLIMITED;
  private long recordBytes = DEFAULT_RECORD_BYTES;
  private @Nullable Path cache;
  private String cacheVersion = "";
  private boolean isManaged = true;
  private boolean isWatching;
  private @Nullable FrontEnd frontEnd;
  private @Nullable Supplier<? extends Resolver> resolvers;

  ProjectBuilder(Path root) {
    this.root = root;
  }

  /**
   * What reads files and finds them.
   *
   * @param newFrontEnd thread-safe
   * @param newResolvers gives a resolver for each update, as one believes what it saw once. It has
   *     to tell its {@linkplain Resolver#observations observations}
   */
  public ProjectBuilder language(FrontEnd newFrontEnd, Supplier<? extends Resolver> newResolvers) {
    frontEnd = Objects.requireNonNull(newFrontEnd);
    resolvers = Objects.requireNonNull(newResolvers);
    return this;
  }

  /** The files that the program begins with, in their order; relative ones are of the root. */
  public ProjectBuilder entries(Path... files) {
    List<Path> all = List.of(files);
    return entries(() -> all);
  }

  /**
   * What finds the files that the program begins with. It is asked again whenever answers of the
   * resolver may have changed, by the thread of the project, and before a resolver is made.
   */
  public ProjectBuilder entries(Supplier<List<Path>> finder) {
    return entries(finder, file -> false);
  }

  /**
   * The same, where files say which the entries are that no resolver reads.
   *
   * @param decides whether a path is that of such a file, or of one that may be an entry: when it
   *     is named to an update, or heard of, the entries are found again. Asked by the thread of the
   *     project
   */
  public ProjectBuilder entries(Supplier<List<Path>> finder, Predicate<Path> decides) {
    entries = Objects.requireNonNull(finder);
    this.decides = Objects.requireNonNull(decides);
    return this;
  }

  /** How many threads read files, from 1; at first, as many as there are processors. */
  public ProjectBuilder threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads is less than 1: " + count);
    }
    threads = count;
    return this;
  }

  /**
   * How many of the threads may open and read a file at the same moment, from 1; at first, all. The
   * others parse and resolve meanwhile, or wait.
   */
  public ProjectBuilder readers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("readers is less than 1: " + count);
    }
    readers = count;
    return this;
  }

  /** How many bytes of native memory the graph may take; at first without a limit. */
  public ProjectBuilder memoryLimit(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes is less than 0: " + bytes);
    }
    memoryLimit = bytes;
    return this;
  }

  /**
   * How many bytes of native memory the records of files may take that were read lately, beside the
   * graph; at first 32 MiB, and 0 for none. A file that gets a content back which it had, as by an
   * undo or a change of the branch, is not parsed again while its record is there.
   */
  public ProjectBuilder recentRecords(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes is less than 0: " + bytes);
    }
    recordBytes = bytes;
    return this;
  }

  /**
   * The directory in which the first build is kept; at first, none. When the project is opened
   * again, by this process or another, what did not change meanwhile is taken from there, and the
   * graph is the same as without it. It is written by a thread of its own when anything has changed
   * since, for which {@link Project#close} waits; what goes wrong with that is logged. Updates are
   * not written: the next opening takes them in.
   *
   * <p>Projects may share a directory; each has a place of its own there, by its root. The front
   * end and the resolver have to tell their identities, and to come from jars or folders.
   */
  public ProjectBuilder cache(Path directory) {
    return cache(directory, "");
  }

  /**
   * The same, where nothing can be told from the jars of front end and resolver.
   *
   * @param version another one whenever their code may give other results; empty for what their
   *     jars and folders contain
   */
  public ProjectBuilder cache(Path directory, String version) {
    cache = root.resolve(directory).normalize();
    cacheVersion = version;
    return this;
  }

  /**
   * Whether files of installed packages are believed to be what they were while the records of the
   * installer are, unless an update names them; at first, they are.
   */
  public ProjectBuilder trustInstallers(boolean isTrusting) {
    isManaged = isTrusting;
    return this;
  }

  /**
   * Whether the project hears of changes by itself, so that nobody has to name files; at first, it
   * does not. Needs a thread more. Where the system does not tell of changes, {@link
   * Project#update()} looks at all files.
   */
  public ProjectBuilder watching(boolean watching) {
    isWatching = watching;
    return this;
  }

  /**
   * Builds the project.
   *
   * @throws IllegalArgumentException when no language or no entry was given, or an entry is not
   *     there; it says which
   * @throws IllegalStateException when the build is to be kept, and front end or resolver do not
   *     tell on what their results depend
   * @throws dev.shale.offheap.RegionLimitException when the memory limit is too low
   */
  public Project open() {
    if (frontEnd == null) {
      throw new IllegalArgumentException("The project " + root + " has no language");
    }
    return Project.open(this);
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

  /** Where builds are kept; null for nowhere. */
  @Nullable CacheOptions cacheOptions() {
    return cache == null
        ? null
        : CacheOptions.of(cache)
            .withBuild(root.toString())
            .withManaged(isManaged)
            .withVersion(cacheVersion);
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
