package dev.shale.engine.discovery;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import org.jspecify.annotations.Nullable;

/**
 * Finds out about modules what another graph has of them, and looks at no file. Sources of one copy
 * share what they know of that graph, which must not change meanwhile.
 */
final class CopySource implements ModuleSource {
  private final Original original;
  private final RowReader rows;

  CopySource(Original original) {
    this.original = original;
    rows = new RowReader(original.graph);
  }

  /** The graph that is copied. Any threads may ask. */
  static final class Original {
    private final Snapshot graph;
    private final ModuleFiles files;
    private final ModuleNotes notes;

    /** Answers are shared, so that equal ones are recognized by identity; races are harmless. */
    private final @Nullable Resolved[] known;

    Original(Snapshot graph, ModuleFiles files, ModuleNotes notes) {
      this.graph = graph;
      this.files = files;
      this.notes = notes;
      known = new Resolved[graph.moduleCount()];
    }

    private Resolved answer(int module) {
      Resolved answer = known[module];
      if (answer == null) {
        answer = newAnswer(module);
        known[module] = answer;
      }
      return answer;
    }

    private Resolved newAnswer(int module) {
      ModuleNotes.Note note = notes.of(module);
      Resolved noted = note == null ? null : note.file;
      if (noted != null) {
        return noted;
      }
      String name = graph.name(graph.identifier(module));
      ModuleKind kind = graph.kind(module);
      if (kind == ModuleKind.EXTERNAL) {
        return Resolved.external(name);
      }
      return kind == ModuleKind.IGNORED
          ? Resolved.ignored(name)
          : Resolved.file(name, files.settings(module));
    }
  }

  @Override
  public void fill(int copied, Resolved file, WorkItem item) {
    Snapshot graph = original.graph;
    int module = graph.findModule(graph.findName(file.path()));
    rows.read(module, item.record);
    item.isPure = (graph.moduleFlags(module) & ModuleFlags.PURE) != 0;
    item.bytes = graph.bytes(module);
    ModuleNotes.Note note = original.notes.of(module);
    if (note != null) {
      item.problem = note.problem;
      if (!note.error.isEmpty()) {
        item.record.fail(note.error, note.errorLine, note.errorColumn);
      }
    }
    lead(module, note, item);
  }

  private void lead(int module, ModuleNotes.@Nullable Note note, WorkItem item) {
    int own = item.record.dependencyCount();
    int count = original.graph.end(module) - original.graph.begin(module);
    for (int place = 0; place < count; place++) {
      Resolved target = target(module, note, place);
      if (place < own) {
        item.target(place, target);
      } else {
        item.furtherTarget(rows.pattern(module, place), target);
      }
    }
  }

  private Resolved target(int module, ModuleNotes.@Nullable Note note, int place) {
    Resolved answer = note == null ? null : note.answer(place);
    if (answer != null) {
      return answer;
    }
    int dependency = original.graph.begin(module) + place;
    int target = original.graph.target(dependency);
    return target == Snapshot.NO_MODULE ? Resolved.nothing("") : original.answer(target);
  }
}
