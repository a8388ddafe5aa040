package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.WhyAnswer;
import org.agrona.collections.IntArrayList;
import tools.jackson.core.io.SerializedString;

/** An answer to {@code shale why} as JSON, schema {@code shale.why/1}. */
public final class WhyJson {
  private static final SerializedString REASON = new SerializedString("reason");
  private static final SerializedString CHAIN = new SerializedString("chain");
  private static final SerializedString IMPORTS = new SerializedString("imports");
  private static final SerializedString DEPENDENCY = new SerializedString("dependency");

  private final Session session;
  private final Json json;

  private WhyJson(Session session, Json json) {
    this.session = session;
    this.json = json;
  }

  public static void write(Session session, WhyAnswer answer, Output out) {
    Json json = new Json(out);
    json.begin("shale.why/1", session.inputs().root());
    json.property(REASON, answer.reason().label());
    new WhyJson(session, json).write(answer);
    json.end();
  }

  private void write(WhyAnswer answer) {
    if (answer.module() == Snapshot.NO_MODULE) {
      json.name(Json.MODULE);
      json.nothing();
      json.beginArray(IMPORTS);
      writeHops(answer.dependencies());
    } else {
      json.property(Json.MODULE, session.names().load(answer.module()));
      json.beginArray(CHAIN);
      writeHops(answer.dependencies());
      json.beginObject();
      json.property(Json.MODULE, session.names().load(answer.module()));
      json.name(DEPENDENCY);
      json.nothing();
      json.endObject();
    }
    json.endArray();
  }

  private void writeHops(IntArrayList dependencies) {
    for (int index = 0; index < dependencies.size(); index++) {
      writeHop(dependencies.getInt(index));
    }
  }

  private void writeHop(int dependency) {
    Snapshot graph = session.graph();
    json.beginObject();
    json.property(Json.MODULE, session.names().load(graph.parent(dependency)));
    json.name(DEPENDENCY);
    json.beginObject();
    json.kind(graph.dependencyKind(dependency));
    json.property(Json.REQUEST, session.names().loadName(graph.request(dependency)));
    json.property(Json.TYPE_ONLY, graph.isTypeOnly(dependency));
    json.property(Json.LINE, graph.line(dependency));
    json.property(Json.COLUMN, graph.column(dependency));
    json.endObject();
    json.endObject();
  }
}
