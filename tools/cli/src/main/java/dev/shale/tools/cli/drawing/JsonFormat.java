package dev.shale.tools.cli.drawing;

import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import java.nio.file.Path;
import tools.jackson.core.io.SerializedString;

/** A drawing as JSON, schema {@code shale.drawing/1}. */
final class JsonFormat {
  private static final SerializedString NODES = new SerializedString("nodes");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString COUNT = new SerializedString("count");
  private static final SerializedString BYTES = new SerializedString("bytes");
  private static final SerializedString ENTRY = new SerializedString("entry");
  private static final SerializedString EDGES = new SerializedString("edges");
  private static final SerializedString FROM = new SerializedString("from");
  private static final SerializedString TO = new SerializedString("to");
  private static final SerializedString LATER = new SerializedString("later");

  private JsonFormat() {}

  static void write(Path root, Drawing drawing, Output out) {
    Json json = new Json(out);
    json.begin("shale.drawing/1", root);
    json.beginArray(NODES);
    for (Node node : drawing.nodes()) {
      json.beginObject();
      json.property(NAME, node.name());
      json.property(Json.KIND, node.kind().label());
      json.property(Json.MODULES, node.moduleCount());
      json.property(BYTES, node.bytes());
      json.property(ENTRY, node.isEntry());
      json.endObject();
    }
    json.endArray();
    json.beginArray(EDGES);
    for (Edge edge : drawing.edges()) {
      json.beginObject();
      json.property(FROM, edge.from());
      json.property(TO, edge.to());
      json.property(COUNT, edge.count());
      json.property(LATER, edge.isLater());
      json.property(Json.TYPE_ONLY, edge.isForTypes());
      json.endObject();
    }
    json.endArray();
    json.end();
  }
}
