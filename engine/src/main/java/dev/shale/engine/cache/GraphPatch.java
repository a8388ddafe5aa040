package dev.shale.engine.cache;

import dev.shale.engine.discovery.ModuleReader;
import dev.shale.engine.discovery.WorkItem;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes changed files into a restored graph, where that moves no row: as long as a file has the
 * dependencies and exports that it had, a build would write the same rows, but for where in the
 * file things stand. Everything else is left to a build. Belongs to one thread.
 */
final class GraphPatch {
  private static final int NO_ROW = -1;

  private final FrontEnd frontEnd;
  private final GraphWriter graph;
  private final CacheMemory memory;
  private final ModuleReader reader;
  private final WorkItem item;
  private final ModuleRecord before;
  private final List<Diagnostic> diagnostics;

  /**
   * For a graph that was restored.
   *
   * @param diagnostics what is to be said about that graph
   * @param memory has what was saved beside the graph, and takes what the files are now
   */
  public GraphPatch(
      FrontEnd frontEnd, ModuleGraph graph, List<Diagnostic> diagnostics, CacheMemory memory) {
    this.frontEnd = frontEnd;
    this.graph = graph.writer();
    this.memory = memory;
    this.diagnostics = new ArrayList<>(diagnostics);
    reader = new ModuleReader(frontEnd, memory);
    item = new WorkItem(frontEnd.kinds());
    before = new ModuleRecord(frontEnd.kinds());
  }

  /** What is to be said about the graph now. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /**
   * Takes a file in.
   *
   * @param path of a module
   * @param fact what was known of it
   * @return false when a build is needed; what was taken in already is of no use then
   */
  public boolean apply(String path, FileFact fact) {
    Resolved file = memory.savedFile(path);
    int module = module(path);
    if (file == null || module == Snapshot.NO_MODULE) {
      return false;
    }
    item.clear();
    ModuleKind kind = frontEnd.kindOf(path);
    if (!kind.isRead()) {
      return Files.isRegularFile(Path.of(path)) && applySize(file, module, kind);
    }
    boolean isSameShape =
        memory.restore(file, fact, before)
            && reader.read(file, item)
            && RecordLikeness.isAlike(before, item.record())
            && relocateDiagnostics(path);
    if (isSameShape) {
      relocate(module);
      memory.saveRecord(file, item);
    }
    return isSameShape;
  }

  private boolean applySize(Resolved file, int module, ModuleKind kind) {
    reader.measure(file, item);
    graph.file(module, kind, item.bytes());
    return true;
  }

  private void relocate(int module) {
    ModuleRecord record = item.record();
    graph.file(module, record.kind(), item.bytes());
    int first = graph.working().begin(module);
    int own = first + record.dependencyCount();
    int row = 0;
    for (int further = own; further < graph.working().end(module); further++) {
      row = pattern(further, row);
      locate(further, row);
    }
    for (row = 0; row < record.dependencyCount(); row++) {
      locate(first + row, row);
    }
  }

  /** The row of the pattern that a further target belongs to; those of one follow each other. */
  private int pattern(int further, int previous) {
    int row = previous;
    while (before.start(row) != graph.working().spanStart(further)) {
      row++;
    }
    return row;
  }

  private void locate(int dependency, int row) {
    ModuleRecord record = item.record();
    graph.locate(
        dependency, record.start(row), record.end(row), record.line(row), record.column(row));
  }

  /** Requests that lead nowhere still do, from where they stand now. */
  private boolean relocateDiagnostics(String path) {
    for (int index = 0; index < diagnostics.size(); index++) {
      Diagnostic said = diagnostics.get(index);
      if (!said.path().equals(path)) {
        continue;
      }
      int row = said.code().equals(Code.UNRESOLVED) ? row(said.line(), said.column()) : NO_ROW;
      if (row == NO_ROW) {
        return false;
      }
      diagnostics.set(index, said.at(item.record().line(row), item.record().column(row)));
    }
    return true;
  }

  private int row(int line, int column) {
    for (int row = 0; row < before.dependencyCount(); row++) {
      if (before.line(row) == line && before.column(row) == column) {
        return row;
      }
    }
    return NO_ROW;
  }

  private int module(String path) {
    int name = graph.name(path);
    Snapshot modules = graph.working();
    for (int module = 0; module < modules.moduleCount(); module++) {
      if (modules.identifier(module) == name && modules.kind(module).isFile()) {
        return module;
      }
    }
    return Snapshot.NO_MODULE;
  }
}
