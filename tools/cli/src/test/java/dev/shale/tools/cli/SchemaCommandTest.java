package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.OptionType;
import dev.shale.tools.cli.setting.Rule;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema and the reader say the same of each file, as far as a schema can tell. */
class SchemaCommandTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private static final String[] GOOD = {
    "{}",
    "{\"$schema\": \"x\"}",
    "{/* c */ \"tests\": false, } // c",
    "{\"entries\": [\"index.js\"]}",
    "{\"entries\": {\"a\": \"index.js\", \"b\": {\"import\": [\"*.js\"]}}}",
    "{\"entries\": {\"a\": [\"index.js\"], \"b\": {\"import\": \"*.js\", \"dependOn\": \"a\"}}}",
    "{\"entries\": {\"a\": {\"import\": \"index.js\", \"runtime\": \"r\"}}}",
    "{\"runtimeChunk\": false, \"mergeDuplicateChunks\": false}",
    "{\"runtimeChunk\": true}",
    "{\"platform\": \"react-native\"}",
    "{\"mode\": \"development\", \"workspaceSources\": \"never\"}",
    "{\"externals\": [], \"ignoreUnresolved\": [\"a\"]}",
    "{\"conditions\": [\"b\"], \"ignore\": [\"c\"]}",
    "{\"extensions\": [\".a\", \".b.c\"]}",
    "{\"defines\": {\"A\": 1, \"B\": true, \"E\": -1.5e+3, \"C\": null, \"D\": \"'x'\"}}",
    "{\"tsconfig\": \"tsconfig.json\", \"packages\": [\"p\"]}",
    "{\"sideEffects\": {\"src/**\": false, \"lib\": true}}",
    "{\"rules\": {}, \"tags\": {}}",
    "{\"rules\": {\"no-cycles\": \"error\", \"layers\": \"off\", \"depth\": []}}",
    "{\"rules\": {\"no-cycles\": {\"tests\": true, \"edges\": \"static\", \"because\": \"x\"}}}",
    "{\"rules\": {\"depth\": [{\"max\": 0}, {\"max\": 9, \"severity\": \"warning\"}]}}",
    "{\"rules\": {\"depth\": {\"severity\": \"off\"}, \"fan-in\": {\"max\": 1}}}",
    "{\"rules\": {\"budget\": {\"maxBytes\": 1}, \"reach\": {\"max\": 1, \"except\": \"!a\"}}}",
    "{\"rules\": {\"budget\": {\"maxBytes\": \"20k\"}}, \"tags\": {\"a\": \"x\", \"b\": [\"y\"]}}",
  };

  private static final String[] BAD = {
    "[]",
    "null",
    "{\"entry\": 1}",
    "{\"$schema\": 1}",
    "{\"tests\": 1}",
    "{\"tests\": null}",
    "{\"entries\": \"index.js\"}",
    "{\"entries\": []}",
    "{\"entries\": {}}",
    "{\"entries\": [1]}",
    "{\"entries\": [\"\"]}",
    "{\"entries\": {\"a\": 1}}",
    "{\"entries\": {\"a\": {}}}",
    "{\"entries\": {\"a\": {\"import\": []}}}",
    "{\"entries\": {\"a\": {\"import\": 1}}}",
    "{\"entries\": {\"a\": {\"import\": \"index.js\", \"dependOn\": 1}}}",
    "{\"entries\": {\"a\": {\"import\": [\"index.js\"], \"x\": 1}}}",
    "{\"platform\": \"deno\"}",
    "{\"platform\": [\"node\"]}",
    "{\"mode\": \"test\"}",
    "{\"workspaceSources\": true}",
    "{\"externals\": \"a\"}",
    "{\"externals\": {\"a\": 1}}",
    "{\"externals\": [null]}",
    "{\"conditions\": [[]]}",
    "{\"ignore\": [\"\"]}",
    "{\"extensions\": [\"a\"]}",
    "{\"extensions\": [\".\"]}",
    "{\"defines\": [\"A=1\"]}",
    "{\"defines\": {\"A\": []}}",
    "{\"defines\": {\"A\": \"\"}}",
    "{\"tsconfig\": \"\"}",
    "{\"sideEffects\": false}",
    "{\"sideEffects\": [\"a\"]}",
    "{\"sideEffects\": {\"a\": \"false\"}}",
    "{\"sideEffects\": {\"\": false}}",
    "{\"tsconfig\": false}",
    "{\"rules\": []}",
    "{\"rules\": {\"no-cycle\": \"error\"}}",
    "{\"rules\": {\"no-cycles\": \"warn\"}}",
    "{\"rules\": {\"no-cycles\": true}}",
    "{\"rules\": {\"no-cycles\": [\"error\"]}}",
    "{\"rules\": {\"no-cycles\": {\"edges\": \"all\"}}}",
    "{\"rules\": {\"no-cycles\": {\"tests\": 1}}}",
    "{\"rules\": {\"no-cycles\": {\"because\": \"\"}}}",
    "{\"rules\": {\"no-cycles\": {\"x\": 1}}}",
    "{\"rules\": {\"depth\": \"error\"}}",
    "{\"rules\": {\"depth\": {}}}",
    "{\"rules\": {\"depth\": {\"max\": \"1\"}}}",
    "{\"rules\": {\"depth\": {\"max\": -1}}}",
    "{\"rules\": {\"depth\": {\"max\": 1.5}}}",
    "{\"rules\": {\"budget\": {\"maxBytes\": 0}}}",
    "{\"rules\": {\"budget\": {\"maxBytes\": \"1x\"}}}",
    "{\"rules\": {\"required\": {\"to\": [1]}}}",
    "{\"rules\": {\"required\": {\"to\": \"\"}}}",
    "{\"tags\": []}",
    "{\"tags\": {\"a\": 1}}",
  };

  @TempDir Path directory;

  private Project project;
  private JsonSchema schema;

  @BeforeEach
  void readTheSchema() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\"}")
            .with("index.js", "")
            .with("tsconfig.json", "{}");
    Run run = project.run("schema");
    assertEquals(0, run.status(), run.err());
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(run.out());
  }

  @Test
  void itIsASchemaItself() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertEquals(Set.of(), meta.validate(tree(project.run("schema").out())));
    // The oracle does find faults.
    assertTrue(meta.validate(tree("{\"type\": 1}")).size() > 0);
  }

  @Test
  void goodFilesAreGoodToBoth() {
    for (String good : GOOD) {
      assertEquals(Set.of(), faults(good), good);
      assertRead(good);
    }
  }

  @Test
  void badFilesAreBadToBoth() {
    for (String bad : BAD) {
      assertTrue(faults(bad).size() > 0, bad);
      Run run = project.with("shale.json", bad).run("graph", "index.js");
      assertEquals(2, run.status(), bad);
      assertTrue(run.err().startsWith("shale: shale.json:1:"), bad + ": " + run.err());
    }
  }

  @Test
  void theExamplesOfTheTableAreGood() {
    for (Option option : Option.values()) {
      String file = "{\"" + option.key() + "\": " + option.example() + "}";
      assertEquals(Set.of(), faults(file), file);
      if (option.type() != OptionType.PATH) {
        assertRead(file);
      }
    }
  }

  @Test
  void theExamplesOfRulesAreGood() {
    for (Rule rule : Rule.values()) {
      String file = "{\"rules\": " + rule.example() + "}";
      assertEquals(Set.of(), faults(file), file);
      assertRead(file);
    }
  }

  @Test
  void whatInitWritesIsGood() {
    String text = "{ \"x\": 1 }";
    assertTrue(faults(text).size() > 0);
    project.run("init");
    assertEquals(Set.of(), faults(read(project.root().resolve("shale.json"))));
  }

  private void assertRead(String file) {
    Run run = project.with("shale.json", file).run("graph", "index.js");
    assertEquals("", run.err(), file);
    assertEquals(0, run.status(), file);
  }

  private Set<ValidationMessage> faults(String file) {
    return schema.validate(tree(file));
  }

  private static String read(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException failure) {
      throw new AssertionError(failure);
    }
  }
}
