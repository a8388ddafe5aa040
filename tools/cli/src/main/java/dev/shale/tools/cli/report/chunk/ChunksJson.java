package dev.shale.tools.cli.report.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.engine.chunk.ChunkKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.chunk.ChunkHashes;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.Duplicates.Duplicate;
import dev.shale.tools.cli.chunk.GzipSizes;
import dev.shale.tools.cli.chunk.Savings;
import dev.shale.tools.cli.chunk.Savings.Saving;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** The chunks of a project as JSON, schema {@code shale.chunks/1}. */
public final class ChunksJson {
  private static final SerializedString ENTRYPOINTS = new SerializedString("entrypoints");
  private static final SerializedString CHUNKS = new SerializedString("chunks");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString INITIAL = new SerializedString("initial");
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString GZIP = new SerializedString("gzip");
  private static final SerializedString OWN_BYTES = new SerializedString("ownBytes");
  private static final SerializedString PARENTS = new SerializedString("parents");
  private static final SerializedString CHILDREN = new SerializedString("children");
  private static final SerializedString STARTS = new SerializedString("starts");
  private static final SerializedString RUNTIMES = new SerializedString("runtimes");
  private static final SerializedString PREFETCH = new SerializedString("prefetch");
  private static final SerializedString PRELOAD = new SerializedString("preload");
  private static final SerializedString FETCH_PRIORITY = new SerializedString("fetchPriority");
  private static final SerializedString HASH = new SerializedString("hash");
  private static final SerializedString NOT_FOLLOWED = new SerializedString("notFollowed");

  private static final SerializedString DUPLICATES = new SerializedString("duplicates");
  private static final SerializedString EXTRA_BYTES = new SerializedString("extraBytes");
  private static final SerializedString SAVINGS = new SerializedString("savings");
  private static final SerializedString REDUNDANT = new SerializedString("redundant");
  private static final SerializedString ENTRY = new SerializedString("entry");

  private final Session session;
  private final ChunksAnswer answer;
  private final ChunkGraph chunks;
  private final Json json;

  private ChunksJson(Session session, ChunksAnswer answer, Output out) {
    this.session = session;
    this.answer = answer;
    chunks = answer.chunks();
    json = new Json(out);
  }

  /**
   * Writes chunks.
   *
   * @param shown the chunks that are written, in their order
   * @param gzip what chunks take when they are compressed; null where nobody asks
   * @param duplicates modules in several chunks; null where nobody asks
   * @param savings what could be smaller; null where nobody asks
   */
  public static void write(
      Session session,
      ChunksAnswer answer,
      List<Integer> shown,
      @Nullable GzipSizes gzip,
      @Nullable List<Duplicate> duplicates,
      @Nullable Savings savings,
      Output out) {
    ChunksJson document = new ChunksJson(session, answer, out);
    document.write(shown, gzip);
    if (duplicates != null) {
      document.writeDuplicates(duplicates);
    }
    if (savings != null) {
      document.write(savings);
    }
    document.json.end();
  }

  private void writeDuplicates(List<Duplicate> duplicates) {
    json.beginArray(DUPLICATES);
    for (Duplicate duplicate : duplicates) {
      json.beginObject();
      json.beginArray(CHUNKS);
      for (int chunk : duplicate.chunks()) {
        json.text(answer.id(chunk));
      }
      json.endArray();
      json.beginArray(Json.MODULES);
      for (int module : duplicate.modules()) {
        json.string(answer.paths().load(module));
      }
      json.endArray();
      json.property(BYTES, duplicate.bytes());
      json.property(EXTRA_BYTES, duplicate.extraBytes());
      json.endObject();
    }
    json.endArray();
  }

  private void write(Savings savings) {
    json.beginArray(SAVINGS);
    for (Saving saving : savings.imports()) {
      json.beginObject();
      json.property(ENTRY, chunks.starts().get(saving.start()).name());
      writeImport(saving.dependency());
      json.property(BYTES, saving.bytes());
      json.endObject();
    }
    json.endArray();
    json.beginArray(REDUNDANT);
    for (int dependency : savings.redundant()) {
      json.beginObject();
      writeImport(dependency);
      json.endObject();
    }
    json.endArray();
  }

  private void writeImport(int dependency) {
    Snapshot graph = answer.graph();
    json.property(Json.MODULE, answer.paths().load(graph.parent(dependency)));
    json.property(Json.LINE, graph.line(dependency));
    json.property(Json.COLUMN, graph.column(dependency));
    json.property(Json.REQUEST, answer.paths().loadName(graph.request(dependency)));
    json.property(Json.TARGET, answer.paths().load(graph.target(dependency)));
  }

  private void write(List<Integer> shown, @Nullable GzipSizes gzip) {
    json.begin("shale.chunks/1", session.inputs().root());
    json.name(ENTRYPOINTS);
    json.beginObject();
    for (int start = 0; start < chunks.starts().size(); start++) {
      json.beginArray(new SerializedString(chunks.starts().get(start).name()));
      for (int chunk : chunks.chunksOfStart(start)) {
        json.text(answer.id(chunk));
      }
      json.endArray();
    }
    json.endObject();
    ChunkHashes hashes = new ChunkHashes(answer, answer.paths(), session.threads());
    json.beginArray(CHUNKS);
    for (int chunk : shown) {
      write(chunk, hashes.of(chunk), gzip);
    }
    json.endArray();
    json.beginArray(NOT_FOLLOWED);
    answer.notFollowed().forEach(json::text);
    json.endArray();
  }

  private void writeIds(SerializedString name, List<Integer> some) {
    json.beginArray(name);
    for (int chunk : some) {
      json.text(answer.id(chunk));
    }
    json.endArray();
  }

  private void write(int chunk, String hash, @Nullable GzipSizes gzip) {
    json.beginObject();
    json.property(ID, answer.id(chunk));
    json.name(NAME);
    if (chunks.name(chunk).isEmpty()) {
      json.nothing();
    } else {
      json.text(chunks.name(chunk));
    }
    ChunkKind kind = chunks.kind(chunk);
    json.property(Json.KIND, kind.label());
    json.property(INITIAL, chunks.isInitial(chunk));
    json.beginArray(Json.MODULES);
    for (int module : chunks.modules(chunk)) {
      json.string(answer.paths().load(module));
    }
    json.endArray();
    json.property(BYTES, chunks.bytes(chunk));
    if (gzip != null) {
      json.property(GZIP, gzip.of(chunk));
    }
    json.property(OWN_BYTES, chunks.ownBytes(chunk));
    json.beginArray(PARENTS);
    for (int one = chunks.nextParent(chunk, 0); one >= 0; one = chunks.nextParent(chunk, one + 1)) {
      json.text(answer.id(one));
    }
    json.endArray();
    json.beginArray(CHILDREN);
    for (int one = chunks.nextChild(chunk, 0); one >= 0; one = chunks.nextChild(chunk, one + 1)) {
      json.text(answer.id(one));
    }
    json.endArray();
    json.beginArray(STARTS);
    for (int to = chunks.nextStarted(chunk, 0); to >= 0; to = chunks.nextStarted(chunk, to + 1)) {
      json.text(answer.id(to));
    }
    json.endArray();
    writeIds(PREFETCH, answer.prefetched(chunk));
    writeIds(PRELOAD, answer.preloaded(chunk));
    if (!answer.fetchPriority(chunk).isEmpty()) {
      json.property(FETCH_PRIORITY, answer.fetchPriority(chunk));
    }
    json.beginArray(RUNTIMES);
    chunks.runtimes(chunk).forEach(json::text);
    json.endArray();
    json.property(HASH, hash);
    json.endObject();
  }
}
