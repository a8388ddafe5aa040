package dev.shale.engine.discovery;

import dev.shale.engine.discovery.WorkQueue.Task;
import dev.shale.engine.discovery.rows.RowReader;
import dev.shale.engine.discovery.text.ReadSlots;
import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a graph up to date with its files: an empty one, which is a build, or one that is there,
 * in time that grows with what changed. Ids stay with their modules. Belongs to the writer's
 * thread; nothing is published.
 */
public final class GraphUpdate implements AutoCloseable {
  private final BuildOptions options;
  private final ModuleGraph owner;
  private final GraphWriter graph;
  private final Snapshot rows;
  private final ModuleFiles files;
  private final ModuleNotes notes;
  private final @Nullable ReadSlots slots;
  private @Nullable ModuleReader reader;
  private int fileCount;
  private long readBytes;

  /**
   * Of a graph that is empty.
   *
   * @param isLive whether it is going to be updated again; otherwise less is remembered
   */
  public GraphUpdate(BuildOptions options, ModuleGraph graph, boolean isLive) {
    this(options, graph, isLive, new ModuleNotes());
  }

  private GraphUpdate(BuildOptions options, ModuleGraph graph, boolean isLive, ModuleNotes notes) {
    this.options = options;
    this.notes = notes;
    slots = ReadSlots.of(options.readers(), options.threads());
    owner = graph;
    this.graph = graph.writer();
    rows = graph.writer().working();
    files = new ModuleFiles(graph.region(), !isLive);
  }

  /**
   * Of a graph that was kept.
   *
   * @param notes what was to be said of its modules
   * @param settings what {@link #writeSettings} wrote
   * @throws IndexOutOfBoundsException when that is not there
   */
  public static GraphUpdate of(
      BuildOptions options, ModuleGraph graph, ModuleNotes notes, ByteReader settings) {
    GraphUpdate update = new GraphUpdate(options, graph, true, notes);
    boolean isDone = false;
    try {
      update.files.read(settings);
      isDone = true;
      return update;
    } finally {
      if (!isDone) {
        update.close();
      }
    }
  }

  /** Writes how the files of modules are to be read, for {@link #of}. */
  public void writeSettings(ByteWriter out) {
    files.write(out);
  }

  /** What is to be said of modules. */
  public ModuleNotes notes() {
    return notes;
  }

  /** Files that the last update read. */
  public int fileCount() {
    return fileCount;
  }

  /** Their bytes. */
  public long readBytes() {
    return readBytes;
  }

  /**
   * Discovers all that entries lead to.
   *
   * @param entries files, as the resolver answers them
   * @param memory what an earlier build left, and takes what this one does; null for neither
   * @throws dev.shale.offheap.RegionLimitException when the graph passes its limit
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
   */
  public void build(List<Resolved> entries, Resolver resolver, @Nullable BuildMemory memory) {
    WorkQueue queue = new WorkQueue(options.frontEnd().kinds());
    TargetModules targets =
        new TargetModules(graph, queue, options.frontEnd(), resolver, files, notes, null);
    RecordWriter writer = new RecordWriter(graph, queue, targets, notes, null);
    for (Resolved entry : entries) {
      if (entry.status() == Status.UNRESOLVED) {
        notes.entry(entry);
      } else {
        graph.entry(targets.of(entry, Snapshot.NO_DEPENDENCY, false));
      }
    }
    Supplier<ModuleSource> sources = () -> newSource(resolver, memory, null);
    Discovery discovery = new Discovery(options, queue, writer, sources, null, memory);
    try {
      discovery.run();
    } finally {
      discovery.stop();
    }
    fileCount = writer.fileCount();
    readBytes = writer.readBytes();
  }

  /**
   * Copies a graph that was updated into this empty one, as if it were built now: so the ids of all
   * rows are in the order of discovery.
   *
   * @param entries those of that graph, in their order
   * @param original that graph; its update must not run meanwhile
   * @param originalRows its rows
   */
  public void copy(List<Resolved> entries, GraphUpdate original, Snapshot originalRows) {
    try (OrderedCopy copy = new OrderedCopy(originalRows, graph, owner.region())) {
      for (int entry : modules(entries, originalRows)) {
        copy.entry(entry);
      }
      copy.run();
      notes.copy(original.notes, copy);
      files.copy(original.files, copy);
    }
  }

  private static int[] modules(List<Resolved> entries, Snapshot rows) {
    int[] modules = new int[entries.size()];
    int count = 0;
    for (Resolved entry : entries) {
      if (entry.status() != Status.UNRESOLVED) {
        int name = rows.findName(entry.path());
        boolean isIgnored = entry.status() == Status.IGNORED;
        modules[count++] = isIgnored ? rows.findIgnored(name) : rows.findModule(name);
      }
    }
    return Arrays.copyOf(modules, count);
  }

  /**
   * Gives modules the ids and the issuers that a build would give them now. If ids changed, derived
   * columns are void. Rows of dependencies, exports and names stay where they are.
   *
   * @param entries of the graph, in their order
   * @throws IllegalArgumentException when some module is there that nothing leads to
   */
  public void putInOrder(List<Resolved> entries) {
    DiscoveryOrder order = DiscoveryOrder.of(graph, modules(entries, rows));
    if (!order.isKept()) {
      int[] modules = order.modules();
      graph.renumber(modules);
      notes.renumber(modules);
      files.renumber(modules);
    }
  }

  private FileSource newSource(
      Resolver resolver, @Nullable BuildMemory memory, @Nullable ModuleReader own) {
    ModuleReader newReader =
        own != null ? own : new ModuleReader(options.frontEnd(), memory, slots);
    return new FileSource(options.frontEnd(), resolver, memory, newReader);
  }

  /**
   * The modules whose files have some paths, and those that could not be read, which may be now:
   * for {@link #update}.
   */
  public IntArrayList modulesToRead(Iterable<String> paths) {
    IntArrayList modules = new IntArrayList();
    for (String path : paths) {
      int module = rows.findModule(rows.findName(path));
      if (module != Snapshot.NO_MODULE && rows.kind(module).isFile()) {
        modules.addInt(module);
      }
    }
    notes.addUnread(modules);
    return modules;
  }

  /**
   * Takes changes into a graph that was built.
   *
   * @param changed modules whose files may have changed
   * @param entries the entries, where answers may have changed; they are the same files as before.
   *     Empty where none did
   * @param answers which answers those may be: the requests of their modules are resolved anew
   * @param passes bring the derived columns up to date, which they are when this begins; called
   *     while this is under way, if need be, and to be called when it is done
   * @param memory learns what is looked at
   * @return what became of the modules
   */
  public ChangeLog update(
      IntArrayList changed,
      List<Resolved> entries,
      ChangedPaths answers,
      Runnable passes,
      Resolver resolver,
      BuildMemory memory) {
    ChangeLog log = new ChangeLog();
    WorkQueue queue = new WorkQueue(options.frontEnd().kinds());
    TargetModules targets =
        new TargetModules(graph, queue, options.frontEnd(), resolver, files, notes, log);
    RecordWriter writer = new RecordWriter(graph, queue, targets, notes, log);
    AskedModules asked = new AskedModules(rows, targets, resolver, answers, changed);
    schedule(changed, targets, queue, asked);
    for (Resolved entry : entries) {
      if (entry.status() != Status.UNRESOLVED) {
        targets.of(entry, Snapshot.NO_DEPENDENCY, false);
      }
    }
    ModuleReader ownReader = ownReader(memory);
    try (Snapshot before = owner.snapshot()) {
      Discovery discovery =
          new Discovery(
              options,
              queue,
              writer,
              () -> new LiveSource(before, newSource(resolver, memory, null)),
              new LiveSource(before, newSource(resolver, memory, ownReader)),
              memory);
      try {
        run(
            discovery,
            writer,
            new LostModules(graph, options.frontEnd(), queue, targets, files, notes, log),
            passes);
      } finally {
        discovery.stop();
      }
    }
    fileCount = writer.fileCount();
    readBytes = writer.readBytes();
    for (int index = 0; index < log.added().size(); index++) {
      log.changed().remove(log.added().getInt(index));
    }
    return log;
  }

  /** Parsers have buffers that are worth keeping. */
  private ModuleReader ownReader(BuildMemory memory) {
    ModuleReader known = reader;
    if (known == null) {
      known = new ModuleReader(options.frontEnd(), memory, slots);
      reader = known;
    }
    known.memory(memory);
    return known;
  }

  private void run(Discovery discovery, RecordWriter writer, LostModules lost, Runnable passes) {
    discovery.run();
    IntArrayList doubtful = writer.lost();
    if (!doubtful.isEmpty()) {
      passes.run();
    }
    while (!doubtful.isEmpty()) {
      lost.settle(doubtful);
      discovery.run();
      doubtful = writer.lost();
    }
    writer.settleWeak();
  }

  private void schedule(
      IntArrayList changed, TargetModules targets, WorkQueue queue, AskedModules asked) {
    IntHashSet scheduled = new IntHashSet();
    for (int index = 0; index < changed.size(); index++) {
      int module = changed.getInt(index);
      if (isRead(module) && scheduled.add(module)) {
        queue.schedule(targets.file(module), module, asked.have(module) ? Task.ANEW : Task.READ);
      }
    }
    for (int module = 0; asked.isAny() && module < rows.moduleCount(); module++) {
      boolean isAsked =
          rows.moduleExists(module)
              && isRead(module)
              && rows.begin(module) != rows.end(module)
              && !scheduled.contains(module)
              && asked.have(module);
      if (isAsked) {
        Task task = RowReader.hasPatterns(rows, module) ? Task.ANEW : Task.ASK;
        queue.schedule(targets.file(module), module, task);
      }
    }
  }

  private boolean isRead(int module) {
    return rows.kind(module).isFile() && TargetModules.isRead(rows.moduleFlags(module));
  }

  /** What is wrong with the files and requests of the graph, in the order of its modules. */
  public List<Diagnostic> diagnostics() {
    return notes.diagnostics(rows);
  }

  @Override
  public void close() {
    files.close();
  }
}
