package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Each format is read back by what reads it elsewhere, with names that mean something to it. */
class CheckFormatsTest {
  /** A name with what formats escape. */
  private static final String ODD = "a,b:c%d|e <f>&\"g\".ts";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"app/index.ts\"}")
            .with(
                "shale.json",
                """
                {"rules": {
                  "no-cycles": "error",
                  "fan-out": {"max": 1, "severity": "warning", "because": "50% is enough, 'why: <b>'"},
                  "boundaries": {"deny": "app/*,b*"},
                  "depth": {"max": 9}
                }}
                """)
            .with(".git/HEAD", "")
            .with("app/index.ts", "import './" + ODD.replace(".ts", "") + "';\nimport './x';\n")
            .with("app/" + ODD, "export const a = 1;\n")
            .with("app/x.ts", "import './y';\n")
            .with("app/y.ts", "import './x';\n");
  }

  private String check(String format) {
    Run run = project.run("check", "--format", format);
    assertEquals("", run.err());
    assertEquals(1, run.status());
    return run.out();
  }

  private static JsonNode tree(String text) throws Exception {
    return MAPPER.readTree(text);
  }

  @Test
  void theSchemaOfSarifHolds() throws Exception {
    JsonNode sarif = tree(check("sarif"));
    JsonSchema schema = sarifSchema();
    assertEquals(Set.of(), schema.validate(sarif));
    // The oracle does find faults.
    assertTrue(schema.validate(tree("{\"version\": \"2.1.0\", \"runs\": [{}]}")).size() > 0);
    JsonNode run = sarif.at("/runs/0");
    assertEquals(3, run.at("/results").size());
    JsonNode first = run.at("/results/0");
    assertEquals("fan-out", first.at("/ruleId").asText());
    int rule = first.at("/ruleIndex").asInt();
    assertEquals("fan-out", run.at("/tool/driver/rules/" + rule + "/id").asText());
    assertEquals("warning", first.at("/level").asText());
    JsonNode second = run.at("/results/1/locations/0/physicalLocation");
    assertEquals("app/index.ts", second.at("/artifactLocation/uri").asText());
    assertEquals(8, second.at("/region/startColumn").asInt());
    assertEquals(2, run.at("/results/2/relatedLocations").size());
  }

  @Test
  void anEmptyRunIsSarifToo() throws Exception {
    Run run = project.run("check", "--format", "sarif", "--rule", "depth");
    assertEquals(Set.of(), sarifSchema().validate(tree(run.out())));
    assertEquals(0, run.status());
  }

  private static JsonSchema sarifSchema() throws Exception {
    try (InputStream in = ClassLoader.getSystemResourceAsStream("schema/sarif-schema-2.1.0.json")) {
      assertNotNull(in);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(MAPPER.readTree(in));
    }
  }

  @Test
  void pathsOfSarifAreUris() throws Exception {
    project.with("app/" + ODD, "import './x';\nimport './y';\n");
    JsonNode sarif = tree(check("sarif"));
    String uri =
        sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri").asText();
    assertEquals("app/a,b:c%25d%7Ce%20%3Cf%3E&%22g%22.ts", uri);
    assertEquals("/" + "app/" + ODD, new java.net.URI("file:///" + uri).getPath());
  }

  @Test
  void annotationsAreEscapedAndFew() {
    StringBuilder imports = new StringBuilder();
    for (int module = 0; module < 12; module++) {
      project.with("app/b" + module + ",b.ts", "");
      imports.append("import './b").append(module).append(",b';\n");
    }
    project.with("app/index.ts", imports.toString());
    project.with("app/x.ts", "");
    String[] lines = check("github").split("\n", -1);
    assertEquals(
        "::error file=app/index.ts,line=1,col=8,title=shale boundaries::imports app/b0,b.ts, which"
            + " it must not.%0AImport it through what is allowed, or move the code to where it may"
            + " be imported.",
        lines[0]);
    assertEquals(
        "::warning file=app/index.ts,title=shale fan-out::imports 12 modules; the limit is"
            + " 1.%0ABecause: 50%25 is enough, 'why: <b>'. Part the module, or import what belongs"
            + " together through one module.",
        lines[10]);
    assertTrue(
        lines[11].startsWith(
            "::notice title=shale check::2 findings more, which GitHub would not show: 12 errors and"
                + " 1 warning"),
        lines[11]);
    assertEquals("12 errors and 1 warning of 4 rules in 13 modules.", lines[12]);
    project
        .with("app/" + ODD, "import './b1,b';\n")
        .with("app/index.ts", "import './" + ODD.replace(".ts", "") + "';");
    assertTrue(
        check("github").startsWith("::error file=app/a%2Cb%3Ac%25d|e <f>&\"g\".ts,line=1,col=8,"),
        check("github"));
  }

  @Test
  void aReportOfGitLabHasWhatItNeeds() throws Exception {
    project.with(
        "app/index.ts",
        "import './"
            + ODD.replace(".ts", "")
            + "';\nimport './a,b:c%d|e <f>&\"g\"';import './x';\n");
    JsonNode report = tree(check("gitlab"));
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode one : report) {
      assertTrue(fingerprints.add(one.at("/fingerprint").asText()));
      assertTrue(one.at("/location/lines/begin").asInt() >= 1);
      assertTrue(Set.of("major", "minor").contains(one.at("/severity").asText()));
      assertTrue(!one.at("/description").asText().isEmpty());
      assertTrue(one.at("/location/path").asText().startsWith("app/"));
    }
    assertEquals(4, report.size());
  }

  @Test
  void pathsBeginAtTheRepository() throws Exception {
    Run run =
        Run.of(
            project.root().resolve("app"),
            dev.shale.tools.cli.output.Terminal.NONE,
            "check",
            "--format",
            "gitlab",
            "..");
    assertEquals("app/index.ts", tree(run.out()).at("/0/location/path").asText());
  }

  @Test
  void fingerprintsStayWhereLinesMove() throws Exception {
    JsonNode before = tree(check("gitlab"));
    project.with("app/x.ts", "\n\n  import './y';\n");
    JsonNode after = tree(check("gitlab"));
    for (int index = 0; index < before.size(); index++) {
      assertEquals(before.at("/" + index + "/fingerprint"), after.at("/" + index + "/fingerprint"));
    }
    assertEquals(3, after.at("/2/location/lines/begin").asInt());
  }

  @Test
  void junitHasACaseForEachErrorAndEachRuleWithoutOne() throws Exception {
    String xml = check("junit");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("2", suite.getAttribute("failures"));
    assertEquals(4, document.getElementsByTagName("testcase").getLength());
    assertEquals(2, document.getElementsByTagName("failure").getLength());
    Element failure = (Element) document.getElementsByTagName("failure").item(1);
    assertEquals("imports app/" + ODD + ", which it must not", failure.getAttribute("message"));
    assertTrue(failure.getTextContent().startsWith("app/index.ts:1:8: imports app/" + ODD));
    String output = document.getElementsByTagName("system-out").item(0).getTextContent();
    assertTrue(output.contains("Because: 50% is enough, 'why: <b>'."), output);
  }

  @Test
  void markdownIsATableWithoutMarkupOfOthers() {
    String[] lines = check("markdown").split("\n", -1);
    assertEquals("### shale check", lines[0]);
    assertEquals("2 errors and 1 warning of 4 rules in 4 modules\\.".replace("\\", ""), lines[2]);
    assertEquals("| severity | where | what | rule |", lines[4]);
    assertEquals(
        "| error | app/index\\.ts:1 | imports app/a,b:c%d\\|e \\<f\\>\\&\"g\"\\.ts, which it must"
            + " not | boundaries |",
        lines[7]);
    assertEquals(9, lines.length - 2);
  }

  @Test
  void theSameProjectMakesTheSameBytes() {
    for (String format : new String[] {"json", "sarif", "github", "gitlab", "junit", "markdown"}) {
      assertEquals(check(format), check(format), format);
    }
  }

  @Test
  void aFormatHasToBeOne() {
    Run run = project.run("check", "--format", "xml");
    assertEquals(2, run.status());
    assertTrue(
        run.err().startsWith("shale: --format takes text, json, sarif, github, gitlab, junit"),
        run.err());
    assertEquals(2, project.run("check", "--format", "sarif", "--json").status());
  }
}
