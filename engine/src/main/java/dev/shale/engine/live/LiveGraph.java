package dev.shale.engine.live;

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
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
  private final Map<String, byte[]> overlays = new HashMap<>();
  private final LiveRecords records;
  private final LiveMetrics metrics;
  private final LiveEntries entries;
  private final LiveBuild build;
  private final LiveStates states = new LiveStates();

  /** The options of the resolver that answered last; empty where it does not tell them. */
  private String identity = "";

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
    this.options = options;
    records = new LiveRecords(recordBytes);
    metrics = new LiveMetrics(records);
    entries = new LiveEntries(finder);
    build = new LiveBuild(options, isManaged, metrics, cache);
  }

  /**
   * What an update did.
   *
   * @param log what became of modules; null when the graph was built anew, with other ids
   * @param reason why more was done than to read changed files and to resolve their requests: a
   *     clause; empty when no more was, and of a build
   * @param parsedCount files that were parsed
   */
  public record Outcome(@Nullable ChangeLog log, String reason, int parsedCount) {}

  /** What was counted and timed since the beginning. Any thread may read it. */
  public LiveMetrics metrics() {
    return metrics;
  }

  /** The graph; another one after it was built anew. */
  public ModuleGraph graph() {
    return states.written().graph();
  }

  /** What is wrong with a module of the graph. */
  public List<Diagnostic> diagnostics(int module) {
    LiveState current = states.written();
    return current.update().notes().diagnostics(current.graph().writer().working(), module);
  }

  /** What is wrong with modules, by module, of those with which anything is. */
  public Int2ObjectHashMap<List<Diagnostic>> diagnostics() {
    LiveState current = states.written();
    return current.update().notes().byModule(current.graph().writer().working());
  }

  /** The directories on which the graph depends. */
  public Set<String> directories() {
    return states.written().facts().directories();
  }

  /** Another number whenever {@link #directories} may be others. */
  public long factsVersion() {
    return states.written().facts().version();
  }

  /** The names of the folders that the packages of the language are installed into. */
  public Set<String> installedFolders() {
    return LiveBuild.observations(options.resolvers().get()).installedFolders();
  }

  /** The entries of the graph, found or not. */
  public List<Resolved> entries() {
    return entries.all();
  }

  /** Builds the graph from nothing. The one before stays until that is done. */
  public Outcome build() {
    List<Path> files = entries.find();
    // Only now, as what finds the entries may know more of the project then.
    Resolver resolver = options.resolvers().get();
    List<Resolved> found = LiveEntries.answers(files, resolver);
    isBroken = true;
    LiveBuild.Built built = build.of(found, resolver, this::memory);
    states.use(built.state());
    isBroken = false;
    entries.use(files, found);
    identity = resolver.answerIdentity();
    return new Outcome(null, "", built.parsedCount());
  }

  private LiveMemory memory(Observations observations) {
    return new LiveMemory(observations, overlays, records, metrics.counts());
  }

  /** What is written may not be seen, or not wholly: the next update builds anew. */
  public void doubt() {
    isBroken = true;
  }

  /** Makes visible what the last build or update did. */
  public void publish() {
    states.publish();
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
    LiveState current = states.written();
    if (isBroken) {
      return build();
    }
    Resolver resolver = options.resolvers().get();
    LiveFacts.Changes changes = current.facts().sweep(LiveBuild.observations(resolver));
    Set<String> files = new TreeSet<>(changes.modules());
    files.addAll(paths);
    return update(files, changes.answers(), true, resolver);
  }

  /**
   * Takes in what changed of some paths.
   *
   * @param paths absolute and real, of files that may have changed, come or gone, and of
   *     directories of which that is so with all that is below
   * @param isDeciding whether other entries may be found now
   */
  public Outcome update(Collection<String> paths, boolean isDeciding) {
    LiveState current = states.written();
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
    return update(files, answers, isDeciding, options.resolvers().get());
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

  private Outcome update(
      Set<String> paths, ChangedPaths answers, boolean isDeciding, Resolver resolver) {
    IntArrayList changed = states.written().update().modulesToRead(paths);
    List<Path> files = isDeciding || !answers.isEmpty() ? entries.find() : null;
    boolean areOthers = files != null && entries.areOthers(files);
    if (files == null || (answers.isEmpty() && !areOthers)) {
      return changed.isEmpty()
          ? new Outcome(new ChangeLog(), "", 0)
          : run(changed, null, answers, resolver);
    }
    // Another one, as what finds the entries may know more of the project now.
    Resolver asked = options.resolvers().get();
    if (areOptionsDoubtful(asked, areOthers)) {
      answers.everything("the options of the resolver are others");
    }
    if (!answers.isEmpty()) {
      states.written().facts().addLinked(answers);
    }
    List<Resolved> found = LiveEntries.answers(files, asked);
    Outcome outcome = run(changed, found, answers, asked);
    entries.use(files, found);
    identity = asked.answerIdentity();
    return outcome.reason.isEmpty()
        ? new Outcome(outcome.log, "the entries are others", outcome.parsedCount)
        : outcome;
  }

  /** Whether a resolver that knows of other entries may give other answers to the same requests. */
  private boolean areOptionsDoubtful(Resolver asked, boolean areEntriesOthers) {
    String now = asked.answerIdentity();
    return now.isEmpty() ? areEntriesOthers : !now.equals(identity);
  }

  private Outcome run(
      IntArrayList changed,
      @Nullable List<Resolved> found,
      ChangedPaths answers,
      Resolver resolver) {
    LiveMemory memory = memory(LiveBuild.observations(resolver));
    isBroken = true;
    ChangeLog log = states.written().update(changed, found, answers, resolver, memory, metrics);
    isBroken = false;
    return new Outcome(log, answers.reason(), memory.parsedCount());
  }

  /** A copy as a build would make it now: its rows are in the order of discovery. */
  public Canonical canonical() {
    LiveState current = states.written();
    Snapshot rows = current.graph().writer().working();
    GraphBuild.Copy copy = GraphBuild.copy(options, entries.all(), current.update(), rows, false);
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

  @Override
  public void close() {
    build.close();
    states.close();
    records.close();
    metrics.close();
  }
}
