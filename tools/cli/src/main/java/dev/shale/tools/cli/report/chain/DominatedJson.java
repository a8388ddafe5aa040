package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.DominatedAnswer;
import dev.shale.tools.cli.question.Session;
import tools.jackson.core.io.SerializedString;

/** What would leave with some modules as JSON, schema {@code shale.dominated/1}. */
public final class DominatedJson {
  private static final SerializedString OF = new SerializedString("of");
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString PROGRAM_COUNT = new SerializedString("programCount");
  private static final SerializedString PROGRAM_BYTES = new SerializedString("programBytes");
  private static final SerializedString PACKAGES = new SerializedString("packages");
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString IS_OF = new SerializedString("isOf");

  private DominatedJson() {}

  public static void write(Session session, DominatedAnswer answer, Output out) {
    Json json = new Json(out);
    json.begin("shale.dominated/1", session.inputs().root());
    new ChainJson(session, json).writeSet(OF, answer.about());
    json.property(ChainJson.COUNT, answer.count());
    json.property(BYTES, answer.bytes());
    json.property(PROGRAM_COUNT, answer.programCount());
    json.property(PROGRAM_BYTES, answer.programBytes());
    json.beginArray(PACKAGES);
    for (DominatedAnswer.Part part : answer.packages()) {
      json.beginObject();
      json.property(ChainJson.NAME, part.name());
      json.property(ChainJson.COUNT, part.count());
      json.property(BYTES, part.bytes());
      json.endObject();
    }
    json.endArray();
    boolean[] marks = answer.about().marks(session.graph());
    json.beginArray(Json.MODULES);
    for (DominatedAnswer.Part part : answer.modules()) {
      json.beginObject();
      json.property(PATH, session.names().load(part.module()));
      json.property(BYTES, part.bytes());
      json.property(IS_OF, marks[part.module()]);
      json.endObject();
    }
    json.endArray();
    json.end();
  }
}
