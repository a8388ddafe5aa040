package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.chunk.ChunkKind;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.store.file.Scope;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.federation.Choice;
import dev.shale.tools.cli.federation.Strategy;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.WhyAnswer;
import dev.shale.tools.cli.question.affected.Cause;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.UnusedKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code docs/json.md} lists the fields that the commands print, with their types, and no more. */
class JsonDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/json.md");
  private static final String LIST = "list of ";

  @TempDir Path directory;

  @Test
  void theGraphIsAsItIsDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("graph", "--json", "a.ts"), printed);
    read(everything().run("graph", "--json", "--own", "a.ts"), printed);
    read(exporting().run("graph", "--json", "--exports", "--chunks", "a.ts"), printed);
    assertEquals(lines(documented("shale.graph/1")), lines(printed));
  }

  @Test
  void cyclesAreAsTheyAreDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("cycles", "--json", "--break", "a.ts"), printed);
    assertEquals(lines(documented("shale.cycles/1")), lines(printed));
  }

  @Test
  void findingsAreAsTheyAreDocumented() throws IOException {
    Project project =
        everything()
            .with(
                "shale.json",
                """
                {"rules": {
                  "no-cycles": "error", "no-unresolved": "error", "no-orphans": "warning",
                  "fan-out": {"max": 1, "because": "it is much"}
                }}
                """)
            .with("lost.ts", "")
            .with(
                "known.json",
                "{\"schema\": \"shale.baseline/1\", \"findings\": [{\"rule\": \"no-orphans\"}]}");
    Map<String, Set<String>> printed = new TreeMap<>();
    read(project.run("check", "--json", "--baseline", "known.json", "a.ts"), printed);
    assertEquals(lines(documented("shale.check/1")), lines(printed));
  }

  @Test
  void whatIsUnusedIsAsItIsDocumented() throws IOException {
    Project project =
        everything()
            .with("package.json", "{\"name\": \"p\", \"source\": \"a.ts\"}")
            .with("shale.json", "{\"rules\": {\"unused-files\": {\"because\": \"it is much\"}}}")
            .with("lost.ts", "")
            .with("types.ts", "export type T = number;\n")
            .with("c.ts", "import './a';\nexport const c = 1;\nexport const tested = 1;\n")
            .with("c.test.ts", "import { tested } from './c';\ntested;\n")
            .with(
                "known.json",
                "{\"schema\": \"shale.baseline/1\", \"findings\": [{\"rule\": \"unused-files\"}]}");
    Map<String, Set<String>> printed = new TreeMap<>();
    read(project.run("unused", "--json", "--baseline", "known.json"), printed);
    assertEquals(lines(documented("shale.unused/1")), lines(printed));
  }

  @Test
  void exportsAreAsTheyAreDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(exporting().run("exports", "--json", "a.ts"), printed);
    assertEquals(lines(documented("shale.exports/1")), lines(printed));
  }

  @Test
  void whatSurvivesIsAsItIsDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(exporting().run("shake", "--json", "--statements", "a.ts"), printed);
    assertEquals(lines(documented("shale.shake/1")), lines(printed));
  }

  @Test
  void chunksAreAsTheyAreDocumented() throws IOException {
    Project project =
        new Project(directory)
            .with(
                "a.ts",
                "import './b'; import('./c'); import('./b'); import(`./gone/${a}.js`); new Worker(new URL('./f', import.meta.url))")
            .with("b.ts", "export const b = 1;")
            .with(
                "c.ts",
                "import(/* webpackPrefetch: true, webpackFetchPriority: 'low' */ './d');"
                    + " import(/* webpackPreload: 1 */ './e')")
            .with("d.ts", "import './f'")
            .with("e.ts", "import './f'")
            .with("f.ts", "");
    Map<String, Set<String>> printed = new TreeMap<>();
    read(project.run("chunks", "--json", "--gzip", "--duplicates", "--savings", "a.ts"), printed);
    assertEquals(lines(documented("shale.chunks/1")), lines(printed));
    assertWords("shale.chunks/1", Arrays.stream(ChunkKind.values()).map(ChunkKind::label));
  }

  @Test
  void whatApplicationsGetIsAsItIsDocumented() throws IOException {
    String shared = "{\"singleton\": true, \"version\": \"1.0.0\", \"requiredVersion\": \"*\"}";
    Project project =
        new Project(directory)
            .with(
                "a.json",
                "{\"name\": \"a\", \"exposes\": [\"./x\"], \"remotes\": {\"b\": \"b@x\", \"c\": \"c@x\"},"
                    + " \"shared\": {\"lib\": "
                    + shared
                    + ", \"gone\": {\"import\": false}}}")
            .with(
                "b.json",
                "{\"name\": \"b\", \"shared\": {\"lib\": "
                    + shared.replace("1.0.0", "2.0.0")
                    + "}}")
            .with("c.json", "{\"name\": \"c\", \"shared\": {\"lib\": {\"version\": \"3.0.0\"}}}");
    Map<String, Set<String>> printed = new TreeMap<>();
    String[] files = {
      "federation", "--json", "--strategy", "loaded-first", "a.json", "b.json", "c.json"
    };
    read(project.run(files), printed);
    assertEquals(lines(documented("shale.federation/1")), lines(printed));
    assertWords(
        "shale.federation/1", Arrays.stream(Choice.State.values()).map(Choice.State::label));
    assertWords("shale.federation/1", Arrays.stream(Strategy.values()).map(Strategy::label));
  }

  @Test
  void whatIsLeftIsAsItIsDocumented() throws IOException {
    Project project =
        new Project(directory)
            .with("a.ts", "import { b } from './b'; export const a = () => b; f(a);")
            .with("b.ts", "import { a } from './a'; export const b = () => a;");
    Map<String, Set<String>> printed = new TreeMap<>();
    read(project.run("graph", "--tree-shaken", "--json", "a.ts"), printed);
    read(project.run("cycles", "--tree-shaken", "--break", "--json", "a.ts"), printed);
    assertEquals(lines(documented("shale.shaken/1")), lines(printed));
  }

  @Test
  void reasonsAreAsTheyAreDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("why", "--json", "c.ts", "a.ts"), printed);
    read(everything().run("why", "--json", "./gone.js", "a.ts"), printed);
    read(everything().run("why", "--json", "--all-entries", "c.ts", "a.ts"), printed);
    Project later =
        new Project(Files.createDirectories(directory.resolve("later")))
            .with("l.ts", "import('./m')")
            .with("m.ts", "");
    read(later.run("why", "--json", "--initial", "m.ts", "l.ts"), printed);
    read(exporting().run("why", "--json", "c.ts#c", "a.ts"), printed);
    read(exporting().run("why", "--json", "open.cjs#a", "a.ts"), printed);
    read(exporting().run("why", "--json", "open.cjs#unheard", "passing.ts"), printed);
    read(exporting().run("why", "--json", "c.ts#c", "passing.ts"), printed);
    read(exporting().run("why", "--json", "c.ts#c", "--library", "passing.ts"), printed);
    assertEquals(lines(documented("shale.why/1")), lines(printed));
  }

  @Test
  void pathsAreAsTheyAreDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("path", "--json", "a.ts", "c.ts", "--avoid", "lib", "a.ts"), printed);
    assertEquals(lines(documented("shale.path/1")), lines(printed));
  }

  @Test
  void neighboursAreAsTheyAreDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("imports", "--json", "a.ts", "a.ts"), printed);
    read(everything().run("importers", "--json", "--depth", "all", "lib", "a.ts"), printed);
    assertEquals(lines(documented("shale.neighbours/1")), lines(printed));
  }

  @Test
  void whatIsDominatedIsAsItIsDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("dominated", "--json", "lib", "a.ts"), printed);
    assertEquals(lines(documented("shale.dominated/1")), lines(printed));
  }

  @Test
  void whatIsAffectedIsAsItIsDocumented() throws IOException {
    GitProject project =
        new GitProject(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"a.ts\"}")
            .with("a.ts", "import './gone'; import './b';")
            .with("b.ts", "import 'lib';")
            .with("gone.ts", "")
            .with("moved.ts", "export const moved = 'a text that git finds again';")
            .with("a.test.ts", "import './gone'; import './b';")
            .with("node_modules/lib/index.js", "")
            .commit()
            .without("gone.ts")
            .with("b.ts", "import 'lib'; import './moved2';")
            .with("node_modules/lib/index.js", "f();");
    project.git("mv", "moved.ts", "moved2.ts");
    project.with("c/package.json", "{}").with("c.test.ts", "import './b';");
    Map<String, Set<String>> printed = new TreeMap<>();
    read(project.affected("--json", "--since", "HEAD"), printed);
    read(project.affected("--json", "--files", "package.json"), printed);
    read(project.affected("--json", "--files", "b.ts", "a.ts"), printed);
    read(project.affected("--json", "--chunks", "--files", "b.ts", "a.ts"), printed);
    read(project.affected("--json", "--files", "node_modules/lib/index.js"), printed);
    assertEquals(lines(documented("shale.affected/1")), lines(printed));
  }

  @Test
  void drawingsAreAsTheyAreDocumented() throws IOException {
    Map<String, Set<String>> printed = new TreeMap<>();
    read(everything().run("graph", "--format", "json", "a.ts"), printed);
    assertEquals(lines(documented("shale.drawing/1")), lines(printed));
  }

  @Test
  void whatIsWatchedIsAsItIsDocumented() throws Exception {
    Project project = everything();
    Map<String, Set<String>> printed = new TreeMap<>();
    try (WatchRun run = new WatchRun(project.root(), "--json", "--chunks", "a.ts")) {
      read(run.next(), printed);
      project.with("c.ts", "import('./new'); import './gone2'; import 'missing2';");
      project.with("new.ts", "");
      read(run.next(), printed);
      project.with("c.ts", "import './a'; import './' + c;");
      project.with("broken/package.json", "{}");
      read(run.next(), printed);
    }
    assertEquals(lines(documented("shale.watch/1")), lines(printed));
  }

  @Test
  void whatIsKeptIsAsItIsDocumented() throws IOException {
    Project project = everything();
    project.run("graph", "--cache", "kept", "a.ts");
    Map<String, Set<String>> printed = new TreeMap<>();
    // After "clear", nothing can be read.
    for (String action : new String[] {"stat", "verify", "compact", "clear", "stat"}) {
      read(project.run("cache", action, "--json", "--cache", "kept"), printed);
    }
    assertEquals(lines(documented("shale.cache/2")), lines(printed));
  }

  @Test
  void fieldsThatAreOneOfSeveralWordsHaveAllOfThemDocumented() throws IOException {
    assertWords(
        "shale.graph/1", JavaScriptKinds.KINDS.moduleKinds().stream().map(ModuleKind::label));
    assertWords(
        "shale.graph/1",
        JavaScriptKinds.KINDS.dependencyKinds().stream().map(DependencyKind::label));
    assertWords(
        "shale.graph/1",
        Arrays.stream(Diagnostic.Severity.values()).map(Diagnostic.Severity::label));
    assertWords(
        "shale.graph/1",
        Stream.of(
                Code.UNRESOLVED,
                Code.SYNTAX,
                Code.UNREADABLE,
                Code.ENCODING,
                Code.SETTINGS,
                Code.EXPORT)
            .map(Code::label));
    assertWords(
        "shale.why/1", Arrays.stream(WhyAnswer.Reason.values()).map(WhyAnswer.Reason::label));
    assertWords("shale.affected/1", Arrays.stream(Cause.Kind.values()).map(Cause.Kind::label));
    assertWords(
        "shale.affected/1",
        Arrays.stream(ChangedFile.Status.values()).map(ChangedFile.Status::label));
    assertWords("shale.path/1", Arrays.stream(ModuleSet.Kind.values()).map(ModuleSet.Kind::label));
    assertWords("shale.check/1", Arrays.stream(Rule.values()).map(Rule::label));
    assertWords("shale.unused/1", Arrays.stream(UnusedKind.values()).map(UnusedKind::label));
    assertWords("shale.cache/2", Scopes.ALL.stream().map(Scope::label));
  }

  /** A project in which every field appears, and every null. */
  private Project everything() {
    String asks = asking();
    return new Project(directory)
        .with("a.ts", asks + "import './gone.js'; import 'missing'; import './broken/x.js';\n")
        .with("c.ts", "import './a';\nexport const c = 1;\n")
        .with("types.ts", asks.replace("./types", "./more") + "export type T = number;\n")
        .with("more.ts", "export type T = number;\n")
        .with("broken/package.json", "{")
        .with("broken/x.js", "")
        .with("x.pug", "")
        .with("node_modules/lib/index.js", "");
  }

  private static String asking() {
    return """
    import { c } from './c';
    try { require('./c'); } catch {}
    if (c) require('./c');
    import defer * as d from './c';
    import source e from './c';
    import f from './c' with { type: 'x' };
    require.resolveWeak('./c');
    import type { T } from './types';
    import 'lib';
    import './x.pug';
    """;
  }

  /** A project in which every field about exports appears, and every null. */
  private Project exporting() {
    return everything()
        .with("a.ts", asking() + "import * as all from './open.cjs'; f(all, c); import './more'")
        .with("more.ts", "export * from './one'; export * from './two'")
        .with("one.ts", "export const twice = 1")
        .with("two.ts", "export const twice = 2")
        .with("open.cjs", "module.exports = f(); exports.a = 1;")
        .with("c.ts", "export const c = 1; export { gone } from './open.cjs';")
        .with("passing.ts", "export * from './c'; const g = () => c; g(); import {c} from './c'");
  }

  /** What the tables of a section say: the types of each field. */
  private static Map<String, Set<String>> documented(String schema) throws IOException {
    Map<String, Set<String>> fields = new TreeMap<>();
    section(schema)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" \\| ", -1))
        .forEach(cells -> document(cells[0].replaceAll("[|` ]", ""), cells[1], fields));
    return fields;
  }

  private static void document(String path, String types, Map<String, Set<String>> fields) {
    String field = path;
    String type = types.replace("lists of ", LIST);
    for (; type.startsWith(LIST); type = type.substring(LIST.length())) {
      note(field, "list", fields);
      field += "[]";
    }
    boolean isElement = field.endsWith("[]");
    for (String one : type.split(" or ", -1)) {
      note(field, isElement ? one.substring(0, one.length() - 1) : one, fields);
    }
  }

  private static String section(String schema) throws IOException {
    String text = Files.readString(DOCUMENT);
    String title = "\n## " + schema + "\n";
    int begin = text.indexOf(title);
    assertTrue(begin >= 0, schema);
    int end = text.indexOf("\n## ", begin + title.length());
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  private static void assertWords(String schema, Stream<String> words) throws IOException {
    String section = section(schema);
    words.forEach(word -> assertTrue(section.contains("`" + word + "`"), word));
  }

  private static void read(Run run, Map<String, Set<String>> fields) {
    assertTrue(run.out().startsWith("{"), run.err());
    read(run.out(), fields);
  }

  /** Adds the types of all fields of a document. */
  private static void read(String document, Map<String, Set<String>> fields) {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), document)) {
      assertEquals(JsonToken.START_OBJECT, parser.nextToken());
      readObject(parser, "", fields);
    }
  }

  private static void readObject(
      JsonParser parser, String prefix, Map<String, Set<String>> fields) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = prefix + parser.currentName();
      parser.nextToken();
      readValue(parser, field, fields);
    }
  }

  private static void readValue(JsonParser parser, String field, Map<String, Set<String>> fields) {
    JsonToken token = parser.currentToken();
    note(field, type(token), fields);
    if (token == JsonToken.START_OBJECT) {
      readObject(parser, field + ".", fields);
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        readValue(parser, field + "[]", fields);
      }
    }
  }

  private static String type(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "list";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NULL -> "null";
      default -> throw new AssertionError(token);
    };
  }

  private static void note(String field, String type, Map<String, Set<String>> fields) {
    fields.computeIfAbsent(field, missing -> new TreeSet<>()).add(type);
  }

  private static String lines(Map<String, Set<String>> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((field, types) -> text.append(field).append(' ').append(types).append('\n'));
    return text.toString();
  }
}
