package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --tree-shaken}: the graph that is left when what nobody uses is left out. */
class TreeShakenTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void files() {
    project =
        new Project(directory)
            .with("main.js", "import { a, own } from './barrel.js';\nconsole.log(a, own);\n")
            .with(
                "barrel.js",
                """
                export * from './middle.js';
                export { unused } from './unused.js';
                export const own = 1;
                """)
            .with("middle.js", "export { b as a } from './a.js';\n")
            .with("a.js", "import { own } from './barrel.js';\nexport const b = () => own;\n")
            .with("unused.js", "export const unused = 1;\n");
  }

  private Run run(String... arguments) {
    Run run = project.run(arguments);
    assertEquals(ExitStatus.OK, run.status(), run.err());
    return run;
  }

  /** Edges as {@code from>to}, with a star where they lead past what the request names. */
  private List<String> edges(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "graph";
    arguments[1] = "--tree-shaken";
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    JsonNode document = read(run(arguments).out());
    List<String> edges = new ArrayList<>();
    for (JsonNode module : document.get("modules")) {
      for (JsonNode edge : module.get("edges")) {
        String target = module.get("path").asText() + ">" + edge.get("target").asText();
        edges.add(target + (edge.get("past").asBoolean() ? "*" : ""));
      }
    }
    return edges;
  }

  @Test
  void usesLeadPastWhatOnlyPassesOn() {
    assertEquals(List.of("main.js>a.js*", "main.js>barrel.js", "a.js>barrel.js"), edges("main.js"));
    assertEquals(
        """
        Modules         3
        Edges           3
        Cycles          0
        Greatest depth  1

        3 of 5 modules survive; 1 request leads past 1 module.
        """,
        run("graph", "--tree-shaken", "main.js").out());
  }

  /** The barrel leads to what it passes on, and that back to it; the uses make no such circle. */
  @Test
  void aCycleThroughABarrelIsNone() {
    assertTrue(run("cycles", "main.js").out().startsWith("1. "));
    assertEquals(
        "No cycles. 3 of 5 modules survive; 1 request leads past 1 module.\n",
        run("cycles", "--tree-shaken", "--fail", "main.js").out());
  }

  @Test
  void aCycleOfUsesIsOne() {
    project
        .with("one.js", "import { two } from './both.js';\nexport const one = () => two;\n")
        .with("two.js", "import { one } from './both.js';\nexport const two = () => one;\n")
        .with("both.js", "export * from './one.js';\nexport * from './two.js';\n")
        .with("in.js", "import { one } from './both.js';\nconsole.log(one);\n");
    Run run = project.run("cycles", "--tree-shaken", "--fail", "in.js");
    assertEquals(ExitStatus.FINDINGS, run.status());
    assertEquals(
        """
        1. 2 modules
             one.js
             two.js
           one way round:
             one.js:1:21  import "./both.js"  leads to two.js
             two.js:1:21  import "./both.js"  leads to one.js

        1 cycle. 3 of 4 modules survive; 3 requests lead past 1 module.
        """,
        run.out());
  }

  /** A barrel with effects is a step that has to be taken. */
  @Test
  void whatHasEffectsIsNotPassed() {
    project.with("middle.js", "export { b as a } from './a.js';\nf();\n");
    assertEquals(
        List.of("main.js>barrel.js", "barrel.js>middle.js", "middle.js>a.js", "a.js>barrel.js"),
        edges("main.js"));
  }

  @Test
  void namespacesAndDynamicImportsAreEdges() {
    project.with(
        "main.js", "import * as ns from './middle.js';\nconsole.log(ns, import('./barrel.js'));\n");
    List<String> edges = edges("main.js");
    assertTrue(edges.contains("main.js>middle.js"), edges.toString());
    assertTrue(edges.contains("middle.js>a.js"), edges.toString());
    assertTrue(edges.contains("main.js>barrel.js"), edges.toString());
  }

  @Test
  void aLibraryKeepsWhatItsEntriesExport() {
    assertEquals(
        List.of("barrel.js>middle.js", "barrel.js>unused.js", "middle.js>a.js", "a.js>barrel.js"),
        edges("--library", "barrel.js"));
  }

  /** In each case of what is used, who survives can be reached from the entries by these edges. */
  @Test
  void allThatSurvivesIsReached() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of("src/test/resources/exports"))) {
      files = list.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
    List<String> unreached = new ArrayList<>();
    for (Path file : files) {
      ExportsCase one = ExportsCase.read(file);
      Path root = Files.createDirectory(directory.resolve(one.name())).toRealPath();
      one.write(root);
      List<String> arguments = new ArrayList<>(List.of("graph", "--json", "--tree-shaken"));
      arguments.addAll(List.of("--no-cache", "--threads=1"));
      arguments.addAll(one.entries());
      Run run = Run.of(root, Terminal.NONE, arguments.toArray(String[]::new));
      for (JsonNode module : read(run.out()).get("modules")) {
        if (module.get("depth").asInt() < 0) {
          unreached.add(one.name() + ": " + module.get("path").asText());
        }
      }
    }
    assertEquals(List.of(), unreached);
  }

  private static JsonNode read(String document) {
    try {
      return MAPPER.readTree(document);
    } catch (IOException notJson) {
      throw new AssertionError(document, notJson);
    }
  }

  @Test
  void whatDoesNotFitIsSaid() {
    Run own = project.run("graph", "--tree-shaken", "--own", "main.js");
    assertEquals(ExitStatus.UNUSABLE, own.status());
    Run drawing = project.run("graph", "--tree-shaken", "--format", "dot", "--types", "main.js");
    assertEquals(ExitStatus.UNUSABLE, drawing.status());
    Run types = project.run("cycles", "--tree-shaken", "--types", "main.js");
    assertEquals(ExitStatus.UNUSABLE, types.status());
    assertTrue(types.err().contains("where no types are imported"), types.err());
  }

  @Test
  void whatIsLeftIsDrawn() {
    assertEquals(
        """
        from,to,count,later,typeOnly
        a.js,barrel.js,1,false,false
        main.js,a.js,1,false,false
        main.js,barrel.js,1,false,false
        """,
        csv());
    assertEquals(
        """
        from,to,count,later,typeOnly
        a.js,barrel.js,1,false,false
        """,
        csv("--exclude", "main.js"));
    assertEquals(
        """
        from,to,count,later,typeOnly
        main.js,a.js,1,false,false
        """,
        csv("--focus", "main.js", "--exclude", "barrel.js"));
    assertEquals(
        """
        from,to,count,later,typeOnly
        a.js,barrel.js,1,false,false
        main.js,a.js,1,false,false
        main.js,barrel.js,1,false,false
        """,
        csv("--reaches", "barrel.js"));
    assertEquals("from,to,count,later,typeOnly\n", csv("--reaches", "main.js"));
  }

  private String csv(String... more) {
    String[] arguments = new String[more.length + 5];
    System.arraycopy(
        new String[] {"graph", "--tree-shaken", "--format", "csv", "main.js"}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run(arguments).out();
  }

  @Test
  void installedPackagesAreNotDrawnWithOwn() {
    project
        .with("main.js", "import { lib } from 'lib';\nimport './a.js';\nlib();\nf();\n")
        .with("a.js", "f();\n")
        .with("node_modules/lib/package.json", "{\"name\": \"lib\"}")
        .with("node_modules/lib/index.js", "export const lib = f();\n");
    assertEquals("from,to,count,later,typeOnly\nmain.js,a.js,1,false,false\n", csv("--own"));
  }

  @Test
  void cyclesThatAreLeftCanBeBroken() {
    project
        .with("one.js", "import { two } from './both.js';\nexport const one = () => two;\n")
        .with("two.js", "import { one } from './both.js';\nexport const two = () => one;\n")
        .with("both.js", "export * from './one.js';\nexport * from './two.js';\n")
        .with("in.js", "import { one } from './both.js';\nconsole.log(one);\n");
    String out = run("cycles", "--tree-shaken", "--break", "in.js").out();
    assertTrue(
        out.contains(
            """
               no cycle without this import:
                 two.js:1:21  import "./both.js"  leads to one.js
            """),
        out);
  }

  /** An import that loads later closes no cycle of what is loaded together. */
  @Test
  void staticCyclesAreThoseOfWhatIsLoadedTogether() {
    project
        .with("one.js", "import { two } from './two.js';\nexport const one = () => two;\n")
        .with("two.js", "export const two = () => import('./one.js').then(({ one }) => one());\n")
        .with("in.js", "import { one } from './one.js';\nconsole.log(one);\n");
    assertTrue(run("cycles", "--tree-shaken", "in.js").out().contains("1 cycle."));
    assertTrue(run("cycles", "--tree-shaken", "--static", "in.js").out().contains("No cycles."));
  }

  @Test
  void whatIsKeptGivesTheSame() {
    List<String> cold = edges("--cache", "kept", "main.js");
    assertEquals(cold, edges("--cache", "kept", "main.js"));
  }
}
