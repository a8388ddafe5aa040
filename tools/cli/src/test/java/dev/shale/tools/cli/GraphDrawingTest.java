package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale graph --format}: what is drawn. */
class GraphDrawingTest {
  @TempDir Path directory;

  private Project project() {
    return new Project(directory)
        .with("src/a.ts", "import './x/b';\nimport './x/c';\nimport('./y/d');\nimport 'node:fs';\n")
        .with("src/x/b.ts", "import './c';\nimport 'lib';\nimport type { T } from '../t';\n")
        .with("src/x/c.ts", "import '../y/d';\nimport './c';\n")
        .with("src/y/d.ts", "export {};\n")
        .with("src/t.ts", "export type T = 1;\n")
        .with("package.json", "{\"name\": \"whole\"}")
        .with("node_modules/lib/index.js", "require('./util');\n")
        .with("node_modules/lib/util.js", "");
  }

  private Run draw(String format, String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "graph";
    all[1] = "src/a.ts";
    all[2] = "--format";
    all[3] = format;
    System.arraycopy(options, 0, all, 4, options.length);
    return project().run(all);
  }

  @Test
  void dotHasNodesByNameAndEdges() {
    Run run = draw("dot");
    assertEquals(
        """
        digraph shale {
          rankdir=LR;
          node [shape=box];
          n0 [label="node:fs", shape=ellipse];
          n1 [label="node_modules/lib/index.js"];
          n2 [label="node_modules/lib/util.js"];
          n3 [label="src/a.ts", penwidth=2];
          n4 [label="src/x/b.ts"];
          n5 [label="src/x/c.ts"];
          n6 [label="src/y/d.ts"];
          n1 -> n2;
          n3 -> n0;
          n3 -> n4;
          n3 -> n5;
          n3 -> n6 [style=dashed];
          n4 -> n1;
          n4 -> n5;
          n5 -> n5;
          n5 -> n6;
        }
        """,
        run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void mermaidIsAFlowchart() {
    assertEquals(
        """
        flowchart LR
          n0[["lib"]]
          n1("node#58;fs")
          n2["src"]
          n3["src/x"]
          n4["src/y"]
          n2 --> n1
          n2 -->|2| n3
          n2 -.-> n4
          n3 --> n0
          n3 --> n4
        """,
        draw("mermaid", "--collapse", "folder:2").out());
  }

  @Test
  void csvHasALineForEachEdge() {
    assertEquals(
        """
        from,to,count,later,typeOnly
        lib,whole,1,false,false
        whole,lib,1,false,false
        whole,node:fs,1,false,false
        """,
        project()
            .with("node_modules/lib/util.js", "require('../../src/y/d.ts');")
            .run("graph", "src/a.ts", "--format", "csv", "--collapse", "package")
            .out());
  }

  @Test
  void packagesOfAWorkspaceAreToldApart() {
    Project workspace =
        new Project(directory)
            .with("package.json", "{\"name\": \"all\", \"workspaces\": [\"packages/*\"]}")
            .with("packages/one/package.json", "{\"name\": \"@w/one\", \"source\": \"./a.js\"}")
            .with("packages/one/a.js", "import '../two/b.js';")
            .with("packages/two/package.json", "{\"name\": \"@w/two\", \"source\": \"./b.js\"}")
            .with("packages/two/b.js", "export {};");
    assertEquals(
        "from,to,count,later,typeOnly\n@w/one,@w/two,1,false,false\n",
        workspace.run("graph", "--format", "csv", "--collapse", "package").out());
    Run importers = workspace.run("importers", "@w/two");
    assertEquals("1 module imports @w/two (1 module), in 1 place.", importers.lastLine());
  }

  @Test
  void aFocusHasWhatIsAroundIt() {
    String one = draw("csv", "--focus", "b.ts").out();
    assertTrue(one.contains("src/a.ts,src/x/b.ts,"), one);
    assertTrue(one.contains("src/x/b.ts,node_modules/lib/index.js,"), one);
    assertFalse(one.contains("util.js"), one);
    assertFalse(one.contains("src/y/d.ts"), one);
    assertTrue(draw("csv", "--focus", "b.ts", "--depth", "2").out().contains("util.js"));
    assertTrue(draw("csv", "--focus", "b.ts", "--depth", "all").out().contains("src/y/d.ts"));
    String folder = draw("csv", "--focus", "src/y").out();
    assertTrue(folder.contains("src/x/c.ts,src/y/d.ts,"), folder);
    assertFalse(folder.contains("lib"), folder);
  }

  @Test
  void whatReachesAModuleIsWhatLeadsToIt() {
    assertEquals(
        """
        from,to,count,later,typeOnly
        node_modules/lib/index.js,node_modules/lib/util.js,1,false,false
        src/a.ts,src/x/b.ts,1,false,false
        src/x/b.ts,node_modules/lib/index.js,1,false,false
        """,
        draw("csv", "--reaches", "lib").out());
  }

  @Test
  void pathsMayFitOrNot() {
    assertEquals(
        """
        from,to,count,later,typeOnly
        src/x/b.ts,src/x/c.ts,1,false,false
        src/x/c.ts,src/x/c.ts,1,false,false
        """,
        draw("csv", "--include", "src/x/**").out());
    assertEquals(
        "from,to,count,later,typeOnly\nsrc/a.ts,src/y/d.ts,1,true,false\n",
        draw("csv", "--include", "src", "--exclude", "src/x", "--exclude", "node:*").out());
    Run nothing = draw("csv", "--include", "source/**");
    assertEquals(2, nothing.status());
    assertEquals(
        "shale: no module is left to be drawn; see --include, --exclude, --own and"
            + " --no-externals.\n",
        nothing.err());
  }

  @Test
  void externalsPackagesAndTypesMayBeLeftOutOrNot() {
    assertFalse(draw("csv", "--no-externals").out().contains("node:fs"));
    assertFalse(draw("csv", "--own").out().contains("lib"));
    assertTrue(draw("csv", "--own").out().contains("node:fs"));
    assertFalse(draw("csv").out().contains("src/t.ts"));
    assertTrue(draw("csv", "--types").out().contains("src/x/b.ts,src/t.ts,1,false,true\n"));
    assertTrue(draw("dot", "--types").out().contains(" [style=dotted];"));
    assertFalse(draw("csv", "--static").out().contains("src/a.ts,src/y/d.ts"));
  }

  @Test
  void whatMermaidWouldRefuseIsNotWritten() {
    Project many = new Project(directory);
    StringBuilder imports = new StringBuilder();
    for (int file = 0; file < 500; file++) {
      imports.append("import './d/").append(file).append("';\n");
      many.with("d/" + file + ".js", "");
    }
    many.with("a.js", imports.toString());
    Run most = many.run("graph", "a.js", "--format", "mermaid");
    assertEquals(0, most.status());
    assertEquals(1 + 501 + 500, most.out().lines().count());
    many.with("d/0.js", "import './1';");
    Run run = many.run("graph", "a.js", "--format", "mermaid");
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertEquals(
        "shale: Mermaid draws 500 edges at most, and there are 501; draw fewer with --collapse"
            + " folder:1, --collapse package or --focus MODULE, or take --format dot.\n",
        run.err());
    assertEquals(
        0, many.run("graph", "a.js", "--format", "mermaid", "--collapse", "folder:1").status());
  }

  @Test
  void mermaidTakesSoManyCharacters() {
    Project wide = new Project(directory);
    String name = "n".repeat(200);
    StringBuilder imports = new StringBuilder();
    for (int file = 0; file < 240; file++) {
      imports.append("import './").append(name).append(file).append("';\n");
      wide.with(name + file + ".js", "");
    }
    Run run = wide.with("a.js", imports.toString()).run("graph", "a.js", "--format", "mermaid");
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("shale: Mermaid draws 50,000 characters at most"), run.err());
  }

  @Test
  void wrongOptionsAreSaid() {
    assertBad("--format takes dot, mermaid, graphml, csv or json, not 'svg'", draw("svg"));
    for (String collapse : new String[] {"folder", "folder:0", "folder:-1", "folder:x", "file"}) {
      assertBad(
          "--collapse takes package or folder:N with N from 1 on, not '" + collapse + "'",
          draw("dot", "--collapse", collapse));
    }
    for (String depth : new String[] {"0", "-1", "deep"}) {
      assertBad(
          "--depth takes a number from 1 on, or all, not '" + depth + "'",
          draw("dot", "--focus", "b.ts", "--depth", depth));
    }
    assertBad("--depth counts from what --focus names: add that", draw("dot", "--depth", "2"));
    assertBad("--format and --json exclude each other", draw("dot", "--json"));
    for (String option : new String[] {"--no-externals", "--types", "--static"}) {
      assertBad(
          option + " says what is drawn: add --format, as in --format dot",
          project().run("graph", "src/a.ts", option));
    }
    Run unknown = draw("dot", "--focus", "src/x/bb.ts");
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().endsWith("the nearest is src/x/b.ts.\n"), unknown.err());
    Run empty = new Project(directory.resolve("src/y")).run("graph", "--format", "dot", "no.ts");
    assertEquals(2, empty.status());
  }

  private static void assertBad(String sentence, Run run) {
    assertEquals(2, run.status());
    assertEquals("shale: " + sentence + ".\nTry 'shale graph --help'.\n", run.err());
    assertEquals("", run.out());
  }

  @Test
  void errorsOfTheGraphAreSaidBesideTheDrawing() {
    Run run =
        new Project(directory)
            .with("a.js", "import './gone';")
            .run("graph", "a.js", "--format", "dot");
    assertEquals(1, run.status());
    assertTrue(run.out().endsWith("}\n"), run.out());
    assertTrue(run.err().contains("gone"), run.err());
  }

  @Test
  void theSameGraphIsTheSameDrawing() {
    for (String format : new String[] {"dot", "mermaid", "graphml", "csv", "json"}) {
      String once = draw(format).out();
      assertEquals(once, draw(format, "--threads", "1").out());
      assertEquals(once, draw(format, "--threads", "4").out());
    }
  }
}
