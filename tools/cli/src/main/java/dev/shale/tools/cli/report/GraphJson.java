package dev.shale.tools.cli.report;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.query.Cycles;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Origins;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.Unread;
import dev.shale.tools.cli.question.usage.ExportFaults;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * A graph as JSON, schema {@code shale.graph/1}, written row by row: it takes no memory but a
 * buffer. The same graph makes the same bytes, so there are no times and no addresses in it.
 */
public final class GraphJson {
  private static final SerializedString ENTRIES = new SerializedString("entries");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString DEPTH = new SerializedString("depth");
  private static final SerializedString PRE_ORDER = new SerializedString("preOrder");
  private static final SerializedString POST_ORDER = new SerializedString("postOrder");
  private static final SerializedString COMPONENT = new SerializedString("component");
  private static final SerializedString DEPENDENCIES = new SerializedString("dependencies");
  private static final SerializedString TYPES = new SerializedString("types");
  private static final SerializedString TYPE_TARGET = new SerializedString("typeTarget");
  private static final SerializedString OPTIONAL = new SerializedString("optional");
  private static final SerializedString CONDITIONAL = new SerializedString("conditional");
  private static final SerializedString WEAK = new SerializedString("weak");
  private static final SerializedString PHASE = new SerializedString("phase");
  private static final SerializedString ATTRIBUTES = new SerializedString("attributes");
  private static final SerializedString START = new SerializedString("start");
  private static final SerializedString END = new SerializedString("end");
  private static final SerializedString ROOTS = new SerializedString("roots");
  private static final SerializedString CHUNKS = new SerializedString("chunks");
  private static final SerializedString DIAGNOSTICS = new SerializedString("diagnostics");

  private static final SerializedString PACKAGE = new SerializedString("package");
  private static final SerializedString COUNTS = new SerializedString("counts");
  private static final SerializedString OWN = new SerializedString("own");
  private static final SerializedString INSTALLED = new SerializedString("installed");
  private static final SerializedString PACKAGES = new SerializedString("packages");

  private static final SerializedString UNREAD = new SerializedString("unread");
  private static final SerializedString EXTENSION = new SerializedString("extension");
  private static final SerializedString FILES = new SerializedString("files");

  private final Snapshot graph;
  private final PathNames names;
  private final List<Diagnostic> diagnostics;
  private final ModuleChoice choice;
  private final @Nullable ExportsJson exports;
  private final @Nullable ChunksAnswer chunks;
  private final Json json;
  private final int[] componentNumbers;
  private int componentCount;

  /** How many dependencies the modules before have: rows may stand anywhere. */
  private int dependencyNumber;

  /** Whether there is any module that only types lead to; mostly there is none to look for. */
  private final boolean hasTypes;

  private GraphJson(
      Snapshot graph,
      PathNames names,
      List<Diagnostic> diagnostics,
      ModuleChoice choice,
      @Nullable ExportsJson exports,
      @Nullable ChunksAnswer chunks,
      Json json) {
    this.exports = exports;
    this.chunks = chunks;
    this.graph = graph;
    this.names = names;
    this.diagnostics = diagnostics;
    this.choice = choice;
    this.json = json;
    componentNumbers = new int[graph.moduleCount()];
    // They come behind the modules of the program.
    hasTypes = componentNumbers.length > 0 && graph.isForTypes(componentNumbers.length - 1);
  }

  /**
   * Writes the modules of a choice, and what is between them.
   *
   * @param exports what modules provide, and what of it is used; null where that was not asked
   * @param chunks what modules are loaded with; null where that was not asked
   */
  public static void write(
      Session session,
      ModuleChoice choice,
      @Nullable ExportsAnswer exports,
      @Nullable ChunksAnswer chunks,
      Output out) {
    Path root = session.inputs().root();
    List<Diagnostic> diagnostics =
        exports == null
            ? session.report().diagnostics()
            : ExportFaults.withOthers(session, exports);
    write(session.graph(), diagnostics, root, choice, exports, chunks, out);
  }

  /**
   * The same, of any graph whose modules are in the order of discovery.
   *
   * @param diagnostics what is wrong with its files and requests
   * @param root the directory that paths are relative to
   */
  public static void write(
      Snapshot graph, List<Diagnostic> diagnostics, Path root, ModuleChoice choice, Output out) {
    write(graph, diagnostics, root, choice, null, null, out);
  }

  private static void write(
      Snapshot graph,
      List<Diagnostic> diagnostics,
      Path root,
      ModuleChoice choice,
      @Nullable ExportsAnswer exports,
      @Nullable ChunksAnswer chunks,
      Output out) {
    Json json = new Json(out);
    json.begin("shale.graph/1", root);
    PathNames names = new PathNames(graph, root);
    ExportsJson more = exports == null ? null : new ExportsJson(exports, names, json);
    new GraphJson(graph, names, diagnostics, choice, more, chunks, json).write();
    json.end();
  }

  private void writeChunks(ChunksAnswer of, int module) {
    json.beginArray(CHUNKS);
    int one = of.chunks().classOf(module);
    if (one >= 0) {
      for (int chunk : of.chunks().chunksOfClass(one)) {
        json.text(of.id(chunk));
      }
    }
    json.endArray();
  }

  private void write() {
    writeEntries();
    writeCounts();
    writeUnread();
    writeModules(Json.MODULES, false);
    writeModules(TYPES, true);
    writeCycles();
    writeRoots();
    writeDiagnostics();
  }

  private void writeEntries() {
    json.beginArray(ENTRIES);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isEntry(module) && choice.has(module)) {
        json.number(choice.number(module));
      }
    }
    json.endArray();
  }

  private void writeCounts() {
    Origins origins = Origins.of(graph);
    json.name(COUNTS);
    json.beginObject();
    json.property(OWN, origins.ownCount());
    json.property(INSTALLED, origins.installedCount());
    json.property(PACKAGES, origins.packageCount());
    json.endObject();
  }

  private void writeUnread() {
    json.beginArray(UNREAD);
    for (Unread.Extension extension : Unread.of(graph, choice).extensions()) {
      json.beginObject();
      json.property(EXTENSION, extension.name());
      json.property(FILES, extension.count());
      json.endObject();
    }
    json.endArray();
  }

  /** The modules of the program, or those that only types lead to. */
  private void writeModules(SerializedString name, boolean forTypes) {
    DependencyCursor cursor = graph.dependencies();
    json.beginArray(name);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isForTypes(module) != forTypes) {
        continue;
      }
      if (choice.has(module)) {
        json.beginObject();
        writeModule(module);
        json.beginArray(DEPENDENCIES);
        int number = dependencyNumber;
        for (cursor.of(module); cursor.next(); number++) {
          writeDependency(number, cursor.dependency());
        }
        json.endArray();
        if (exports != null && !forTypes) {
          exports.write(module);
        }
        if (chunks != null && !forTypes) {
          writeChunks(chunks, module);
        }
        json.endObject();
      }
      dependencyNumber += graph.end(module) - graph.begin(module);
    }
    json.endArray();
  }

  private void writeModule(int module) {
    json.property(ID, choice.number(module));
    json.property(PATH, names.load(module));
    json.kind(graph.kind(module));
    json.property(BYTES, graph.bytes(module));
    json.propertyOrNull(DEPTH, graph.depth(module), Snapshot.NOT_REACHED);
    json.propertyOrNull(PRE_ORDER, graph.preOrder(module), Snapshot.NOT_REACHED);
    json.propertyOrNull(POST_ORDER, graph.postOrder(module), Snapshot.NOT_REACHED);
    json.property(COMPONENT, componentNumber(module));
    json.property(Json.ROOT, graph.isRoot(module));
  }

  /** Components count from 0 in the order of the first modules of theirs that are written. */
  private int componentNumber(int module) {
    int component = graph.component(module);
    if (componentNumbers[component] == 0) {
      componentNumbers[component] = ++componentCount;
    }
    return componentNumbers[component] - 1;
  }

  private void writeDependency(int id, int dependency) {
    json.beginObject();
    json.property(ID, id);
    json.kind(graph.dependencyKind(dependency));
    json.property(Json.REQUEST, names.loadName(graph.request(dependency)));
    int target = graph.target(dependency);
    boolean forTypes = hasTypes && target != Snapshot.NO_MODULE && graph.isForTypes(target);
    boolean isShown = target != Snapshot.NO_MODULE && choice.has(target);
    // Whoever reads the program alone need not know of modules that only types lead to.
    int number = isShown && !forTypes ? choice.number(target) : Snapshot.NO_MODULE;
    json.propertyOrNull(Json.TARGET, number, Snapshot.NO_MODULE);
    writeFlags(graph.dependencyFlags(dependency));
    if (isShown && forTypes) {
      json.property(TYPE_TARGET, choice.number(target));
    } else if (target != Snapshot.NO_MODULE && !isShown) {
      json.property(PACKAGE, choice.packageName(target));
    }
    json.property(Json.LINE, graph.line(dependency));
    json.property(Json.COLUMN, graph.column(dependency));
    json.property(START, graph.spanStart(dependency));
    json.property(END, graph.spanEnd(dependency));
    int attributes = graph.attributes(dependency);
    if (attributes != Snapshot.NO_NAME) {
      json.property(ATTRIBUTES, names.loadName(attributes));
    }
    json.endObject();
  }

  /** What few dependencies are is left out of the others, for the size of the document. */
  private void writeFlags(int flags) {
    json.property(Json.TYPE_ONLY, (flags & DependencyFlags.TYPE_ONLY) != 0);
    writeFlag(OPTIONAL, flags & DependencyFlags.OPTIONAL);
    writeFlag(CONDITIONAL, flags & DependencyFlags.CONDITIONAL);
    writeFlag(WEAK, flags & DependencyFlags.WEAK);
    if ((flags & (DependencyFlags.DEFER | DependencyFlags.SOURCE)) != 0) {
      json.property(PHASE, (flags & DependencyFlags.DEFER) != 0 ? "defer" : "source");
    }
  }

  private void writeFlag(SerializedString name, int bits) {
    if (bits != 0) {
      json.property(name, true);
    }
  }

  private void writeCycles() {
    Cycles cycles = choice.cycles();
    json.beginArray(Json.CYCLES);
    for (int cycle = 0; cycle < cycles.count(); cycle++) {
      json.beginArray();
      for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
        json.number(choice.number(cycles.module(member)));
      }
      json.endArray();
    }
    json.endArray();
  }

  private void writeRoots() {
    json.beginArray(ROOTS);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isRoot(module) && choice.has(module)) {
        json.number(choice.number(module));
      }
    }
    json.endArray();
  }

  private void writeDiagnostics() {
    json.beginArray(DIAGNOSTICS);
    for (Diagnostic diagnostic : diagnostics) {
      DiagnosticJson.write(diagnostic, names, json);
    }
    json.endArray();
  }
}
