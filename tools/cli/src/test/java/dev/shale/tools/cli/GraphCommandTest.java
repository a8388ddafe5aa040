package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.tools.cli.output.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
  @TempDir Path directory;

  @Test
  void theSummaryAnswersEveryQuestion() {
    Run run = Project.small(directory).run("graph");
    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertLine(run, "Entry           src/index.ts  (package.json source)");
    assertLine(run, "Modules         5  3 esm, 2 commonjs");
    assertLine(run, "                3  own, 2 of 1 package");
    assertLine(run, "Dependencies    6  4 import, 1 export-from, 1 require; 1 only for types");
    assertLine(run, "Connections     5");
    assertLine(run, "Externals       0");
    assertLine(run, "Unresolved      0");
    assertLine(run, "Cycles          1  2 modules");
    assertLine(run, "                2  src/a.ts -> src/b.ts -> src/a.ts");
    assertLine(run, "Roots           1  src/index.ts");
    assertLine(run, "Greatest depth  4");
  }

  @Test
  void theLastLineIsOneSentence() {
    Run run = Project.small(directory).run("graph");
    assertTrue(
        run.lastLine()
            .matches("5 modules, 6 dependencies, 1 cycle and no errors in \\d+\\.\\d\\d s\\."),
        run.lastLine());
  }

  @Test
  void nounsOfOneAreSingular() {
    Run run =
        new Project(directory)
            .with("a.js", "import './b.js'; import './gone.js';")
            .with("b.js", "export {};")
            .run("graph", "b.js");
    assertTrue(
        run.lastLine().startsWith("1 module, no dependencies, no cycles and no errors in "),
        run.lastLine());
  }

  @Test
  void conditionsAreThoseOfTheModeAndThoseThatAreNamed() {
    Project project =
        new Project(directory)
            .with(
                "package.json",
                """
                {"imports": {"#a": {"x": "./x.js", "development": "./dev.js", "default": "./a.js"}}}
                """)
            .with("index.js", "import '#a';")
            .with("x.js", "")
            .with("dev.js", "")
            .with("a.js", "");
    assertTrue(project.run("graph", "--json", "index.js").out().contains("\"a.js\""));
    assertTrue(
        project
            .run("graph", "--json", "--mode", "development", "index.js")
            .out()
            .contains("\"dev.js\""));
    Run run = project.run("graph", "--json", "--condition", "x", "--condition=y", "index.js");
    assertTrue(run.out().contains("\"x.js\""), run.out());
  }

  @Test
  void timingsComeBeforeTheLastLine() {
    Run run = Project.small(directory).run("graph", "--timings");
    for (String phase :
        new String[] {"entries", "discover", "depth", "order", "components", "roots", "output"}) {
      assertTrue(run.out().contains("\n" + phase + " "), phase + " is missing in " + run.out());
    }
    assertTrue(run.out().contains("6 files read"), run.out());
    assertTrue(run.lastLine().startsWith("5 modules"), run.lastLine());
  }

  /** Passes take memory that the graph gives back, so the two can be told apart. */
  @Test
  void theMemoryOfTheGraphIsLessThanItsPeak() {
    Run run = Project.small(directory).run("graph");
    Matcher memory =
        Pattern.compile("native ([0-9.]+) KiB \\(peak ([0-9.]+) KiB\\)").matcher(run.out());
    assertTrue(memory.find(), run.out());
    assertTrue(
        Double.parseDouble(memory.group(1)) < Double.parseDouble(memory.group(2)), run.out());
  }

  @Test
  void eachPassSaysHowItRanAndWhy() {
    Run run = Project.small(directory).run("graph", "--explain");
    assertLine(run, "order         cold: 6 modules; it has not run yet");
    for (Pass pass : Passes.ALL) {
      assertTrue(run.out().contains("\n" + pass.label() + " "), pass.label() + " in " + run.out());
    }
    assertTrue(run.lastLine().startsWith("5 modules"), run.lastLine());
  }

  @Test
  void anEntryThatNoFieldNamesSaysHowItWasFound() {
    Run run = new Project(directory).with("src/index.js", "").run("graph");
    assertLine(run, "Entry           src/index.js  (found by its name)");
  }

  @Test
  void whatWasPassedOverIsShown() {
    Run run =
        new Project(directory)
            .with("package.json", "{\"main\": \"dist/gone.js\"}")
            .with("index.js", "")
            .run("graph");
    assertTrue(run.out().contains("\nPassed over     package.json main names "), run.out());
  }

  @Test
  void filesAreEntriesInTheirOrder() {
    Run run = Project.small(directory).run("graph", "src/b.ts", "src/index.ts");
    assertLine(run, "Entries         src/b.ts");
    assertLine(run, "                src/index.ts");
  }

  @Test
  void aFileIsAnEntryOnce() {
    Run run = Project.small(directory).run("graph", "src/b.ts", "./src/b.ts", "--timings");
    assertLine(run, "Entry           src/b.ts");
    assertTrue(run.out().contains("  1 entry\n"), run.out());
  }

  @Test
  void aGraphWithErrorsIsShownAndFails() {
    Run run =
        new Project(directory)
            .with("a.js", "import './gone.js';\n  import './b.js';\n")
            .with("b.js", "let = = 1;")
            .run("graph", "a.js");
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("a.js:1:8: error: "), run.err());
    assertTrue(run.err().contains("b.js:1:"), run.err());
    assertLine(run, "Unresolved      1");
    assertTrue(run.lastLine().contains(" and 2 errors in "), run.lastLine());
  }

  @Test
  void aSyntaxErrorPointsIntoItsLine() {
    assertEquals(
        "a.js:2:10: error: Unexpected \"=\"\n    \tlet é = = '😀';\n    \t        ^\n",
        errorOf("a;\r\n\tlet é = = '😀';\nb;"));
    assertEquals(
        "a.js:1:14: error: Expected \";\" but found \")\"\n    let é = '😀' )\n                ^\n",
        errorOf("let é = '😀' )"));
    assertEquals(
        "a.js:1:2: error: Expected \"}\" but found end of file\n    {\n     ^\n", errorOf("{"));
  }

  @Test
  void aLongLineIsCutAroundTheColumn() {
    String word = "abcdefghi ";
    String error = errorOf("'" + word.repeat(50) + "' = = '" + word.repeat(50) + "'");
    List<String> lines = error.lines().toList();
    assertEquals(3, lines.size());
    assertEquals(4 + 3 + 100 + 3, lines.get(1).length());
    assertTrue(lines.get(1).startsWith("    ...") && lines.get(1).endsWith("..."), error);
    assertEquals('=', lines.get(1).charAt(lines.get(2).length() - 1), error);
  }

  private String errorOf(String source) {
    return new Project(directory).with("a.js", source).run("graph", "a.js").err();
  }

  @Test
  void definitionsDecideBranches() {
    Project project =
        new Project(directory)
            .with("a.js", "if (DEV) require('./b'); else if (process.env.X === 'y') require('./c')")
            .with("b.js", "")
            .with("c.js", "");
    assertTrue(project.run("graph", "a.js").lastLine().startsWith("3 modules"));
    Run run =
        project.run("graph", "--define", "DEV=false", "--define", "process.env.X=\"z\"", "a.js");
    assertTrue(run.lastLine().startsWith("1 module"), run.lastLine());
    Run wrong = project.run("graph", "--define", "DEV", "a.js");
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().startsWith("shale: --define takes a name and a value"), wrong.err());
    Run refused = project.run("graph", "--define", "DEV=1+1", "a.js");
    assertEquals(2, refused.status());
    assertEquals(
        "shale: --define: a literal of JSON or a name is expected, not '1+1'.\n", refused.err());
  }

  @Test
  void aPatternIsAContextAndNoError() {
    Run run =
        new Project(directory)
            .with("a.js", "import(`./locale/${x}.js`); require.resolve('./gone')")
            .run("graph", "--json", "a.js");
    assertEquals(0, run.status());
    assertTrue(
        run.out().contains("\"kind\":\"context\",\"request\":\"./locale/*.js\",\"target\":null"),
        run.out());
  }

  @Test
  void patternsThatAreNotFollowedAreCounted() {
    Project project =
        new Project(directory)
            .with("a.js", "import(`./l/${x}.js`); require(x + '.js'); require.context('./none');")
            .with("l/de.js", "")
            .with("l/en.js", "require.context('.');");
    assertLine(
        project.run("graph", "a.js"),
        "Not followed    2  patterns that no file fits or that begin with what is not known, such as"
            + " a.js:1:32");
    assertLine(
        project.run("graph", "a.js", "--no-contexts"),
        "Not followed    3  patterns that no file fits or that begin with what is not known, such as"
            + " a.js:1:8");
    assertFalse(project.run("graph", "l/en.js").out().contains("Not followed"));
    // Of requests, an exclamation mark is webpack's way to name loaders.
    project.with("b.js", "require('!raw!./l/' + x); import.meta.glob(['./l/*', '!./l/en.js']);");
    assertLine(
        project.run("graph", "b.js"),
        "Not followed    1  patterns that no file fits or that begin with what is not known, such as"
            + " b.js:1:9");
  }

  @Test
  void onlyTheFirstErrorsAreListed() {
    StringBuilder source = new StringBuilder();
    for (int request = 0; request < 24; request++) {
      source.append("import './gone").append(request).append(".js';\n");
    }
    Run run = new Project(directory).with("a.js", source.toString()).run("graph", "a.js");
    assertEquals(11, run.err().lines().count(), run.err());
    assertTrue(run.err().endsWith("... 14 more; 'shale graph --json' lists all\n"), run.err());
  }

  @Test
  void aWarningIsNoFailure() {
    Run run =
        new Project(directory)
            .with("a.js", "try { require('./gone.js'); } catch {}")
            .run("graph", "a.js");
    assertEquals(0, run.status());
    assertTrue(run.err().startsWith("a.js:1:15: warning: "), run.err());
  }

  /** However many warnings there are, the errors are to be seen. */
  @Test
  void errorsComeBeforeWarnings() {
    StringBuilder source = new StringBuilder();
    for (int request = 0; request < 24; request++) {
      source.append("try { require('./maybe").append(request).append(".js') } catch {}\n");
    }
    Run run =
        new Project(directory).with("a.js", source + "import './gone.js'").run("graph", "a.js");
    assertTrue(run.err().startsWith("a.js:25:8: error: "), run.err());
    assertTrue(run.err().lines().skip(1).findFirst().orElse("").startsWith("a.js:1:15: warning: "));
  }

  @Test
  void colorIsForTerminals() {
    Project project = Project.small(directory);
    Terminal terminal = new Terminal(true, true, 80, true, false);
    assertTrue(Run.of(project.root(), terminal, "graph").out().contains("\u001b["));
    assertFalse(Run.of(project.root(), Terminal.NONE, "graph").out().contains("\u001b["));
  }

  @Test
  void theEnvironmentCanRefuseColor() {
    Project project = Project.small(directory);
    Terminal terminal = new Terminal(true, true, 80, false, false);
    assertFalse(Run.of(project.root(), terminal, "graph").out().contains("\u001b["));
  }

  @Test
  void theOptionDecidesAboutColor() {
    Project project = Project.small(directory);
    Terminal terminal = new Terminal(true, true, 80, true, false);
    assertFalse(
        Run.of(project.root(), terminal, "graph", "--color=never").out().contains("\u001b["));
    assertTrue(
        Run.of(project.root(), Terminal.NONE, "graph", "--color", "always")
            .out()
            .contains("\u001b["));
  }

  @Test
  void theModeChoosesBranches() {
    Project project =
        new Project(directory)
            .with("a.js", "if (process.env.NODE_ENV !== 'production') { require('./dev.js'); }")
            .with("dev.js", "");
    assertTrue(project.run("graph", "a.js").lastLine().startsWith("1 module,"));
    assertTrue(
        project.run("graph", "a.js", "--mode", "development").lastLine().startsWith("2 modules,"));
  }

  private static void assertLine(Run run, String line) {
    assertTrue(run.out().lines().anyMatch(line::equals), "no '" + line + "' in\n" + run.out());
  }
}
