package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.Session;
import org.agrona.collections.IntArrayList;
import tools.jackson.core.io.SerializedString;

/** Chains, dependencies and sets of modules, as several documents have them. */
final class ChainJson {
  static final SerializedString CHAIN = new SerializedString("chain");
  static final SerializedString COUNT = new SerializedString("count");
  static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString DEPENDENCY = new SerializedString("dependency");

  private final Session session;
  private final Json json;

  ChainJson(Session session, Json json) {
    this.session = session;
    this.json = json;
  }

  /** A list with an object for each module on the way, the last one without a dependency. */
  void writeChain(IntArrayList dependencies, int end) {
    json.beginArray(CHAIN);
    writeHops(dependencies);
    json.beginObject();
    json.property(Json.MODULE, session.names().load(end));
    json.name(DEPENDENCY);
    json.nothing();
    json.endObject();
    json.endArray();
  }

  /** Modules with what they ask for. */
  void writeHops(IntArrayList dependencies) {
    for (int index = 0; index < dependencies.size(); index++) {
      int dependency = dependencies.getInt(index);
      json.beginObject();
      json.property(Json.MODULE, session.names().load(session.graph().parent(dependency)));
      json.name(DEPENDENCY);
      json.beginObject();
      writeDependency(dependency);
      json.endObject();
      json.endObject();
    }
  }

  /** The properties of a dependency, but for the modules at its ends. */
  void writeDependency(int dependency) {
    Snapshot graph = session.graph();
    json.kind(graph.dependencyKind(dependency));
    json.property(Json.REQUEST, session.names().loadName(graph.request(dependency)));
    json.property(Json.TYPE_ONLY, graph.isTypeOnly(dependency));
    json.property(Json.LINE, graph.line(dependency));
    json.property(Json.COLUMN, graph.column(dependency));
  }

  /** What a text means. */
  void writeSet(SerializedString name, ModuleSet set) {
    json.name(name);
    writeSet(set);
  }

  void writeSet(ModuleSet set) {
    json.beginObject();
    json.property(NAME, set.name());
    json.property(Json.KIND, set.kind().label());
    json.property(COUNT, set.modules().length);
    json.endObject();
  }
}
