package dev.shale.tools.cli.report;

import dev.shale.engine.language.Diagnostic;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.ExportUsers;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.usage.ExportFaults;
import java.util.List;
import tools.jackson.core.io.SerializedString;

/** What modules export and who uses it as JSON, schema {@code shale.exports/1}. */
public final class ExportsListJson {
  private static final SerializedString PATH = new SerializedString("path");
  private static final SerializedString USERS = new SerializedString("users");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString PASSED_ON = new SerializedString("passedOn");

  private static final SerializedString DIAGNOSTICS = new SerializedString("diagnostics");

  private ExportsListJson() {}

  public static void write(
      Session session, ExportsAnswer answer, List<Integer> modules, Output out) {
    Json json = new Json(out);
    json.begin("shale.exports/1", session.inputs().root());
    ExportsJson exports = new ExportsJson(answer, session.names(), json);
    json.beginArray(Json.MODULES);
    for (int module : modules) {
      json.beginObject();
      json.property(PATH, session.names().load(module));
      json.kind(session.graph().kind(module));
      exports.write(module);
      json.beginArray(USERS);
      ExportUsers users = ExportUsers.of(session.graph(), module);
      for (int name : answer.names(module)) {
        for (ExportUsers.User user : users.of(name)) {
          write(session, name, user, json);
        }
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.beginArray(DIAGNOSTICS);
    for (Diagnostic diagnostic : ExportFaults.of(session, answer)) {
      DiagnosticJson.write(diagnostic, session.names(), json);
    }
    json.endArray();
    json.end();
  }

  private static void write(Session session, int name, ExportUsers.User user, Json json) {
    json.beginObject();
    json.property(NAME, session.names().loadName(name));
    int importer = session.graph().parent(user.dependency());
    json.property(Json.MODULE, session.names().load(importer));
    json.property(Json.LINE, session.graph().line(user.dependency()));
    json.property(Json.COLUMN, session.graph().column(user.dependency()));
    json.property(PASSED_ON, user.isPassedOn());
    json.endObject();
  }
}
