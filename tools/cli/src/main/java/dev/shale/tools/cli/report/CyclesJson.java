package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Breaks;
import dev.shale.engine.query.Cycles;
import dev.shale.engine.query.Witnesses;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.CycleChoice;
import dev.shale.tools.cli.question.Session;
import tools.jackson.core.io.SerializedString;

/** Cycles as JSON, schema {@code shale.cycles/1}. */
public final class CyclesJson {
  private static final SerializedString WITNESS = new SerializedString("witness");
  private static final SerializedString IN_PACKAGES = new SerializedString("leftOutInPackages");
  private static final SerializedString BREAKS = new SerializedString("breaks");

  private CyclesJson() {}

  /** With the imports to remove only where they are asked for. */
  public static void write(Session session, CycleChoice choice, boolean withBreaks, Output out) {
    Cycles cycles = choice.cycles();
    Json json = new Json(out);
    json.begin("shale.cycles/1", session.inputs().root());
    json.beginArray(Json.CYCLES);
    Witnesses witnesses = new Witnesses(session.graph(), cycles);
    Breaks breaks = new Breaks(session.graph(), cycles);
    for (int cycle : choice.shown()) {
      json.beginObject();
      writeModules(session, cycles, cycle, json);
      write(WITNESS, session, witnesses.find(cycle), json);
      if (withBreaks) {
        write(BREAKS, session, breaks.find(cycle), json);
      }
      json.endObject();
    }
    json.endArray();
    json.property(IN_PACKAGES, choice.leftOutCount());
    json.end();
  }

  private static void writeModules(Session session, Cycles cycles, int cycle, Json json) {
    json.beginArray(Json.MODULES);
    for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
      json.string(session.names().load(cycles.module(member)));
    }
    json.endArray();
  }

  private static void write(SerializedString name, Session session, int[] dependencies, Json json) {
    Snapshot graph = session.graph();
    PathNames names = session.names();
    json.beginArray(name);
    for (int dependency : dependencies) {
      json.beginObject();
      json.property(Json.MODULE, names.load(graph.parent(dependency)));
      json.kind(graph.dependencyKind(dependency));
      json.property(Json.REQUEST, names.loadName(graph.request(dependency)));
      json.property(Json.LINE, graph.line(dependency));
      json.property(Json.COLUMN, graph.column(dependency));
      json.property(Json.TARGET, names.load(graph.target(dependency)));
      json.property(Json.TYPE_ONLY, graph.isTypeOnly(dependency));
      json.endObject();
    }
    json.endArray();
  }
}
