package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.ShakeAnswer;
import dev.shale.tools.cli.question.usage.EffectReason;
import dev.shale.tools.cli.question.usage.SourcePlaces;
import tools.jackson.core.io.SerializedString;

/** An answer to {@code shale shake} as JSON, schema {@code shale.shake/1}. */
public final class ShakeJson {
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString SURVIVING_BYTES = new SerializedString("survivingBytes");
  private static final SerializedString SURVIVING = new SerializedString("surviving");
  private static final SerializedString COUNT = new SerializedString("count");
  private static final SerializedString PACKAGES = new SerializedString("packages");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString SURVIVES = new SerializedString("survives");
  private static final SerializedString FOR_EFFECTS = new SerializedString("forEffects");
  private static final SerializedString SIDE_EFFECTS = new SerializedString("sideEffects");
  private static final SerializedString SIDE_EFFECTS_LINE = new SerializedString("sideEffectsLine");
  private static final SerializedString KEPT_BY = new SerializedString("keptBy");
  private static final SerializedString STATEMENTS = new SerializedString("statements");

  private final Session session;
  private final ShakeAnswer answer;
  private final boolean hasStatements;
  private final Json json;
  private final SourcePlaces places;

  private ShakeJson(Session session, ShakeAnswer answer, boolean hasStatements, Json json) {
    this.session = session;
    this.answer = answer;
    this.hasStatements = hasStatements;
    this.json = json;
    places = new SourcePlaces(answer.graph());
  }

  /**
   * Writes an answer.
   *
   * @param hasStatements whether to say which statements stay
   */
  public static void write(Session session, ShakeAnswer answer, boolean hasStatements, Output out) {
    Json json = new Json(out);
    json.begin("shale.shake/1", session.inputs().root());
    new ShakeJson(session, answer, hasStatements, json).write();
    json.end();
  }

  private void write() {
    writeCounts(
        answer.modules().size(), answer.survivingCount(), answer.bytes(), answer.survivingBytes());
    json.beginArray(PACKAGES);
    for (ShakeAnswer.Part part : answer.packages()) {
      json.beginObject();
      json.property(NAME, part.name());
      writeCounts(part.count(), part.survivingCount(), part.bytes(), part.survivingBytes());
      json.endObject();
    }
    json.endArray();
    json.beginArray(Json.MODULES);
    for (ShakeAnswer.Part part : answer.modules()) {
      writeModule(part);
    }
    json.endArray();
  }

  private void writeCounts(int count, int surviving, long bytes, long survivingBytes) {
    json.property(COUNT, count);
    json.property(SURVIVING, surviving);
    json.property(BYTES, bytes);
    json.property(SURVIVING_BYTES, survivingBytes);
  }

  private void writeModule(ShakeAnswer.Part part) {
    json.beginObject();
    json.property(PATH, session.names().load(part.module()));
    json.property(BYTES, part.bytes());
    json.property(SURVIVING_BYTES, part.survivingBytes());
    json.property(SURVIVES, part.survivingCount() > 0);
    json.property(FOR_EFFECTS, answer.isForEffects(part.module()));
    writeEffects(part);
    int keeper = answer.keeper(part.module());
    json.name(KEPT_BY);
    if (keeper == Snapshot.NO_DEPENDENCY) {
      json.nothing();
    } else {
      json.beginObject();
      json.property(Json.MODULE, session.names().load(session.graph().parent(keeper)));
      json.property(Json.LINE, session.graph().line(keeper));
      json.property(Json.COLUMN, session.graph().column(keeper));
      json.endObject();
    }
    if (hasStatements && part.survivingCount() > 0) {
      writeStatements(part.module());
    }
    json.endObject();
  }

  private void writeEffects(ShakeAnswer.Part part) {
    EffectReason reason = EffectReason.of(answer.graph(), answer.analysis(), part.module());
    json.property(SIDE_EFFECTS, reason.clause());
    boolean isShown = reason.isStatement() && part.survivingCount() > 0;
    SourcePlaces.Place place = isShown ? places.of(part.module(), reason.part()) : null;
    if (place != null) {
      json.property(SIDE_EFFECTS_LINE, place.line());
    }
  }

  private void writeStatements(int module) {
    if (!answer.areStatementsKnown(module)) {
      json.name(STATEMENTS);
      json.nothing();
      return;
    }
    json.beginArray(STATEMENTS);
    for (int start : answer.statements(module)) {
      json.number(start);
    }
    json.endArray();
  }
}
