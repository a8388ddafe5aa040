package dev.shale.tools.cli.report.chain;

import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.PathAnswer;
import dev.shale.tools.cli.question.Session;
import java.util.List;
import org.agrona.collections.IntArrayList;
import tools.jackson.core.io.SerializedString;

/** Paths between modules as JSON, schema {@code shale.path/1}. */
public final class PathJson {
  private static final SerializedString FROM = new SerializedString("from");
  private static final SerializedString TO = new SerializedString("to");
  private static final SerializedString AVOIDED = new SerializedString("avoided");
  private static final SerializedString PATHS = new SerializedString("paths");
  private static final SerializedString LENGTH = new SerializedString("length");
  private static final SerializedString MORE = new SerializedString("more");

  private PathJson() {}

  public static void write(
      Session session, PathAnswer answer, List<ModuleSet> avoided, Output out) {
    Json json = new Json(out);
    ChainJson chains = new ChainJson(session, json);
    json.begin("shale.path/1", session.inputs().root());
    chains.writeSet(FROM, answer.from());
    chains.writeSet(TO, answer.to());
    json.beginArray(AVOIDED);
    avoided.forEach(chains::writeSet);
    json.endArray();
    json.beginArray(PATHS);
    for (IntArrayList path : answer.paths()) {
      json.beginObject();
      json.property(LENGTH, path.size());
      chains.writeChain(path, session.graph().target(path.getInt(path.size() - 1)));
      json.endObject();
    }
    json.endArray();
    json.property(MORE, answer.hasMore());
    json.end();
  }
}
