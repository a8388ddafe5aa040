package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class GraphJsonTest {
  @TempDir Path directory;

  @Test
  void theDocumentIsTheContract() {
    Project project =
        new Project(directory)
            .with("a.js", "import \"./b.js\";\nimport \"./gone.js\";\n")
            .with("b.js", "export * from './a.js';\n");
    Run run = project.run("graph", "--json", "a.js");
    String before = "\"message\":\"";
    int from = run.out().indexOf(before) + before.length();
    int to = run.out().indexOf("\"}]}", from);
    String expected =
        "{'schema':'shale.graph/1','root':'ROOT','entries':[0],"
            + "'counts':{'own':2,'installed':0,'packages':0},'unread':[],'modules':["
            + "{'id':0,'path':'a.js','kind':'esm','bytes':37,'depth':0,'preOrder':0,"
            + "'postOrder':1,'component':0,'root':true,'dependencies':["
            + "{'id':0,'kind':'import','request':'./b.js','target':1,'typeOnly':false,"
            + "'line':1,'column':8,'start':7,'end':15},"
            + "{'id':1,'kind':'import','request':'./gone.js','target':null,'typeOnly':false,"
            + "'line':2,'column':8,'start':24,'end':35}]},"
            + "{'id':1,'path':'b.js','kind':'esm','bytes':24,'depth':1,'preOrder':1,"
            + "'postOrder':0,'component':0,'root':true,'dependencies':["
            + "{'id':2,'kind':'export-from','request':'./a.js','target':0,'typeOnly':false,"
            + "'line':1,'column':15,'start':14,'end':22}]}],'types':[],"
            + "'cycles':[[0,1]],'roots':[0,1],'diagnostics':["
            + "{'severity':'error','code':'unresolved','path':'a.js','line':2,'column':8,"
            + "'message':'MESSAGE'}]}\n";
    assertEquals(
        expected
            .replace('\'', '"')
            .replace("ROOT", project.root().toString())
            .replace("MESSAGE", run.out().substring(from, to)),
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void theSameProjectMakesTheSameBytes() {
    Project project = Project.small(directory);
    String expected = project.run("graph", "--json", "--threads", "1").out();
    for (int repetition = 0; repetition < 5; repetition++) {
      assertEquals(expected, project.run("graph", "--json", "--threads", "2").out());
    }
  }

  @Test
  void oddNamesStayValid() {
    Project project =
        new Project(directory)
            .with("a b/ind\"ex\\\u00fc\ud83d\ude00.js", "import './\u4e2d\u6587 \\'x\\'.js';")
            .with("a b/\u4e2d\u6587 'x'.js", "export {};");
    Run run = project.run("graph", "--json", "a b/ind\"ex\\\u00fc\ud83d\ude00.js");
    assertEquals("", run.err());
    assertValid(run.out());
    assertTrue(run.out().contains("\"a b/ind\\\"ex\\\\\u00fc\ud83d\ude00.js\""), run.out());
    assertTrue(run.out().contains("\"a b/\u4e2d\u6587 'x'.js\""), run.out());
  }

  @Test
  void aModuleOutsideTheRootBeginsWithDots() {
    Project project =
        new Project(directory)
            .with("shared/x.js", "")
            .with("apps/one/package.json", "{\"main\": \"./main.js\"}")
            .with("apps/one/main.js", "import '../../shared/x.js';");
    Run run = project.run("graph", "--json", "apps/one");
    assertTrue(run.out().contains("\"root\":\"" + project.root() + "/apps/one\""), run.out());
    assertTrue(run.out().contains("\"path\":\"main.js\""), run.out());
    assertTrue(run.out().contains("\"path\":\"../../shared/x.js\""), run.out());
  }

  @Test
  void whatIsNoFileKeepsItsName() {
    Run run =
        new Project(directory).with("a.js", "import 'node:fs';").run("graph", "--json", "a.js");
    assertTrue(run.out().contains("\"path\":\"node:fs\",\"kind\":\"external\""), run.out());
  }

  @Test
  void whatOnlyTypesLeadToIsNoModuleOfTheProgram() {
    Run run = Project.small(directory).run("graph", "--json");
    assertTrue(
        run.out()
            .contains(
                "\"request\":\"./types\",\"target\":null,\"typeOnly\":true,\"typeTarget\":5,"),
        run.out());
    assertTrue(
        run.out().contains("],\"types\":[{\"id\":5,\"path\":\"src/types.ts\",\"kind\":\"esm\","),
        run.out());
  }

  @Test
  void whatFewDependenciesAreIsSaidOfThoseAlone() {
    Run run =
        new Project(directory)
            .with(
                "a.mjs",
                """
                try { require('./b.mjs'); } catch {}
                if (a) require('./b.mjs');
                import defer * as b from './b.mjs';
                import source c from './b.mjs';
                import d from './b.mjs' with { type: 'x' };
                require.resolveWeak('./b.mjs');
                """)
            .with("b.mjs", "")
            .run("graph", "--json", "a.mjs");
    for (String expected :
        List.of(
            "\"typeOnly\":false,\"optional\":true,\"line\":1",
            "\"typeOnly\":false,\"conditional\":true,\"line\":2",
            "\"typeOnly\":false,\"phase\":\"defer\",\"line\":3",
            "\"typeOnly\":false,\"phase\":\"source\",\"line\":4",
            "\"attributes\":\"{ type: 'x' }\"}",
            "\"typeOnly\":false,\"weak\":true,\"line\":6")) {
      assertTrue(run.out().contains(expected), expected + " in " + run.out());
    }
  }

  @Test
  void aPackageThatIsNotInstalledHasItsName() {
    Run run =
        new Project(directory).with("a.js", "import '@a/b/c';").run("graph", "--json", "a.js");
    assertTrue(run.out().contains("\"missingPackage\":\"@a/b\"}"), run.out());
  }

  @Test
  void aWarningIsNoError() {
    Run run =
        new Project(directory)
            .with("a.js", "try { require('./gone.js'); } catch {}")
            .run("graph", "--json", "a.js");
    assertTrue(
        run.out().contains("{\"severity\":\"warning\",\"code\":\"unresolved\",\"path\":\"a.js\",")
            && !run.out().contains("\"severity\":\"error\""),
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void aDiagnosticHasACodeAndAPlace() {
    Run run =
        new Project(directory)
            .with("a.js", new byte[] {'1', ';', (byte) 0xff})
            .run("graph", "--json", "a.js");
    assertTrue(
        run.out().contains("\"code\":\"encoding\",\"path\":\"a.js\",\"line\":1,\"column\":3,"),
        run.out());
  }

  @Test
  void timingsAndReasonsStayOutOfTheDocument() {
    Run run = Project.small(directory).run("graph", "--json", "--timings", "--explain");
    assertValid(run.out());
    assertTrue(run.err().contains("discover "), run.err());
    assertTrue(run.err().contains("cold: "), run.err());
  }

  private static void assertValid(String text) {
    int depth = 0;
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
    }
    assertEquals(0, depth);
  }
}
