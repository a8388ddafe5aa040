package dev.shale.tools.javascript.parser;

import dev.shale.engine.build.ModuleRecord;
import dev.shale.engine.graph.ModuleKind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Checks that a JSON file is well-formed; there is nothing in it to depend on. */
final class JsonParser {
  private final JsonFactory factory = new JsonFactory();

  void parse(byte[] bytes, int begin, int end, ModuleRecord record) {
    record.kind(ModuleKind.JSON);
    record.parts().begin();
    try (var parser = factory.createParser(ObjectReadContext.empty(), bytes, begin, end - begin)) {
      if (parser.nextToken() == null) {
        record.fail("Expected a JSON value but found end of file", 1, 1);
        return;
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        TokenStreamLocation location = parser.currentTokenLocation();
        record.fail(
            "Expected end of file behind the JSON value",
            Math.max(1, location.getLineNr()),
            Math.max(1, location.getColumnNr()));
      }
    } catch (JacksonException malformed) {
      fail(malformed, record);
    }
  }

  private static void fail(JacksonException malformed, ModuleRecord record) {
    TokenStreamLocation location = malformed.getLocation();
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    int column = location == null ? 1 : Math.max(1, location.getColumnNr());
    record.fail(malformed.getOriginalMessage(), line, column);
  }
}
