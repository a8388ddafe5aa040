package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import java.util.List;
import tools.jackson.core.io.SerializedString;

/** The graph without what nobody uses as JSON, schema {@code shale.shaken/1}. */
public final class ShakenJson {
  private static final SerializedString COUNT = new SerializedString("count");
  private static final SerializedString SURVIVING = new SerializedString("surviving");
  private static final SerializedString REQUESTS_PAST = new SerializedString("requestsPast");
  private static final SerializedString MODULES_PASSED = new SerializedString("modulesPassed");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString DEPTH = new SerializedString("depth");
  private static final SerializedString EDGES = new SerializedString("edges");
  private static final SerializedString PAST = new SerializedString("past");
  private static final SerializedString WITNESS = new SerializedString("witness");
  private static final SerializedString BREAKS = new SerializedString("breaks");

  private final Session session;
  private final ShakenAnswer answer;
  private final ShakenGraph shaken;
  private final Snapshot graph;
  private final Json json;
  private final ChainJson chains;

  private ShakenJson(Session session, ShakenAnswer answer, Json json) {
    this.session = session;
    this.answer = answer;
    this.json = json;
    shaken = answer.shaken();
    graph = answer.graph();
    chains = new ChainJson(session, json);
  }

  /** Writes the modules of a graph, its edges and its cycles. */
  public static void writeGraph(
      Session session, ShakenAnswer answer, List<Integer> cycles, Output out) {
    ShakenJson document = begin(session, answer, out);
    document.writeModules();
    document.writeCycles(cycles, false);
    document.json.end();
  }

  /** Writes cycles alone, with the requests to remove only where they are asked for. */
  public static void writeCycles(
      Session session, ShakenAnswer answer, List<Integer> cycles, boolean withBreaks, Output out) {
    ShakenJson document = begin(session, answer, out);
    document.writeCycles(cycles, withBreaks);
    document.json.end();
  }

  private static ShakenJson begin(Session session, ShakenAnswer answer, Output out) {
    Json json = new Json(out);
    json.begin("shale.shaken/1", session.inputs().root());
    ShakenJson document = new ShakenJson(session, answer, json);
    document.writeCounts();
    return document;
  }

  private void writeCounts() {
    json.property(COUNT, shaken.moduleCount());
    json.property(SURVIVING, shaken.survivingCount());
    json.property(REQUESTS_PAST, shaken.passingCount());
    json.property(MODULES_PASSED, shaken.passedModuleCount());
  }

  private void writeModules() {
    json.beginArray(Json.MODULES);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (ShakenText.isShown(graph, shaken, module)) {
        json.beginObject();
        json.property(PATH, session.names().load(module));
        json.kind(graph.kind(module));
        json.property(BYTES, graph.bytes(module));
        json.property(DEPTH, shaken.depth(module));
        json.beginArray(EDGES);
        for (int edge = shaken.begin(module); edge < shaken.end(module); edge++) {
          json.beginObject();
          writeEdge(edge);
          json.endObject();
        }
        json.endArray();
        json.endObject();
      }
    }
    json.endArray();
  }

  private void writeEdge(int edge) {
    chains.writeDependency(shaken.dependency(edge));
    json.property(Json.TARGET, session.names().load(shaken.target(edge)));
    json.property(PAST, shaken.isPast(edge));
  }

  private void writeCycles(List<Integer> cycles, boolean withBreaks) {
    json.beginArray(Json.CYCLES);
    for (int cycle : cycles) {
      json.beginObject();
      json.beginArray(Json.MODULES);
      for (int module : answer.cycles().members(cycle)) {
        json.string(session.names().load(module));
      }
      json.endArray();
      writeEdges(WITNESS, answer.witness(cycle));
      if (withBreaks) {
        writeEdges(BREAKS, answer.breaks(cycle));
      }
      json.endObject();
    }
    json.endArray();
  }

  private void writeEdges(SerializedString name, int[] edges) {
    json.beginArray(name);
    for (int edge : edges) {
      json.beginObject();
      int from = graph.parent(shaken.dependency(edge));
      json.property(Json.MODULE, session.names().load(from));
      writeEdge(edge);
      json.endObject();
    }
    json.endArray();
  }
}
