package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.command.ShakeCommand;
import dev.shale.tools.cli.command.WhyCommand;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import dev.shale.tools.cli.question.usage.ShakenAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is used is read from the columns that are kept, and is what would be found anew. */
class KeptExportsTest {
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("graph", "--json", "--exports"),
          List.of("graph", "--json", "--exports", "--library"),
          List.of("exports", "--json"),
          List.of("exports"));

  /** Those that ask for reasons or statements, which no column has. */
  private static final Class<?>[] ASKING = {
    AffectedAnswer.class, ShakenAnswer.class, ShakeCommand.class, WhyCommand.class
  };

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void files() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"it\", \"source\": [\"./main.js\", \"./two.js\"]}")
            .with(
                "main.js",
                """
                import * as all from './barrel.js';
                import { one, absent, unknown } from './barrel.js';
                console.log(all.two.deep, one, absent, unknown);
                """)
            .with("two.js", "import { three } from './barrel.js'; three();")
            .with(
                "barrel.js",
                "export * from './a.js'; export * from './b.js'; export * from './c.cjs'; log();")
            .with("a.js", "export const one = 1, two = { deep: 1 };\nconst aa = 1;\nlog();\n")
            .with("b.js", "export * from './d.js'; export const three = f(), four = 4;")
            .with("c.cjs", "module.exports = require('./d.js');")
            .with("d.js", "const x = 1; export { x as \"a \\\"b\\\\\\n\\u0001 ä😀\" };");
  }

  private String answer(List<String> question, String... options) throws IOException {
    List<String> all = new ArrayList<>(question);
    all.addAll(List.of(options));
    Run run = project.run(all.toArray(String[]::new));
    assertEquals(ExitStatus.OK, run.status(), run.err());
    Path page = project.root().resolve("page.html");
    return run.out() + (question.contains("view") ? Files.readString(page) : "");
  }

  private void assertSame() throws IOException {
    List<List<String>> questions = new ArrayList<>(QUESTIONS);
    questions.add(List.of("view", "--out", "page.html"));
    for (List<String> question : questions) {
      String cold = answer(question, "--no-cache");
      assertEquals(cold, answer(question, "--cache", "kept", "--wait"), question.toString());
      assertEquals(cold, answer(question, "--cache", "kept", "--wait"), question.toString());
    }
  }

  @Test
  void answersAreTheSameAfterEditsOfWhatIsKept() throws IOException {
    assertSame();
    // As many bytes and the same statements, of which the one that is dropped has one less.
    project.with("a.js", "export const one = 1, two = { deep: 1 };\nconst a = 1;\nlog( );\n");
    assertSame();
    // What had an effect has none.
    project.with("b.js", "export * from './d.js'; export const three = 333, four = 4;");
    assertSame();
    project.with("main.js", "import { four } from './barrel.js'; console.log(four);");
    assertSame();
    project.with("a.js", "export const four = 1;");
    assertSame();
    project.with("barrel.js", "export { four } from './a.js'; export { three } from './b.js';");
    assertSame();
  }

  /** As it is written to a document by hand: quotes, backslashes, control and other characters. */
  @Test
  void anyNameCanBeRead() throws IOException {
    Map<String, ExportsFacts> facts =
        ExportsFacts.read(answer(List.of("graph", "--json", "--exports"), "--no-cache"));
    ExportsFacts read = facts.get("d.js");
    assertNotNull(read);
    assertEquals(List.of("a \"b\\\n\u0001 ä😀"), List.copyOf(read.provided()));
  }

  @Test
  void whatIsKeptIsNotLookedForAnew() throws IOException {
    answer(QUESTIONS.getFirst(), "--cache", "kept", "--wait");
    try (Session session = session()) {
      int others = 0;
      for (int module = 0; module < session.graph().moduleCount(); module++) {
        others +=
            session.graph().uses().otherEnd(module) - session.graph().uses().otherBegin(module);
      }
      assertTrue(others > 1, others + " names that stars give");
      try (ExportsAnswer answer = ExportsAnswer.of(session, false)) {
        assertThrows(NullPointerException.class, answer::analysis);
      }
      try (ExportsAnswer answer = ExportsAnswer.of(session, true)) {
        assertNotNull(answer.analysis());
      }
    }
  }

  private Session session() {
    CommandSpec spec = CommandSpec.create().name("shale graph");
    BuildArguments.declare(spec, 0);
    BuildArguments arguments =
        BuildArguments.of(
            new CommandLine(spec).parseArgs("--cache", "kept"),
            List.of(project.root().toString()),
            project.root());
    Output nowhere = new Output(new ByteArrayOutputStream());
    return Session.open(
        arguments.withExports(), new Shell(nowhere, nowhere, Terminal.NONE, project.root()));
  }

  @Test
  void onlyWhoAsksForReasonsLooksAnew() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.shale.tools.cli");
    ArchRuleDefinition.noClasses()
        .that()
        .doNotBelongToAnyOf(ASKING)
        .and()
        .doNotBelongToAnyOf(ExportsAnswer.class)
        .should()
        .callMethod(ExportsAnswer.class, "ofAnalysis", Session.class, boolean.class)
        .check(classes);
  }
}
