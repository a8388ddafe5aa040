package dev.shale.engine.discovery;

import dev.shale.engine.discovery.WorkQueue.Task;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.FrontEnd;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * What becomes of modules that a request led to and does not any more: those that nothing leads to
 * go, those that only types lead to are no part of the program. Costs what it looks at: those
 * modules, and what they lead to that no entry reaches.
 *
 * <p>Every module that an edit leaves without a way from an entry is reached from a lost one by
 * modules that are without a way, too; the depth pass says which are.
 */
final class LostModules {
  private final GraphWriter graph;
  private final Snapshot rows;
  private final FrontEnd frontEnd;
  private final WorkQueue queue;
  private final TargetModules targets;
  private final ModuleFiles files;
  private final ModuleNotes notes;
  private final ChangeLog log;
  private final IncomingCursor incoming;

  /** Modules that may have to go, in the order in which they were found. */
  private final IntArrayList doubtful = new IntArrayList();

  private final IntHashSet isDoubtful = new IntHashSet();
  private final IntArrayList alive = new IntArrayList();
  private final IntHashSet isAlive = new IntHashSet();

  LostModules(
      GraphWriter graph,
      FrontEnd frontEnd,
      WorkQueue queue,
      TargetModules targets,
      ModuleFiles files,
      ModuleNotes notes,
      ChangeLog log) {
    this.log = log;
    this.graph = graph;
    this.frontEnd = frontEnd;
    this.queue = queue;
    this.targets = targets;
    this.files = files;
    this.notes = notes;
    rows = graph.working();
    incoming = rows.incoming();
  }

  /**
   * Settles what becomes of modules, when all depths are current. Schedules those that are to be
   * read in another way.
   *
   * @param lost the modules; receives those that modules led to which led on to them
   */
  void settle(IntArrayList lost) {
    doubtful.clear();
    isDoubtful.clear();
    alive.clear();
    isAlive.clear();
    for (int index = 0; index < lost.size(); index++) {
      doubt(lost.getInt(index));
    }
    lost.clear();
    for (int index = 0; index < doubtful.size(); index++) {
      doubtTargets(doubtful.getInt(index));
    }
    findAlive();
    boolean isChanged = false;
    for (int index = 0; index < doubtful.size(); index++) {
      isChanged |= settle(doubtful.getInt(index), lost);
    }
    if (isChanged) {
      targets.forgetRecent();
    }
  }

  private void doubt(int module) {
    boolean isReached =
        module >= rows.moduleCount()
            || !rows.moduleExists(module)
            || rows.isEntry(module)
            || rows.depth(module) != Snapshot.NOT_REACHED
            || isAskedByProgram(module);
    if (!isReached && isDoubtful.add(module)) {
      doubtful.addInt(module);
    }
  }

  /** Whether a module that is reached asks for one, for types. */
  private boolean isAskedByProgram(int module) {
    incoming.of(module);
    while (incoming.next()) {
      if (!isWeak(incoming.dependency())
          && rows.depth(incoming.source()) != Snapshot.NOT_REACHED
          && rows.isForTypes(module)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWeak(int dependency) {
    return (rows.dependencyFlags(dependency) & DependencyFlags.WEAK) != 0;
  }

  private void doubtTargets(int module) {
    for (int dependency = rows.begin(module); dependency < rows.end(module); dependency++) {
      int target = rows.target(dependency);
      if (target != Snapshot.NO_MODULE) {
        doubt(target);
      }
    }
  }

  private void findAlive() {
    for (int index = 0; index < doubtful.size(); index++) {
      int module = doubtful.getInt(index);
      if (isAskedByOthers(module)) {
        revive(module);
      }
    }
    for (int index = 0; index < alive.size(); index++) {
      reviveTargets(alive.getInt(index));
    }
  }

  /** Whether a module that is not in doubt asks for one. */
  private boolean isAskedByOthers(int module) {
    incoming.of(module);
    while (incoming.next()) {
      if (!isWeak(incoming.dependency()) && !isDoubtful.contains(incoming.source())) {
        return true;
      }
    }
    return false;
  }

  private void revive(int module) {
    if (isAlive.add(module)) {
      alive.addInt(module);
    }
  }

  /** What a module leads to is alive if the module is read. */
  private void reviveTargets(int module) {
    if (rows.isInstalled(module)) {
      return;
    }
    for (int dependency = rows.begin(module); dependency < rows.end(module); dependency++) {
      int target = rows.target(dependency);
      if (!isWeak(dependency) && target != Snapshot.NO_MODULE && isDoubtful.contains(target)) {
        revive(target);
      }
    }
  }

  private boolean settle(int module, IntArrayList lost) {
    if (!isAlive.contains(module)) {
      log.before(module, notes.diagnostics(rows, module));
      log.removed(module, rows.name(rows.identifier(module)));
      graph.removeModule(module);
      files.remove(module);
      notes.remove(module);
      return true;
    }
    if (rows.isForTypes(module)) {
      return false;
    }
    demote(module, lost);
    return true;
  }

  /** A module of the program becomes one that only types lead to. */
  private void demote(int module, IntArrayList lost) {
    log.before(module, notes.diagnostics(rows, module));
    graph.moduleFlags(module, rows.moduleFlags(module) | ModuleFlags.FOR_TYPES);
    if (!rows.kind(module).isFile()) {
      return;
    }
    if (!rows.isInstalled(module)) {
      queue.schedule(targets.file(module), module, Task.ANEW);
      return;
    }
    for (int dependency = rows.begin(module); dependency < rows.end(module); dependency++) {
      if (rows.target(dependency) != Snapshot.NO_MODULE) {
        lost.addInt(rows.target(dependency));
      }
    }
    String path = rows.name(rows.identifier(module));
    graph.beginDependencies(module, 0);
    graph.file(module, frontEnd.kindOf(path), 0);
    int ofRecord = ModuleFlags.PURE | RecordWriter.OF_RECORD;
    graph.moduleFlags(module, rows.moduleFlags(module) & ~ofRecord);
    graph.source(module, 0, 0);
    notes.remove(module);
  }
}
