package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shale.tools.cli.output.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which exports a bundler may rename, and which it may replace by their values. */
class ExportFreedomTest {
  @TempDir Path directory;

  /** By {@code module#name} whether it may be renamed, and its constant. */
  private Map<String, String> freedoms(Project project) throws IOException {
    Run run = project.run("exports", "--json", "main.js");
    assertEquals(ExitStatus.OK, run.status(), run.err());
    Map<String, String> freedoms = new TreeMap<>();
    for (JsonNode module : new JsonMapper().readTree(run.out()).get("modules")) {
      for (JsonNode export : module.get("exports")) {
        freedoms.put(
            module.get("path").asText() + "#" + export.get("name").asText(),
            export.get("mangle").asBoolean() + " " + export.get("inline").asText());
      }
    }
    return freedoms;
  }

  @Test
  void whatIsUsedByItsNameIsFree() throws IOException {
    Project project =
        new Project(directory)
            .with("main.js", "import { n, s } from './barrel.js';\nconsole.log(n, s);\n")
            .with("barrel.js", "export { n, s } from './a.js';\n")
            .with("a.js", "export const n = 1, s = 'x', f = () => n;\nexport let v = 2;\n");
    assertEquals(
        Map.of(
            "a.js#n", "true 1",
            "a.js#s", "true 'x'",
            "a.js#f", "true null",
            "a.js#v", "true null",
            "barrel.js#n", "true 1",
            "barrel.js#s", "true 'x'"),
        freedoms(project));
  }

  /** Whoever has the object of all exports may ask it for names that nobody knows. */
  @Test
  void whatIsUsedAsAnObjectIsNot() throws IOException {
    Project project =
        new Project(directory)
            .with("main.js", "import * as all from './stars.js';\nglobalThis.all = all;\n")
            .with("stars.js", "export * from './a.js';\nexport const own = 1;\n")
            .with("a.js", "export const n = 1;\n");
    assertEquals(
        Map.of("a.js#n", "false null", "stars.js#n", "false null", "stars.js#own", "false null"),
        freedoms(project));
  }

  @Test
  void namesOfCommonJsStay() throws IOException {
    Project project =
        new Project(directory)
            .with("main.js", "const { n } = require('./a.cjs');\nconsole.log(n);\n")
            .with("a.cjs", "exports.n = 1;\n");
    assertEquals("false", freedoms(project).get("a.cjs#n").substring(0, 5));
  }
}
