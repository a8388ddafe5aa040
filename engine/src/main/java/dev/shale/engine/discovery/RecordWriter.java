package dev.shale.engine.discovery;

import dev.shale.engine.discovery.WorkQueue.Task;
import dev.shale.engine.discovery.rows.InnerRows;
import dev.shale.engine.discovery.rows.LostTargets;
import dev.shale.engine.discovery.rows.PassiveRows;
import dev.shale.engine.discovery.rows.RowLikeness;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.record.ModuleRecord;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was found out about modules into the graph: the rows of new ones, and of others what
 * is not as it was.
 *
 * <p>First come the modules of the program. A weak request brings none in, nor does one for types:
 * either is connected at the end, if its target has become part of the program for another reason.
 * Then come the modules that only types lead to, and what those ask for in turn; they are no part
 * of the program, so all that they ask for is passive.
 */
final class RecordWriter {
  private final GraphWriter graph;
  private final Snapshot rows;
  private final InnerRows inner = new InnerRows();
  private final ExportWriter exports;
  private final WorkQueue queue;
  private final TargetModules targets;
  private final ModuleNotes notes;
  private final RowLikeness likeness;
  private final ModuleNotes.Builder note = new ModuleNotes.Builder();
  private final PassiveRows passive;
  private final LostTargets led;
  private final IntArrayList lost = new IntArrayList();

  /** What the module that is written led to, by place. */
  private final IntArrayList before = new IntArrayList();

  /** Null where nobody wants to know. */
  private final @Nullable ChangeLog log;

  private int fileCount;
  private long readBytes;

  /** The flags of a module that follow from its record, and from nothing else. */
  static final int OF_RECORD =
      ModuleFlags.INNER
          | ModuleFlags.EXACT
          | ModuleFlags.LINKED_BY_NAME
          | ModuleFlags.REMARKS
          | ModuleFlags.BARE_IMPORTS;

  RecordWriter(
      GraphWriter graph,
      WorkQueue queue,
      TargetModules targets,
      ModuleNotes notes,
      @Nullable ChangeLog log) {
    this.graph = graph;
    this.log = log;
    rows = graph.working();
    exports = new ExportWriter(graph, inner);
    this.queue = queue;
    this.targets = targets;
    this.notes = notes;
    likeness = new RowLikeness(rows);
    passive = new PassiveRows(rows);
    led = new LostTargets(rows);
  }

  /** Files that were read. */
  int fileCount() {
    return fileCount;
  }

  /** Their bytes. */
  long readBytes() {
    return readBytes;
  }

  /** Says that the graph does not begin with a module any more. */
  void lose(int entry) {
    lost.addInt(entry);
  }

  /**
   * The modules that a module led to and does not any more, of all that is written, and those that
   * the graph began with; one may be there more than once.
   */
  IntArrayList lost() {
    led.moveTo(lost);
    return lost;
  }

  /** Writes what was found out about what stands at a place of the queue. */
  void apply(int place, WorkItem item) {
    int module = queue.module(place);
    if (queue.task(place) == Task.PASS) {
      return;
    }
    if (queue.task(place) == Task.READ && isAsBefore(module, item)) {
      return;
    }
    ModuleNotes.Note known = notes.of(module);
    List<Diagnostic> wrong = known == null ? List.of() : notes.diagnostics(rows, module);
    note.begin(queue.file(place));
    if (queue.task(place) == Task.ASK) {
      note.problemOf(known);
      reconnect(module, item);
    } else {
      write(module, item);
    }
    notes.set(module, note.build());
    if (log != null && (known != null || notes.of(module) != null)) {
      log.before(module, wrong);
    }
  }

  /** Whether a file was read again in vain. */
  private boolean isAsBefore(int module, WorkItem item) {
    if (!item.record.kind().isRead()) {
      return rows.kind(module) == item.record.kind() && rows.bytes(module) == item.bytes;
    }
    ModuleNotes.Note known = notes.of(module);
    Diagnostic problem = known == null ? null : known.problem;
    if (item.problem != null) {
      return item.problem.equals(problem) && rows.bytes(module) == item.bytes;
    }
    RecordKey key = item.key;
    return key != null
        && problem == null
        && key.low() == rows.sourceLow(module)
        && key.high() == rows.sourceHigh(module);
  }

  private void changed(int module, int respects) {
    if (log != null && respects != 0) {
      log.changed(module, respects);
    }
  }

  private void write(int module, WorkItem item) {
    ModuleRecord record = item.record;
    boolean isSameContent = isAsBefore(module, item);
    boolean isAlike = item.task != Task.NEW && hasDependencies(module, item);
    note.problem(item.problem);
    note.error(record.errorLine(), record.errorColumn(), record.errorMessage());
    if (isAlike) {
      writeFile(module, item);
      relocate(module, item);
      reconnect(module, item);
      reconnectFurther(module, item);
    } else {
      rewrite(module, item);
    }
    inner.read(record);
    boolean hasInner = likeness.hasInner(module, record, inner);
    boolean hasExports = likeness.hasExports(module, record, inner);
    changed(
        module,
        (isSameContent ? 0 : ChangeLog.CONTENT)
            | (isAlike ? 0 : ChangeLog.REQUESTS)
            | (hasExports ? 0 : ChangeLog.EXPORTS)
            | (hasInner ? 0 : ChangeLog.INNER));
    if (hasInner) {
      exports.relocateInner(module);
    } else {
      exports.applyInner(module, record);
    }
    if (!isAlike || !hasExports) {
      exports.apply(module, record, rows.begin(module));
    }
  }

  private boolean hasDependencies(int module, WorkItem item) {
    int more = flagsOf(module);
    int further = rows.begin(module) + item.record.dependencyCount();
    boolean isAlike = likeness.hasDependencies(module, item.record, more, item.furtherCount());
    for (int index = 0; isAlike && index < item.furtherCount(); index++) {
      isAlike =
          likeness.isDependency(further + index, item.record, item.furtherDependency(index), more);
    }
    return isAlike;
  }

  private void writeFile(int module, WorkItem item) {
    ModuleRecord record = item.record;
    if (rows.kind(module) != record.kind() || rows.bytes(module) != item.bytes) {
      graph.file(module, record.kind(), item.bytes);
    }
    if (record.kind().isRead()) {
      fileCount++;
      readBytes += item.bytes;
    }
    int flags = rows.moduleFlags(module) & ~OF_RECORD;
    flags |= item.isPure ? ModuleFlags.PURE : 0;
    flags |= record.parts().isKnown() ? ModuleFlags.INNER : 0;
    flags |= record.isExact() ? ModuleFlags.EXACT : 0;
    flags |= record.isLinkedByName() ? ModuleFlags.LINKED_BY_NAME : 0;
    // Of what could not be read nobody knows.
    flags |= record.hasRemarks() || item.problem != null ? ModuleFlags.REMARKS : 0;
    flags |= record.hasBareImports() ? ModuleFlags.BARE_IMPORTS : 0;
    if (flags != rows.moduleFlags(module)) {
      graph.moduleFlags(module, flags);
    }
    if (!item.isPure && (flags & ModuleFlags.PURE) != 0) {
      forgetPurity(module);
    }
    RecordKey key = item.key;
    graph.source(module, key == null ? 0 : key.low(), key == null ? 0 : key.high());
  }

  private void forgetPurity(int module) {
    graph.moduleFlags(module, rows.moduleFlags(module) & ~ModuleFlags.PURE);
  }

  private int flagsOf(int module) {
    return rows.isForTypes(module) ? DependencyFlags.FOR_TYPES : 0;
  }

  /** Replaces the dependencies of a module. */
  private void rewrite(int module, WorkItem item) {
    ModuleRecord record = item.record;
    // A module may be written twice in an update; its rows are then others'.
    passive.forget(module);
    before.clear();
    for (int dependency = rows.begin(module); dependency < rows.end(module); dependency++) {
      before.addInt(rows.target(dependency));
      led.add(dependency);
    }
    graph.beginDependencies(module, record.dependencyCount() + item.furtherCount());
    writeFile(module, item);
    for (int row = 0; row < record.dependencyCount(); row++) {
      int dependency = add(module, record, row);
      if (item.isKept(row)) {
        leadAsBefore(module, dependency, item.keptPlace(row));
      } else {
        lead(module, dependency, item.target(row));
      }
    }
    for (int index = 0; index < item.furtherCount(); index++) {
      int dependency = add(module, record, item.furtherDependency(index));
      lead(module, dependency, item.furtherTarget(index));
    }
  }

  private int add(int module, ModuleRecord record, int row) {
    int request = graph.name(record.text(), record.requestBegin(row), record.requestEnd(row));
    int flags = record.flags(row) | flagsOf(module);
    int dependency = graph.addDependency(record.dependencyKind(row), flags, request);
    locate(dependency, record, row);
    if (record.hasDetail(row)) {
      addDetail(dependency, record, row);
    }
    return dependency;
  }

  private void locate(int dependency, ModuleRecord record, int row) {
    graph.locate(
        dependency, record.start(row), record.end(row), record.line(row), record.column(row));
  }

  private void addDetail(int dependency, ModuleRecord record, int row) {
    byte[] text = record.text();
    int begin = record.attributesBegin(row);
    int end = record.attributesEnd(row);
    if (begin < end) {
      graph.attributes(dependency, graph.name(text, begin, end));
    }
    int block = rows.block(dependency);
    if (block == Snapshot.NO_BLOCK) {
      return;
    }
    graph.blockFlags(block, record.blockFlags(row));
    graph.blockOrders(block, record.prefetchOrder(row), record.preloadOrder(row));
    begin = record.chunkNameBegin(row);
    end = record.chunkNameEnd(row);
    if (begin < end) {
      graph.chunkName(block, graph.name(text, begin, end));
    }
  }

  /** The dependencies are what they were, at other places of the file. */
  private void relocate(int module, WorkItem item) {
    int count = item.record.dependencyCount();
    for (int row = 0; row < count; row++) {
      relocate(rows.begin(module) + row, item.record, row);
    }
    for (int index = 0; index < item.furtherCount(); index++) {
      relocate(rows.begin(module) + count + index, item.record, item.furtherDependency(index));
    }
  }

  private void relocate(int dependency, ModuleRecord record, int row) {
    boolean isThere =
        rows.spanStart(dependency) == record.start(row)
            && rows.spanEnd(dependency) == record.end(row)
            && rows.line(dependency) == record.line(row)
            && rows.column(dependency) == record.column(row);
    if (!isThere) {
      locate(dependency, record, row);
    }
  }

  /** The dependencies are what they were, and may lead elsewhere. */
  private void reconnect(int module, WorkItem item) {
    for (int row = 0; row < item.record.dependencyCount(); row++) {
      int dependency = rows.begin(module) + row;
      if (item.isKept(row)) {
        keepAnswer(module, dependency, item.keptPlace(row));
      } else {
        lead(module, dependency, item.target(row));
      }
    }
  }

  /** Likewise those for the files that fit patterns. */
  private void reconnectFurther(int module, WorkItem item) {
    int further = rows.begin(module) + item.record.dependencyCount();
    for (int index = 0; index < item.furtherCount(); index++) {
      lead(module, further + index, item.furtherTarget(index));
    }
  }

  private @Nullable Resolved answer(int module, int place) {
    ModuleNotes.Note known = notes.of(module);
    return known == null ? null : known.answer(place);
  }

  private void keepAnswer(int module, int dependency, int place) {
    Resolved answer = answer(module, place);
    if (answer != null) {
      note.answer(dependency - rows.begin(module), answer);
    }
  }

  /** Makes a new dependency lead where one did that is gone. */
  private void leadAsBefore(int module, int dependency, int place) {
    Resolved answer = answer(module, place);
    int target = before.getInt(place);
    if (answer != null) {
      lead(module, dependency, answer);
    } else if (target != Snapshot.NO_MODULE) {
      graph.connect(dependency, target);
    }
  }

  private void lead(int module, int dependency, Resolved target) {
    DependencyKind kind = rows.dependencyKind(dependency);
    int flags = rows.dependencyFlags(dependency);
    if (!kind.isResolved() && target.status() != Status.FILE) {
      connect(dependency, Snapshot.NO_MODULE);
      return;
    }
    if ((flags & DependencyFlags.WEAK) != 0 || ModuleNotes.isSaid(flags, target)) {
      note.answer(dependency - rows.begin(module), target);
    }
    if (!isSomewhere(target)) {
      connect(dependency, Snapshot.NO_MODULE);
    } else if ((flags & DependencyFlags.PASSIVE) == 0) {
      connect(dependency, targets.of(target, dependency, false));
    } else if ((flags & DependencyFlags.FOR_TYPES) != 0) {
      connectPassive(dependency, target);
    } else {
      passive.add(module, dependency, target);
    }
  }

  private static boolean isSomewhere(Resolved target) {
    return target.status() != Status.UNRESOLVED && target.status() != Status.NOTHING;
  }

  private void connect(int dependency, int target) {
    if (rows.target(dependency) != target) {
      led.add(dependency);
      graph.connect(dependency, target);
      changed(rows.parent(dependency), ChangeLog.REQUESTS);
    }
  }

  /**
   * The program has been discovered: connects its passive dependencies, and schedules the modules
   * that only those for types lead to.
   */
  void discoverTypes() {
    for (int index = 0; index < passive.count(); index++) {
      connectPassive(passive.dependency(index), passive.target(index));
    }
    passive.clear();
  }

  /** Whether there is a passive dependency of the program that was not connected. */
  boolean hasPassive() {
    return !passive.isEmpty();
  }

  private void connectPassive(int dependency, Resolved target) {
    if ((rows.dependencyFlags(dependency) & DependencyFlags.WEAK) == 0) {
      connect(dependency, targets.of(target, dependency, true));
      return;
    }
    connectWeak(dependency, target);
  }

  private void connectWeak(int dependency, Resolved target) {
    int module = targets.find(target);
    boolean isInProgram = module != Snapshot.NO_MODULE && !rows.isForTypes(module);
    connect(dependency, isInProgram ? module : Snapshot.NO_MODULE);
  }

  /** All modules are known: weak requests lead to those of the program, and to no others. */
  void settleWeak() {
    for (int module : notes.modules()) {
      ModuleNotes.Note known = notes.of(module);
      for (int index = 0; known != null && index < known.answerCount(); index++) {
        int dependency = rows.begin(module) + known.place(index);
        Resolved target = known.answerAt(index);
        if (isSomewhere(target) && (rows.dependencyFlags(dependency) & DependencyFlags.WEAK) != 0) {
          connectWeak(dependency, target);
        }
      }
    }
  }
}
