package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.chunk.ChangedChunks;
import dev.shale.tools.cli.chunk.ChangedChunks.Changed;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.question.affected.AffectedPackage;
import dev.shale.tools.cli.question.affected.Cause;
import dev.shale.tools.cli.question.affected.Effect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** What changed files affect, as JSON, schema {@code shale.affected/1}. */
public final class AffectedJson {
  private static final SerializedString BASE = new SerializedString("base");
  private static final SerializedString CHANGED = new SerializedString("changed");
  private static final SerializedString CHUNKS = new SerializedString("chunks");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString FILE = new SerializedString("file");
  private static final SerializedString STATUS = new SerializedString("status");
  private static final SerializedString RENAMED = new SerializedString("renamed");
  private static final SerializedString IS_PART = new SerializedString("inGraph");
  private static final SerializedString IS_ALL = new SerializedString("changesAll");
  private static final SerializedString NOTES = new SerializedString("notes");
  private static final SerializedString TYPES = new SerializedString("byTypesAlone");
  private static final SerializedString LEFT_OUT = new SerializedString("leftOut");
  private static final SerializedString TESTS = new SerializedString("tests");
  private static final SerializedString ENTRIES = new SerializedString("entries");
  private static final SerializedString PACKAGES = new SerializedString("packages");
  private static final SerializedString PACKAGE = new SerializedString("package");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString MODULE_COUNT = new SerializedString("moduleCount");
  private static final SerializedString CAUSE = new SerializedString("cause");
  private static final SerializedString DETAIL = new SerializedString("detail");
  private static final SerializedString DISTANCE = new SerializedString("distance");
  private static final SerializedString NEXT = new SerializedString("next");
  private static final SerializedString DEPENDENCY = new SerializedString("dependency");

  private final Session session;
  private final AffectedAnswer answer;
  private final Json json;
  private final ChainJson chains;

  private AffectedJson(Session session, AffectedAnswer answer, Json json) {
    this.session = session;
    this.answer = answer;
    this.json = json;
    chains = new ChainJson(session, json);
  }

  /**
   * Writes an answer.
   *
   * @param chunks those of the project; null where nobody asks for them
   */
  public static void write(
      Session session, AffectedAnswer answer, @Nullable ChunksAnswer chunks, Output out) {
    Json json = new Json(out);
    json.begin("shale.affected/1", session.inputs().root());
    AffectedJson document = new AffectedJson(session, answer, json);
    document.write();
    if (chunks != null) {
      document.writeChunks(chunks);
    }
    json.end();
  }

  private void write() {
    writeText(BASE, answer.changes().before().commit());
    json.beginArray(CHANGED);
    answer.effects().forEach(this::writeChanged);
    json.endArray();
    json.property(TYPES, answer.typesCount());
    json.property(LEFT_OUT, answer.leftOutCount());
    writeEntries(TESTS, answer.tests());
    writeEntries(ENTRIES, answer.entries());
    json.beginArray(PACKAGES);
    answer.packages().forEach(this::writePackage);
    json.endArray();
    writeModules();
  }

  private void writeChunks(ChunksAnswer chunks) {
    json.beginArray(CHUNKS);
    for (Changed one : ChangedChunks.of(chunks, answer.changedModules())) {
      json.beginObject();
      json.property(ID, chunks.id(one.chunk()));
      json.beginArray(CHANGED);
      for (int module : one.modules()) {
        json.string(session.names().load(module));
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  private void writeChanged(Effect effect) {
    ChangedFile file = effect.file();
    Path renamed = file.renamed();
    json.beginObject();
    json.property(FILE, path(file.path()));
    json.property(STATUS, file.status().label());
    writeText(RENAMED, renamed == null ? "" : path(renamed));
    json.property(IS_PART, effect.isPart());
    json.property(IS_ALL, effect.isAll());
    json.property(MODULE_COUNT, effect.startCount());
    json.beginArray(NOTES);
    effect.notes().forEach(json::text);
    json.endArray();
    json.endObject();
  }

  private String path(Path absolute) {
    return session.names().relative(absolute.toString().replace('\\', '/'));
  }

  private void writePackage(AffectedPackage one) {
    json.beginObject();
    json.property(ChainJson.NAME, one.name());
    json.property(PATH, directory(one.directory()));
    json.property(MODULE_COUNT, one.moduleCount());
    writeReason(one.nearest());
    json.endObject();
  }

  private String directory(Path directory) {
    String path = path(Path.of(directory + "/")) + "/";
    return directory.equals(session.inputs().root()) ? "." : path.substring(0, path.length() - 1);
  }

  private void writeEntries(SerializedString name, int[] modules) {
    json.beginArray(name);
    for (int module : modules) {
      json.beginObject();
      json.property(Json.MODULE, session.names().load(module));
      writeReason(module);
      json.endObject();
    }
    json.endArray();
  }

  /** Each with the next module of its chain: whole chains would be many times as long. */
  private void writeModules() {
    json.beginArray(Json.MODULES);
    for (int module : answer.modules()) {
      json.beginObject();
      json.property(Json.MODULE, session.names().load(module));
      writeText(PACKAGE, ModuleChoice.packageNameOf(session.graph(), module));
      json.property(DISTANCE, answer.distance(module));
      int next = answer.next(module);
      writeText(NEXT, next == Snapshot.NO_MODULE ? "" : session.names().path(next));
      writeCause(answer.cause(answer.end(module)));
      json.endObject();
    }
    json.endArray();
  }

  private void writeReason(int module) {
    int end = answer.end(module);
    writeCause(answer.cause(end));
    chains.writeChain(answer.chain(module), end);
  }

  private void writeCause(Cause cause) {
    json.name(CAUSE);
    json.beginObject();
    json.property(FILE, path(cause.file().path()));
    json.property(Json.KIND, cause.kind().label());
    writeText(DETAIL, cause.detail());
    json.name(DEPENDENCY);
    writeDependency(cause.dependency());
    json.endObject();
  }

  private void writeDependency(int dependency) {
    if (dependency == Snapshot.NO_DEPENDENCY) {
      json.nothing();
      return;
    }
    json.beginObject();
    chains.writeDependency(dependency);
    json.endObject();
  }

  private void writeText(SerializedString name, @Nullable String text) {
    json.name(name);
    if (text == null || text.isEmpty()) {
      json.nothing();
    } else {
      json.text(text);
    }
  }
}
