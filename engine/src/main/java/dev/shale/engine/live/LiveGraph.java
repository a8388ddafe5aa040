package dev.shale.engine.live;

import dev.shale.engine.cache.BuildCache;
import dev.shale.engine.discovery.ChangeLog;
import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.discovery.GraphUpdate;
import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.LiveFacts;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.pass.LivePasses;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A graph that follows its files: it is built once, and then each update takes in what changed.
 * Belongs to one thread. What an update did is seen by readers when it is {@linkplain #publish
 * published}.
 */
public final class LiveGraph implements AutoCloseable {
  private final BuildOptions options;
  private final Supplier<List<Path>> finder;
  private final boolean isManaged;
  private final Map<String, byte[]> overlays = new HashMap<>();
  private final LiveRecords records;
  private final LiveMetrics metrics;
  private final @Nullable CacheOptions cache;

  /** What was left of an earlier build, and is being saved; null where nothing is kept. */
  private @Nullable BuildCache kept;

  /** Null until the first build is done. */
  private @Nullable LiveState state;

  /** What is visible until {@link #publish}, after a build. */
  private @Nullable LiveState former;

  private List<Resolved> entries = List.of();

  /** What the finder found, of which the entries are the answers. */
  private List<Path> entryFiles = List.of();

  /** Whether an update failed: what is published is whole, and what is written is of no use. */
  private boolean isBroken;

  /**
   * A graph that was not built yet.
   *
   * @param finder finds the entries; asked before the resolver of an update is made
   * @param isManaged whether installed packages are believed to change as a whole
   * @param recordBytes how much native memory the records of files may take that were read lately
   * @param cache where the first build takes what is kept of an earlier one, and leaves what it is
   *     itself; null for nowhere
   */
  public LiveGraph(
      BuildOptions options,
      Supplier<List<Path>> finder,
      boolean isManaged,
      long recordBytes,
      @Nullable CacheOptions cache) {
    this.cache = cache;
    records = new LiveRecords(recordBytes);
    metrics = new LiveMetrics(records);
    this.options = options;
    this.finder = finder;
    this.isManaged = isManaged;
  }

  /**
   * What an update did.
   *
   * @param log what became of modules; null when the graph was built anew, with other ids
   * @param reason why requests were resolved anew, or all was built anew: a clause; empty when
   *     neither was, and of the first build
   * @param parsedCount files that were parsed
   */
  public record Outcome(@Nullable ChangeLog log, String reason, int parsedCount) {}

  private static Observations observations(Resolver resolver) {
    Observations observations = resolver.observations();
    if (observations == null) {
      throw new IllegalStateException(
          "The resolver does not tell on what its answers depend, so a graph cannot be kept up to"
              + " date: Resolver.observations() is null");
    }
    return observations;
  }

  private LiveState state() {
    LiveState current = state;
    if (current == null) {
      throw new IllegalStateException("The graph was not built");
    }
    return current;
  }

  /** What was counted and timed since the beginning. Any thread may read it. */
  public LiveMetrics metrics() {
    return metrics;
  }

  /** The graph; another one after it was built anew. */
  public ModuleGraph graph() {
    return state().graph();
  }

  /** What is wrong with a module of the graph. */
  public List<Diagnostic> diagnostics(int module) {
    LiveState current = state();
    return current.update().notes().diagnostics(current.graph().writer().working(), module);
  }

  /** What is wrong with modules, by module, of those with which anything is. */
  public Int2ObjectHashMap<List<Diagnostic>> diagnostics() {
    LiveState current = state();
    return current.update().notes().byModule(current.graph().writer().working());
  }

  /** The directories on which the graph depends. */
  public Set<String> directories() {
    return state().facts().directories();
  }

  /** Another number whenever {@link #directories} may be others. */
  public long factsVersion() {
    return state().facts().version();
  }

  /** The names of the folders that the packages of the language are installed into. */
  public Set<String> installedFolders() {
    return observations(options.resolvers().get()).installedFolders();
  }

  /** The entries of the graph, found or not. */
  public List<Resolved> entries() {
    return entries;
  }

  /** Builds the graph from nothing. The one before stays until that is done. */
  public Outcome build() {
    List<Path> files = finder.get();
    return build(files, options.resolvers().get(), "");
  }

  private Outcome build(List<Path> files, Resolver resolver, String reason) {
    List<Resolved> found = answers(files, resolver);
    isBroken = true;
    int parsedCount =
        state == null && cache != null
            ? restore(cache, found, resolver)
            : build(found, resolver, observations(resolver));
    isBroken = false;
    entries = found;
    entryFiles = List.copyOf(files);
    return new Outcome(null, reason, parsedCount);
  }

  private int build(List<Resolved> found, Resolver resolver, Observations observations) {
    LiveMemory memory = new LiveMemory(observations, overlays, records, metrics.counts());
    LiveState next = LiveState.of(options, isManaged);
    boolean isDone = false;
    try {
      next.update().build(found, resolver, memory);
      metrics.update(next.passes());
      next.facts().learnedAll(observations, path -> true);
      isDone = true;
    } finally {
      if (!isDone) {
        next.close();
      }
    }
    use(next);
    return memory.parsedCount();
  }

  /** With what an earlier build left; what is kept is as this build has it. */
  private int restore(CacheOptions from, List<Resolved> found, Resolver resolver) {
    BuildCache opened = BuildCache.open(options, from, resolver, metrics.counts());
    kept = opened;
    BuildCache.Built built = opened.build(found);
    LiveState next = LiveState.of(options, built);
    boolean isDone = false;
    try {
      metrics.update(next.passes());
      isDone = true;
    } finally {
      if (!isDone) {
        next.close();
      }
    }
    use(next);
    return built.report().reuse().parsedCount();
  }

  private void use(LiveState next) {
    if (former == null) {
      former = state;
    } else {
      // What was built before this was never seen: readers still see what is former to both.
      close(state);
    }
    state = next;
  }

  private static List<Resolved> answers(List<Path> files, Resolver resolver) {
    List<Resolved> found = new ArrayList<>(files.size());
    for (Path file : files) {
      found.add(resolver.entry(file));
    }
    return found;
  }

  private void closeFormer() {
    LiveState closing = former;
    former = null;
    close(closing);
  }

  private static void close(@Nullable LiveState closing) {
    if (closing != null) {
      closing.close();
    }
  }

  /** What is written may not be seen, or not wholly: the next update builds anew. */
  public void doubt() {
    isBroken = true;
  }

  /** Makes visible what the last build or update did. */
  public void publish() {
    state().graph().writer().publish();
    closeFormer();
  }

  /** Takes in whatever changed, which is found out by looking at all that the graph depends on. */
  public Outcome sweep() {
    return sweep(Set.of());
  }

  /**
   * The same.
   *
   * @param paths of modules of which it is known that they may have changed, such as overlays,
   *     which no look at files tells
   */
  public Outcome sweep(Collection<String> paths) {
    LiveState current = state();
    if (isBroken) {
      return build();
    }
    Resolver resolver = options.resolvers().get();
    LiveFacts.Changes changes = current.facts().sweep(observations(resolver));
    Set<String> files = new TreeSet<>(changes.modules());
    files.addAll(paths);
    return update(files, withEntries(changes.answers()), resolver);
  }

  /**
   * Takes in what changed of some paths.
   *
   * @param paths absolute and real, of files that may have changed, come or gone, and of
   *     directories of which that is so with all that is below
   * @param isDeciding whether other entries may be found now
   */
  public Outcome update(Collection<String> paths, boolean isDeciding) {
    LiveState current = state();
    if (isBroken) {
      return build();
    }
    ChangedPaths answers = current.facts().noChange();
    Set<String> files = new TreeSet<>(paths);
    for (String path : paths) {
      current.facts().addModules(path, files);
      if (current.facts().find(path, answers)) {
        return sweep(files);
      }
    }
    boolean areLinksDoubtful = !answers.isEverything() && !areFiles(paths);
    if (areLinksDoubtful && !current.facts().areLinksSame()) {
      answers.everything("a link leads elsewhere");
    }
    return update(files, isDeciding ? withEntries(answers) : answers, options.resolvers().get());
  }

  /** With that the entries are others, if no answer is another and they are. */
  private ChangedPaths withEntries(ChangedPaths answers) {
    if (answers.isEmpty() && !finder.get().equals(entryFiles)) {
      answers.everything("the entries are others");
    }
    return answers;
  }

  /** Whether paths are modules that are there, so that links to them lead where they did. */
  private boolean areFiles(Collection<String> paths) {
    Snapshot rows = graph().writer().working();
    for (String path : paths) {
      if (!rows.hasModule(path) || !Files.isRegularFile(Path.of(path), LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** From now on some bytes stand for the content of a file; null for what it has. */
  public void overlay(String path, byte @Nullable [] content) {
    if (content == null) {
      overlays.remove(path);
    } else {
      overlays.put(path, content);
    }
  }

  private Outcome update(Set<String> paths, ChangedPaths answers, Resolver resolver) {
    IntArrayList changed = state().update().modulesToRead(paths);
    if (answers.isEmpty()) {
      return changed.isEmpty()
          ? new Outcome(new ChangeLog(), "", 0)
          : run(changed, List.of(), answers, resolver);
    }
    state().facts().addLinked(answers);
    List<Path> files = finder.get();
    // Another one, as what finds the entries may know more of the project now.
    Resolver asked = options.resolvers().get();
    List<Resolved> found = answers(files, asked);
    return isSameEntries(found)
        ? run(changed, found, answers, asked)
        : build(files, asked, answers.reason());
  }

  private boolean isSameEntries(List<Resolved> found) {
    boolean isSame = found.size() == entries.size() && !found.isEmpty();
    for (int entry = 0; isSame && entry < found.size(); entry++) {
      Resolved one = found.get(entry);
      Resolved other = entries.get(entry);
      isSame =
          one.status() == other.status()
              && one.path().equals(other.path())
              && one.status() == Resolved.Status.FILE;
    }
    return isSame;
  }

  private Outcome run(
      IntArrayList changed, List<Resolved> found, ChangedPaths answers, Resolver resolver) {
    LiveState current = state();
    LiveMemory memory = new LiveMemory(observations(resolver), overlays, records, metrics.counts());
    LivePasses passes = current.passes();
    boolean isDone = false;
    try {
      ChangeLog log =
          current
              .update()
              .update(changed, found, answers, () -> metrics.update(passes), resolver, memory);
      metrics.update(passes);
      learn(current, answers, memory.observations());
      entries = found.isEmpty() ? entries : found;
      isDone = true;
      return new Outcome(log, answers.reason(), memory.parsedCount());
    } finally {
      if (!isDone) {
        isBroken = true;
      }
    }
  }

  private static void learn(LiveState current, ChangedPaths answers, Observations observations) {
    Snapshot rows = current.graph().writer().working();
    if (answers.isEverything()) {
      current.facts().learnedAll(observations, rows::hasModule);
    } else {
      current.facts().learned(observations, rows::hasModule, answers);
    }
  }

  /** A copy as a build would make it now: its rows are in the order of discovery. */
  public Canonical canonical() {
    LiveState current = state();
    Snapshot rows = current.graph().writer().working();
    GraphBuild.Copy copy = GraphBuild.copy(options, entries, current.update(), rows, false);
    try (GraphUpdate update = copy.update()) {
      return new Canonical(copy.graph(), update.diagnostics());
    }
  }

  /**
   * A graph as a build makes it.
   *
   * @param graph belongs to whoever asked for it
   * @param diagnostics what is wrong with its files and requests
   */
  public record Canonical(ModuleGraph graph, List<Diagnostic> diagnostics) {}

  private void closeKept() {
    BuildCache closing = kept;
    kept = null;
    if (closing != null) {
      String failure = closing.awaitSaved();
      if (!failure.isEmpty()) {
        System.getLogger("dev.shale").log(System.Logger.Level.WARNING, failure);
      }
      closing.close();
    }
  }

  @Override
  public void close() {
    closeKept();
    closeFormer();
    LiveState closing = state;
    state = null;
    close(closing);
    records.close();
    metrics.close();
  }
}
