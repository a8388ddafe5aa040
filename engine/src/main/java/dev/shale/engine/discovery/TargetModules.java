package dev.shale.engine.discovery;

import dev.shale.engine.discovery.WorkQueue.Task;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import java.util.Arrays;
import org.agrona.collections.IntHashSet;
import org.jspecify.annotations.Nullable;

/**
 * The modules that requests lead to: finds them, adds new ones, and schedules what has to be found
 * out about either.
 */
final class TargetModules {
  private static final int RECENT = 1 << 13;
  private static final int FEW = 1 << 4;

  private final GraphWriter graph;
  private final WorkQueue queue;
  private final FrontEnd frontEnd;
  private final Resolver resolver;
  private final ModuleFiles files;
  private final ModuleNotes notes;

  /** Null where nobody wants to know. */
  private final @Nullable ChangeLog log;

  /** Whether there were modules before, which may be others now. */
  private final boolean isUpdate;

  /** Modules of an update of which it is known already how they are to be read. */
  private final IntHashSet known = new IntHashSet();

  /**
   * Targets seen lately and their modules, by identity. Resolvers share their answers and most
   * requests lead to a module that is known, so this spares most look-ups by path.
   */
  private final @Nullable Resolved[] recentTargets;

  private final int[] recentModules;

  TargetModules(
      GraphWriter graph,
      WorkQueue queue,
      FrontEnd frontEnd,
      Resolver resolver,
      ModuleFiles files,
      ModuleNotes notes,
      @Nullable ChangeLog log) {
    this.log = log;
    this.graph = graph;
    this.queue = queue;
    this.frontEnd = frontEnd;
    this.resolver = resolver;
    this.files = files;
    this.notes = notes;
    isUpdate = graph.working().moduleCount() > 0;
    recentTargets = new Resolved[isUpdate ? FEW : RECENT];
    recentModules = new int[recentTargets.length];
  }

  /**
   * The module that a request leads to; a new one is scheduled.
   *
   * @param isForTypes whether only types lead there, for all that is known of that request
   */
  // Comparing by value would cost what the shortcut saves.
  @SuppressWarnings("ReferenceEquality")
  int of(Resolved target, int issuer, boolean isForTypes) {
    int recent = System.identityHashCode(target) & (recentTargets.length - 1);
    if (recentTargets[recent] != target) {
      recentModules[recent] = byName(target, issuer, isForTypes);
      recentTargets[recent] = target;
    }
    int module = recentModules[recent];
    if (!isForTypes) {
      promote(module, target);
    }
    return module;
  }

  /** Modules went, so what was seen lately may be none any more. */
  void forgetRecent() {
    Arrays.fill(recentTargets, null);
  }

  /** The module that a request leads to if it is one already; otherwise none. */
  int find(Resolved target) {
    return module(graph.working().findName(target.path()), target);
  }

  private int module(int name, Resolved target) {
    return target.status() == Status.IGNORED
        ? graph.working().findIgnored(name)
        : graph.working().findModule(name);
  }

  private int byName(Resolved target, int issuer, boolean isForTypes) {
    int name = graph.name(target.path());
    int module = module(name, target);
    if (module == Snapshot.NO_MODULE) {
      return add(target, name, issuer, isForTypes);
    }
    if (isUpdate && target.status() == Status.FILE && known.add(module)) {
      compare(module, target);
      declare(module, target);
    }
    return module;
  }

  /** How to read a module may have changed with what is around it. */
  private void compare(int module, Resolved target) {
    ModuleNotes.Note note = notes.of(module);
    Resolved before = note == null ? null : note.file;
    boolean isSame =
        files.settings(module).equals(target.settings())
            && (before == null ? ModuleNotes.isPlain(target) : before.equals(target));
    if (!isSame && isRead(graph.working().moduleFlags(module))) {
      files.settings(module, target.settings());
      queue.schedule(target, module, Task.ANEW);
    }
  }

  /** What is declared of its effects may have changed as well. */
  private void declare(int module, Resolved target) {
    int flags = graph.working().moduleFlags(module) & ~ModuleFlags.SIDE_EFFECT_FREE;
    int declared = flags | declared(target);
    if (declared != graph.working().moduleFlags(module)) {
      graph.moduleFlags(module, declared);
    }
  }

  private int declared(Resolved target) {
    boolean isFree = frontEnd.readsParts() && resolver.isFreeOfSideEffects(target);
    return isFree ? ModuleFlags.SIDE_EFFECT_FREE : 0;
  }

  /** Whether a file with some flags is read: of installed packages nothing is for types. */
  static boolean isRead(int flags) {
    int unread = ModuleFlags.INSTALLED | ModuleFlags.FOR_TYPES;
    return (flags & unread) != unread;
  }

  /** A module that only types led to becomes a part of the program. */
  private void promote(int module, Resolved target) {
    int flags = graph.working().moduleFlags(module);
    if ((flags & ModuleFlags.FOR_TYPES) != 0) {
      graph.moduleFlags(module, flags & ~ModuleFlags.FOR_TYPES);
      files.settings(module, target.settings());
      queue.schedule(target, module, target.status() == Status.FILE ? Task.ANEW : Task.PASS);
    }
  }

  private int add(Resolved target, int name, int issuer, boolean isForTypes) {
    int module = graph.addModule(name, kindOf(target), issuer);
    boolean isFile = target.status() == Status.FILE;
    boolean isInstalled = isFile && resolver.isInstalled(target);
    int flags =
        (isInstalled ? ModuleFlags.INSTALLED : 0)
            | (isForTypes ? ModuleFlags.FOR_TYPES : 0)
            | (isFile ? declared(target) : 0);
    if (flags != 0) {
      graph.addFlags(module, flags);
    }
    if (isFile) {
      files.settings(module, target.settings());
    }
    if (isUpdate) {
      known.add(module);
    }
    if (log != null) {
      log.added(module);
    }
    if (!isRead(flags)) {
      graph.file(module, frontEnd.kindOf(target.path()), 0);
    }
    queue.schedule(target, module, isFile && isRead(flags) ? Task.NEW : Task.PASS);
    return module;
  }

  /** What kind of file it is comes with its record. */
  private ModuleKind kindOf(Resolved target) {
    return switch (target.status()) {
      case EXTERNAL -> ModuleKind.EXTERNAL;
      case IGNORED -> ModuleKind.IGNORED;
      case FILE, UNRESOLVED, NOTHING -> frontEnd.kinds().moduleKind(0);
    };
  }

  /** The file of a module, as a resolver would give it. */
  Resolved file(int module) {
    return files.file(module, graph.working(), notes);
  }
}
