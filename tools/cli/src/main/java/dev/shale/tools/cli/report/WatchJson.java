package dev.shale.tools.cli.report;

import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.language.Diagnostic;
import dev.shale.tools.cli.chunk.WatchedChunks.Changes;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.PathNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * What happens to a project that is watched, as a line of JSON each, schema {@code shale.watch/1}.
 */
public final class WatchJson {
  private static final String SCHEMA = "shale.watch/1";
  private static final SerializedString EVENT = new SerializedString("event");
  private static final SerializedString GENERATION = new SerializedString("generation");
  private static final SerializedString MODULE_COUNT = new SerializedString("moduleCount");
  private static final SerializedString CHANGED = new SerializedString("changed");
  private static final SerializedString ADDED = new SerializedString("added");
  private static final SerializedString REMOVED = new SerializedString("removed");
  private static final SerializedString AFFECTED = new SerializedString("affected");
  private static final SerializedString CHUNKS = new SerializedString("chunks");
  private static final SerializedString REASON = new SerializedString("reason");
  private static final SerializedString DIAGNOSTICS = new SerializedString("diagnostics");
  private static final SerializedString IS_REBUILT = new SerializedString("rebuilt");
  private static final SerializedString MICROS = new SerializedString("micros");
  private static final int NANOS_PER_MICRO = 1_000;

  private final Path root;
  private final Output out;

  public WatchJson(Path root, Output out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Says that the project is watched from now on.
   *
   * @param chunks all of them; null where nobody asked for them
   */
  public void ready(View view, @Nullable Changes chunks) {
    Json json = begin("ready");
    PathNames names = new PathNames(view.snapshot(), root);
    json.property(GENERATION, view.generation());
    json.property(MODULE_COUNT, moduleCount(view));
    writeDiagnostics(view.diagnostics(), List.of(), names, json);
    writeChunks(chunks, json);
    end(json);
  }

  private static int moduleCount(View view) {
    int count = 0;
    for (int module = 0; module < view.moduleCount(); module++) {
      count += view.exists(module) ? 1 : 0;
    }
    return count;
  }

  /**
   * Says what an update did.
   *
   * @param chunks what became of chunks; null where nobody asked for them
   */
  public void update(Update update, View view, int[] affected, @Nullable Changes chunks) {
    Json json = begin("update");
    PathNames names = new PathNames(view.snapshot(), root);
    json.property(GENERATION, update.generation());
    json.property(IS_REBUILT, update.isRebuilt());
    modules(CHANGED, update.changed(), names, json);
    modules(ADDED, update.added(), names, json);
    json.beginArray(REMOVED);
    for (String name : update.removed()) {
      json.text(names.relative(name));
    }
    json.endArray();
    modules(AFFECTED, affected, names, json);
    writeCycles(update, names, json);
    writeDiagnostics(update.diagnosticsAdded(), update.diagnosticsRemoved(), names, json);
    writeChunks(chunks, json);
    json.property(MICROS, update.nanos() / NANOS_PER_MICRO);
    end(json);
  }

  private static void writeDiagnostics(
      List<Diagnostic> added, List<Diagnostic> removed, PathNames names, Json json) {
    json.name(DIAGNOSTICS);
    json.beginObject();
    json.beginArray(ADDED);
    write(added, names, json);
    json.endArray();
    json.beginArray(REMOVED);
    write(removed, names, json);
    json.endArray();
    json.endObject();
  }

  private static void writeChunks(@Nullable Changes chunks, Json json) {
    if (chunks == null) {
      return;
    }
    json.name(CHUNKS);
    json.beginObject();
    ids(ADDED, chunks.added(), json);
    ids(CHANGED, chunks.changed(), json);
    ids(REMOVED, chunks.removed(), json);
    json.property(REASON, chunks.reason());
    json.endObject();
  }

  private static void ids(SerializedString name, Set<String> ids, Json json) {
    json.beginArray(name);
    ids.forEach(json::text);
    json.endArray();
  }

  private void writeCycles(Update update, PathNames names, Json json) {
    json.name(Json.CYCLES);
    json.beginObject();
    json.beginArray(ADDED);
    for (int[] cycle : update.cyclesAdded()) {
      json.beginArray();
      for (int module : cycle) {
        json.string(names.load(module));
      }
      json.endArray();
    }
    json.endArray();
    json.beginArray(REMOVED);
    for (List<String> cycle : update.cyclesRemoved()) {
      json.beginArray();
      for (String name : cycle) {
        json.text(names.relative(name));
      }
      json.endArray();
    }
    json.endArray();
    json.endObject();
  }

  private static void modules(SerializedString name, int[] modules, PathNames names, Json json) {
    json.beginArray(name);
    for (int module : modules) {
      json.string(names.load(module));
    }
    json.endArray();
  }

  private static void write(List<Diagnostic> diagnostics, PathNames names, Json json) {
    for (Diagnostic diagnostic : diagnostics) {
      DiagnosticJson.write(diagnostic, names, json);
    }
  }

  private Json begin(String event) {
    Json json = new Json(out);
    json.begin(SCHEMA, root);
    json.property(EVENT, event);
    return json;
  }

  private void end(Json json) {
    json.end();
    out.flush();
  }
}
