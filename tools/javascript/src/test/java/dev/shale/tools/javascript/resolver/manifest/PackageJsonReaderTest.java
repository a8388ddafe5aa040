package dev.shale.tools.javascript.resolver.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackageJsonReaderTest {
  private static PackageJson read(String json) {
    return new PackageJsonReader(List.of("browser", "module", "main"), List.of("browser"))
        .read("p/package.json", json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fieldsAreRead() {
    PackageJson json =
        read(
            """
            {"name": "n", "type": "module", "main": "m.js", "scripts": {"x": ["y"]},
             "browser": {"a": "./b.js", "fs": false, "c": 5, "d": ["x"]}, "module": "e.js"}\
            """);
    assertEquals("n", json.name());
    assertTrue(json.isModule());
    assertEquals(
        List.of(
            new PackageJson.MainField("module", "e.js"), new PackageJson.MainField("main", "m.js")),
        json.mainFields());
    assertEquals(Map.of("a", "./b.js", "fs", PackageJson.IGNORED), json.browserMap());
    assertNull(json.exports());
    assertFalse(json.isBroken());
  }

  @Test
  void fieldsOfAWrongTypeAreAsIfAbsent() {
    PackageJson json =
        read(
            """
            {"name": {"x": 1}, "type": ["module"], "main": 5, "module": {"a": {}},
             "browser": [{}], "imports": "#x", "exports": null}\
            """);
    assertEquals("", json.problem());
    assertEquals("", json.name());
    assertFalse(json.isModule());
    assertEquals(List.of(), json.mainFields());
    assertEquals(Map.of(), json.browserMap());
    assertNull(json.imports());
    assertNull(json.exports());
  }

  @Test
  void eachFieldOfAWrongTypeIsSaidAtItsPlace() {
    PackageJson json =
        read(
            """
            {
            "main": 3,
            "module": [],
            "exports": 5,
            "imports": "x",
            "browser": true,
            "sideEffects": {},
            "name": 1,
            "type": {},
            "tsconfig": false,
            "source": 0,
            "scripts": 7
            }\
            """);
    assertEquals(
        List.of(
            "2:9 \"main\" has to be a text, not a number",
            "3:11 \"module\" has to be a text, not a list",
            "4:12 \"exports\" has to be a text, a list or an object, not a number",
            "5:12 \"imports\" has to be an object, not a text",
            "6:12 \"browser\" has to be a text or an object, not a boolean",
            "7:16 \"sideEffects\" has to be a boolean, a text or a list of texts, not an object",
            "8:9 \"name\" has to be a text, not a number",
            "9:9 \"type\" has to be a text, not an object",
            "10:13 \"tsconfig\" has to be a text, not a boolean",
            "11:11 \"source\" has to be a text, a list or an object, not a number"),
        warnings(json));
    assertNull(json.imports());
    assertEquals(
        List.of(),
        warnings(
            read(
                """
                {"main": null, "module": null, "exports": null, "imports": null, "browser": null,
                 "sideEffects": null, "name": null, "type": null, "source": null}\
                """)));
    assertEquals(
        List.of("1:10 \"type\" is neither \"module\" nor \"commonjs\", so it says nothing"),
        warnings(read("{\"type\": \"esm\"}")));
  }

  private static List<String> warnings(PackageJson json) {
    return json.warnings().stream()
        .map(one -> one.line() + ":" + one.column() + " " + one.message())
        .toList();
  }

  @Test
  void aByteOrderMarkIsSkippedAndTheLastOfTwoFieldsCounts() {
    PackageJson json = read("\uFEFF{\"name\": \"a\", \"main\": \"x\", \"name\": \"b\"}");
    assertEquals("b", json.name());
  }

  @Test
  void escapesAreDecoded() {
    PackageJson json = read("{\"name\": \"\\u0061\\n\\\"\\/é\\\\\", \"m\\u0061in\": \"é.js\"}");
    assertEquals("a\n\"/é\\", json.name());
    assertEquals(List.of(new PackageJson.MainField("main", "é.js")), json.mainFields());
  }

  @Test
  void whatNobodyAsksForIsCheckedAllTheSame() {
    for (String value :
        List.of(
            "tru",
            "{\"a\" 1}",
            "{\"a\": 1,}",
            "[1 2]",
            "[,1]",
            "{,}",
            "\"\\x\"",
            "\"\\u00g0\"",
            "+1",
            "\"a\nb\"",
            "{1: 2}",
            "[1}",
            "'a'",
            "\"a",
            "{\"a\":}",
            "-",
            "")) {
      for (String field : List.of("exports", "scripts")) {
        PackageJson json = read("{\"" + field + "\": " + value + "}");
        assertTrue(json.problem().startsWith("p/package.json:"), value + ": " + json.problem());
      }
    }
    assertEquals("", read("{\"x\": [1.5e-3, -0, true, null, {}, [], \"\"]}").problem());
  }

  @Test
  void ofTwoSubpathsTheLastOneCountsAndTargetsMayHaveAnyName() {
    TargetMap exports =
        read("{\"exports\": {\"./a\": \"./1\", \"./\\u0062\": {\"x\": \"./b\"}, \"./a\": [null, \"./2\"]}}")
            .exports();
    assertNotNull(exports);
    assertEquals(List.of("./a", "./b"), exports.keysInOrder());
    assertEquals("./2", exports.match("./a", Set.of()).target());
    assertEquals("./b", exports.match("./b", Set.of("x")).target());
    assertEquals("", exports.match("./b", Set.of()).target());
  }

  @Test
  void problemsNameLineAndColumn() {
    assertEquals("p/package.json:1:1: the file is empty", read("").problem());
    assertEquals("p/package.json:1:1: not a JSON object", read("5").problem());
    String problem = read("{\n  \"name\": \"a\"\n  \"main\": 1}").problem();
    assertTrue(problem.startsWith("p/package.json:3:3: not JSON: "), problem);
    problem = read("{\"exports\": {\"a\": [").problem();
    assertTrue(problem.startsWith("p/package.json:1:"), problem);
    problem = read("{\"exports\": " + "[".repeat(2000)).problem();
    assertTrue(problem.startsWith("p/package.json:1:"), problem);
    problem = read("{}\n]").problem();
    assertTrue(problem.startsWith("p/package.json:2:"), problem);
  }
}
