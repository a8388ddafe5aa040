package dev.shale.engine.discovery;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntHashSet;
import org.jspecify.annotations.Nullable;

/**
 * The modules that a graph begins with. A new entry is a module that is discovered first; one that
 * is none any more is a module that may be lost, as if a request did not lead to it any more.
 */
final class EntryModules {
  private final GraphWriter graph;
  private final Snapshot rows;
  private final TargetModules targets;
  private final RecordWriter writer;
  private final ModuleNotes notes;

  /** Null where nobody wants to know. */
  private final @Nullable ChangeLog log;

  EntryModules(
      GraphWriter graph,
      TargetModules targets,
      RecordWriter writer,
      ModuleNotes notes,
      @Nullable ChangeLog log) {
    this.graph = graph;
    this.targets = targets;
    this.writer = writer;
    this.notes = notes;
    this.log = log;
    rows = graph.working();
  }

  /** Makes a graph begin with what entries lead to, and with nothing else. */
  void begin(List<Resolved> entries) {
    int formerCount = rows.moduleCount();
    IntHashSet modules = new IntHashSet();
    List<Resolved> unresolved = new ArrayList<>();
    for (Resolved entry : entries) {
      if (entry.status() == Status.UNRESOLVED) {
        unresolved.add(entry);
      } else {
        modules.add(begin(targets.of(entry, Snapshot.NO_DEPENDENCY, false)));
      }
    }
    note(unresolved);
    for (int module = 0; module < formerCount; module++) {
      if (rows.moduleExists(module) && rows.isEntry(module) && !modules.contains(module)) {
        end(module);
      }
    }
  }

  private int begin(int module) {
    if (!rows.isEntry(module)) {
      graph.entry(module);
      graph.issuer(module, Snapshot.NO_DEPENDENCY);
      changed(module);
    }
    return module;
  }

  private void end(int module) {
    graph.moduleFlags(module, rows.moduleFlags(module) & ~ModuleFlags.ENTRY);
    writer.lose(module);
    changed(module);
  }

  private void note(List<Resolved> unresolved) {
    List<Diagnostic> before = List.copyOf(notes.ofEntries());
    notes.entries(unresolved);
    if (log != null && !before.equals(notes.ofEntries())) {
      log.before(Snapshot.NO_MODULE, before);
    }
  }

  private void changed(int module) {
    if (log != null) {
      log.changed(module, ChangeLog.ENTRY);
    }
  }
}
