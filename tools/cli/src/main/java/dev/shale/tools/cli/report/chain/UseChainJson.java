package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ExportWhy;
import dev.shale.tools.cli.question.usage.SourcePlaces;
import dev.shale.tools.cli.question.usage.UseHop;
import tools.jackson.core.io.SerializedString;

/** Why an export is used as JSON, schema {@code shale.why/1}. */
public final class UseChainJson {
  private static final SerializedString REASON = new SerializedString("reason");
  private static final SerializedString EXPORT = new SerializedString("export");
  private static final SerializedString USES = new SerializedString("uses");
  private static final SerializedString UNKNOWN = new SerializedString("unknown");
  private static final SerializedString BINDING = new SerializedString("binding");
  private static final SerializedString STATEMENT = new SerializedString("statement");
  private static final SerializedString START = new SerializedString("start");
  private static final SerializedString DEPENDENCY = new SerializedString("dependency");
  private static final String ALL = "*";

  private final Session session;
  private final ExportWhy answer;
  private final Json json;
  private final ChainJson chains;
  private final SourcePlaces places;

  private UseChainJson(Session session, ExportWhy answer, Json json) {
    this.session = session;
    this.answer = answer;
    this.json = json;
    chains = new ChainJson(session, json);
    places = new SourcePlaces(session.graph());
  }

  /**
   * Writes an answer.
   *
   * @param name the name of the export as it was asked for
   */
  public static void write(Session session, ExportWhy answer, String name, Output out) {
    Json json = new Json(out);
    json.begin("shale.why/1", session.inputs().root());
    json.property(REASON, answer.reason().label());
    json.property(Json.MODULE, session.names().load(answer.module()));
    json.property(EXPORT, name);
    new UseChainJson(session, answer, json).write();
    json.end();
  }

  private void write() {
    json.name(BINDING);
    if (answer.binding().isProvided()) {
      json.beginObject();
      json.property(Json.MODULE, session.names().load(answer.binding().module()));
      int export = answer.binding().export();
      if (export < 0) {
        json.property(ChainJson.NAME, ALL);
      } else {
        int name = session.graph().exportName(export);
        json.property(ChainJson.NAME, session.names().loadName(name));
      }
      json.endObject();
    } else {
      json.nothing();
    }
    json.beginArray(USES);
    for (int index = 0; index < answer.hops().size(); index++) {
      write(answer.hops().get(index), index == answer.unknownHop());
    }
    json.endArray();
  }

  private void write(UseHop hop, boolean isUnknown) {
    json.beginObject();
    json.property(Json.MODULE, session.names().load(hop.module()));
    json.property(Json.KIND, hop.kind().label());
    json.name(ChainJson.NAME);
    boolean isNamed = hop.dependency() != Snapshot.NO_DEPENDENCY;
    if (isNamed) {
      json.text(hop.name().isEmpty() ? ALL : hop.name());
    } else {
      json.nothing();
    }
    if (isUnknown) {
      json.property(UNKNOWN, true);
    }
    json.name(STATEMENT);
    writeStatement(hop);
    json.name(DEPENDENCY);
    if (isNamed) {
      json.beginObject();
      chains.writeDependency(hop.dependency());
      json.endObject();
    } else {
      json.nothing();
    }
    json.endObject();
  }

  private void writeStatement(UseHop hop) {
    SourcePlaces.Place place =
        hop.part() == UseHop.NO_PART ? null : places.of(hop.module(), hop.part());
    if (place == null) {
      json.nothing();
      return;
    }
    json.beginObject();
    json.property(Json.LINE, place.line());
    json.property(Json.COLUMN, place.column());
    json.property(START, place.offset());
    json.endObject();
  }
}
