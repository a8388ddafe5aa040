package dev.shale.tools.cli.report.chain;

import dev.shale.engine.query.Neighbours;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.question.NeighbourAnswer;
import dev.shale.tools.cli.question.Session;
import org.agrona.collections.IntArrayList;
import tools.jackson.core.io.SerializedString;

/** What imports modules, or what they import, as JSON, schema {@code shale.neighbours/1}. */
public final class NeighbourJson {
  private static final SerializedString DIRECTION = new SerializedString("direction");
  private static final SerializedString OF = new SerializedString("of");
  private static final SerializedString DEPTH = new SerializedString("depth");
  private static final SerializedString MODULE_COUNT = new SerializedString("moduleCount");
  private static final SerializedString NOT_COUNTED = new SerializedString("notCounted");
  private static final SerializedString IN_PACKAGES = new SerializedString("leftOutInPackages");
  private static final SerializedString DEPENDENCIES = new SerializedString("dependencies");
  private static final SerializedString DISTANCE = new SerializedString("distance");
  private static final SerializedString UNRESOLVED = new SerializedString("unresolved");

  private final Session session;
  private final Json json;
  private final ChainJson chains;

  private NeighbourJson(Session session, Json json) {
    this.session = session;
    this.json = json;
    chains = new ChainJson(session, json);
  }

  /**
   * Writes an answer.
   *
   * @param depth how far was asked for
   */
  public static void write(Session session, NeighbourAnswer answer, int depth, Output out) {
    Json json = new Json(out);
    NeighbourJson document = new NeighbourJson(session, json);
    json.begin("shale.neighbours/1", session.inputs().root());
    json.property(DIRECTION, answer.direction().label());
    document.chains.writeSet(OF, answer.about());
    json.propertyOrNull(DEPTH, depth, Neighbours.ANY_DISTANCE);
    json.property(MODULE_COUNT, answer.moduleCount());
    json.property(NOT_COUNTED, answer.notCounted());
    json.property(IN_PACKAGES, answer.inPackages());
    document.write(answer);
    json.end();
  }

  private void write(NeighbourAnswer answer) {
    json.beginArray(DEPENDENCIES);
    for (int distance = 1; distance <= answer.greatestDistance(); distance++) {
      IntArrayList level = answer.dependencies(distance);
      for (int index = 0; index < level.size(); index++) {
        int dependency = level.getInt(index);
        json.beginObject();
        json.property(DISTANCE, distance);
        json.property(Json.MODULE, session.names().load(session.graph().parent(dependency)));
        chains.writeDependency(dependency);
        json.property(Json.TARGET, session.names().load(session.graph().target(dependency)));
        json.endObject();
      }
    }
    json.endArray();
    json.beginArray(UNRESOLVED);
    chains.writeHops(answer.unresolved());
    json.endArray();
  }
}
