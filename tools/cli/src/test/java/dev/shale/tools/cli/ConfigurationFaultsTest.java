package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a {@code shale.json} is one sentence with its place. */
class ConfigurationFaultsTest {
  @TempDir Path directory;

  @Test
  void anUnknownKeyIsAnsweredWithTheNearest() {
    String rest = " 'shale schema' prints all keys.\n";
    assertFault(
        "{\n  \"platfrom\": 1}",
        ":2:3: unknown key \"platfrom\". Did you mean \"platform\"?" + rest);
    assertFault(
        "{\"--package\": 1}", ":1:2: unknown key \"--package\". Did you mean \"packages\"?" + rest);
    assertFault(
        "{\"workspace_sources\": 1}",
        ":1:2: unknown key \"workspace_sources\". Did you mean \"workspaceSources\"?" + rest);
    assertFault("{\"zzzzzz\": 1}", ":1:2: unknown key \"zzzzzz\"." + rest);
    assertFault("{\"\\u001b[31m\": 1}", ":1:2: unknown key \"\\u001b[31m\"." + rest);
  }

  @Test
  void aWrongTypeIsNamed() {
    assertFault("[]", ":1:1: a configuration is an object, not a list.\n");
    assertFault(
        "{\"platform\": 1}",
        ":1:14: \"platform\" takes browser, node, neutral or react-native, not a number.\n");
    assertFault(
        "{\"platform\": null}",
        ":1:14: \"platform\" takes browser, node, neutral or react-native, not null.\n");
    assertFault(
        "{\"runtimeChunk\": 1}",
        ":1:18: \"runtimeChunk\" takes single, multiple, true or false, not a number.\n");
    assertFault(
        "{\"entries\": {\"\": \"a.js\"}}",
        ":1:14: an entry has no name; it takes one that is not empty.\n");
    assertFault("{\"tests\": \"yes\"}", ":1:11: \"tests\" takes true or false, not a text.\n");
    assertFault(
        "{\"externals\": \"a\"}", ":1:15: \"externals\" takes a list of texts, not a text.\n");
    assertFault(
        "{\"externals\": [{}]}", ":1:16: \"externals\" takes a list of texts, not an object.\n");
    assertFault("{\"tsconfig\": []}", ":1:14: \"tsconfig\" takes a path, not a list.\n");
    assertFault(
        "{\"defines\": []}",
        ":1:13: \"defines\" takes an object of names and values, not a list.\n");
    assertFault(
        "{\"defines\": {\"A\": [1]}}",
        ":1:19: a value of \"defines\" is a text or another literal, not a list.\n");
    assertFault(
        "{\"entries\": true}",
        ":1:13: \"entries\" takes a list of files, or an object of names and files, not a"
            + " boolean.\n");
    assertFault(
        "{\"entries\": {\"a\": 1}}",
        ":1:19: an entry is a file, a list of files, or {\"import\": [...]} with them, not a"
            + " number.\n");
    assertFault(
        "{\"entries\": {\"a\": {\"import\": 1}}}",
        ":1:30: \"import\" takes a file or a list of files, not a number.\n");
    assertFault(
        "{\"entries\": {\"a\": {\"imports\": []}}}",
        ":1:20: unknown key \"imports\" of an entry; there are \"import\", \"dependOn\" and"
            + " \"runtime\".\n");
    assertFault("{\"$schema\": 1}", ":1:13: \"$schema\" takes a text, not a number.\n");
  }

  @Test
  void aWrongValueIsNamed() {
    assertFault(
        "{\"platform\": \"deno\"}",
        ":1:14: \"platform\" takes browser, node, neutral or react-native, not \"deno\".\n");
    assertFault(
        "{\"extensions\": [\"ts\"]}",
        ":1:17: \"extensions\" takes extensions with their dots, as in .ios.tsx,.ios.ts, not"
            + " \"ts\".\n");
    assertFault(
        "{\"externals\": [\"\"]}",
        ":1:16: \"externals\" takes a text that is not empty, not \"\".\n");
    assertFault(
        "{\"tsconfig\": \"a\\u0000b\"}", ":1:14: \"tsconfig\" takes a path, not \"a\\u0000b\".\n");
    assertFault("{\"tsconfig\": \"gone.json\"}", ":1:14: there is no file gone.json.\n");
    Run define = run("{\"defines\": {\n \"A-B\": true}}");
    assertEquals(2, define.status());
    assertTrue(define.err().startsWith("shale: shale.json:2:2: \"defines\": a name or names"));
  }

  @Test
  void anEntryThatIsNotThereIsNamed() {
    assertFault(
        "{\"entries\": [\n\"index.js\", \"gone.js\"]}",
        ":2:13: the entry gone.js: there is no such file.\n");
    assertFault(
        "{\"entries\": {\"a\": \"lib/**/*.ts\"}}", ":1:19: the entry lib/**/*.ts fits no file.\n");
    assertFault(
        "{\"entries\": [\"*.js\"], \"ignore\": [\"*.js\"]}",
        ":1:14: the entry *.js fits no file that shale.json ignore leaves.\n");
    assertFault(
        "{\"entries\": [\"src\"]}",
        ":1:14: the entry src is a folder; src/** means all files in it.\n");
    String none = "\"entries\" has no file; name one, or delete the key to have them found.\n";
    assertFault("{\"entries\": []}", ":1:13: " + none);
    assertFault("{\"entries\": {}}", ":1:13: " + none);
    String empty = ":1:14: the entry \"a\" has no file; name one.\n";
    assertFault("{\"entries\": {\"a\": []}}", empty);
    assertFault("{\"entries\": {\"a\": {}}}", empty);
    assertFault("{\"entries\": {\"a\": {\"import\": []}}}", empty);
  }

  @Test
  void entriesThatCannotBeLoadedInOrderAreNamed() {
    String a = "{\"entries\": {\"a\": {\"import\": \"index.js\", ";
    String it = ":1:14: the entry \"a\" ";
    assertFault(
        a + "\"dependOn\": \"b\"}}}", it + "depends on \"b\", and there is no such entry.\n");
    assertFault(
        a + "\"dependOn\": [\"a\"]}}}", it + "depends on itself; delete one of \"dependOn\".\n");
    assertFault(
        a + "\"runtime\": \"a\"}}}",
        it + "has a runtime with the name of an entry; choose another name.\n");
    assertFault(
        a + "\"runtime\": \"r\", \"dependOn\": \"b\"}, \"b\": \"index.js\"}}",
        it + "has \"runtime\" and \"dependOn\"; its runtime is that of what it depends on.\n");
    assertFault(
        "{\"runtimeChunk\": \"one\"}",
        ":1:18: \"runtimeChunk\" takes single, multiple, true or false, not \"one\".\n");
  }

  @Test
  void aPackageThatIsNotThereIsNamed() {
    Run run = run("{\"packages\": [\"small\", \"gone\"]}");
    assertEquals("shale: shale.json:1:24: there is no package gone; there is small.\n", run.err());
  }

  @Test
  void whatComesTwiceIsNamed() {
    assertFault(
        "{\"tests\": true,\n \"tests\": true}",
        ":2:2: \"tests\" comes twice, first at shale.json:1:2; delete one.\n");
    assertFault(
        "{\"defines\": {\"A\": 1, \"A\": 2}}",
        ":1:22: \"A\" comes twice, first at shale.json:1:14; delete one.\n");
    assertFault(
        "{\"entries\": {\"a\": \"index.js\", \"a\": \"index.js\"}}",
        ":1:31: \"a\" comes twice, first at shale.json:1:14; delete one.\n");
  }

  @Test
  void brokenJsonIsNamed() {
    assertFault("{\n \"tests\" true}", ":2:10: not JSON: expected ':' but found 't'.\n");
    assertFault("", ":1:1: not JSON: expected a value but found the end of the file.\n");
    assertFault("{\"tests\": }", ":1:11: not JSON: expected a value but found '}'.\n");
    assertFault(
        "{\"tests\": true",
        ":1:15: not JSON: expected ',' or '}' but found the end of the file.\n");
    assertFault("{\"defines\": {\"A\": 1abc}}", ":1:19: not JSON: 1abc is no number.\n");
    assertFault("{\"defines\": {\"A\": 01}}", ":1:19: not JSON: 01 is no number.\n");
    assertFault("{} {}", ":1:4: there is text behind the object; delete it.\n");
    assertFault("{/* }", ":1:2: not JSON: a comment without an end.\n");
    assertFault("{'tests': true}", ":1:2: not JSON: expected a name in quotes but found '''.\n");
  }

  @Test
  void whatIsTooLargeOrTooDeepIsNamed() {
    Run large = run("{" + " ".repeat(1 << 20) + "}");
    assertEquals(2, large.status());
    assertEquals(
        "shale: shale.json:1:1: the file has 1048578 bytes, and a configuration has at most"
            + " 1048576; name files by globs.\n",
        large.err());
    assertFault(
        "{\"externals\": " + "[".repeat(100_000),
        ":1:16: \"externals\" takes a list of texts, not a list.\n");
    assertFault("[".repeat(100_000), ":1:1: a configuration is an object, not a list.\n");
  }

  @Test
  void whatIsNoFileIsNamed() throws IOException {
    Project project = small();
    Path file = project.root().resolve("shale.json");
    Files.createDirectory(file);
    Run folder = project.run("graph");
    assertEquals(2, folder.status());
    assertEquals("shale: shale.json is a directory: make it a file, or remove it.\n", folder.err());
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("nowhere"));
    assertEquals(
        "shale: shale.json is a link to nothing: make it a file, or remove it.\n",
        project.run("graph").err());
  }

  @Test
  void otherEncodingsAreNamed() {
    Project project = small();
    project.with("shale.json", "{\"tests\": true}".getBytes(StandardCharsets.UTF_16));
    assertEquals(
        "shale: shale.json:1:1: the file is UTF-16; save it as UTF-8.\n",
        project.run("graph").err());
    project.with("shale.json", new byte[] {'{', '\n', '"', (byte) 0xff, '"', '}'});
    assertEquals(
        "shale: shale.json:2:2: the file is not UTF-8; save it as UTF-8.\n",
        project.run("graph").err());
    project.with("shale.json", "\ufeff{}");
    assertEquals(0, project.run("graph").status());
  }

  @Test
  void theKeyOfPackageJsonHasItsOwnPlaces() {
    Run run =
        small().with("package.json", "{\n  \"shale\": {\"plattform\": \"node\"}\n}").run("graph");
    assertEquals(2, run.status());
    assertTrue(
        run.err().startsWith("shale: package.json:2:13: unknown key \"plattform\"."), run.err());
    Run twice = small().with("package.json", "{\"shale\": {},\n\"shale\": {}}").run("graph");
    assertEquals(
        "shale: package.json:2:1: the key \"shale\" comes twice; delete one.\n", twice.err());
  }

  @Test
  void aFileThatIsNamedHasToBeThere() {
    Project project = small().with("other.json", "{\"x\": 1}");
    assertEquals(
        "shale: --config: there is no file gone.json.\n",
        project.run("graph", "--config", "gone.json").err());
    Run other = project.run("graph", "--config", "other.json");
    assertTrue(other.err().startsWith("shale: other.json:1:2: unknown key \"x\"."), other.err());
    assertEquals(
        "shale: --config: package.json has no key \"shale\".\n",
        project.run("graph", "--config", "package.json").err());
    Run both = project.run("graph", "--config", "other.json", "--no-config");
    assertTrue(both.err().startsWith("shale: --config and --no-config exclude each other."));
  }

  private Project small() {
    return new Project(directory)
        .with("package.json", "{\"name\": \"small\"}")
        .with("index.js", "")
        .with("src/a.js", "");
  }

  private Run run(String configuration) {
    return small().with("shale.json", configuration).run("graph");
  }

  private void assertFault(String configuration, String sentence) {
    Run run = run(configuration);
    assertEquals("shale: shale.json" + sentence, run.err());
    assertEquals("", run.out());
    assertEquals(2, run.status());
  }
}
