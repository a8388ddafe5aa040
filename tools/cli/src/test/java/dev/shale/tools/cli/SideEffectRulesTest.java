package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --side-effects} and {@code sideEffects}: what a project says about side effects. */
class SideEffectRulesTest {
  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void files() {
    project =
        new Project(directory)
            .with(
                "main.js",
                """
                import './src/icons/a.js'; import './src/icons/register.js';
                import 'lib'; import '@acme/ui/button.js'; import 'free';
                """)
            .with("src/icons/a.js", "f();\n")
            .with("src/icons/register.js", "f();\n")
            .with("node_modules/lib/package.json", "{\"name\": \"lib\"}")
            .with("node_modules/lib/index.js", "f();\n")
            .with("node_modules/@acme/ui/package.json", "{\"name\": \"@acme/ui\"}")
            .with("node_modules/@acme/ui/button.js", "f();\n")
            .with("node_modules/free/package.json", "{\"name\": \"free\", \"sideEffects\": false}")
            .with("node_modules/free/index.js", "f();\n");
  }

  /** The names of the modules that survive, but for the entry. */
  private String surviving(String... options) {
    String[] arguments = new String[options.length + 4];
    System.arraycopy(options, 0, arguments, 4, options.length);
    arguments[0] = "graph";
    arguments[1] = "--json";
    arguments[2] = "--exports";
    arguments[3] = "main.js";
    Run run = project.run(arguments);
    assertEquals(ExitStatus.OK, run.status(), run.err());
    TreeSet<String> names = new TreeSet<>();
    ExportsFacts.read(run.out())
        .forEach((path, facts) -> {
          if (facts.survives() && !path.equals("main.js")) {
            names.add(path.replace("node_modules/", "").replaceAll("\\.js|/index", ""));
          }
        });
    return String.join(" ", names);
  }

  @Test
  void aRuleComesBeforeThePackage() {
    assertEquals("@acme/ui/button lib src/icons/a src/icons/register", surviving());
    assertEquals(
        "@acme/ui/button src/icons/a src/icons/register", surviving("--side-effects", "lib=false"));
    assertEquals(
        "lib src/icons/a src/icons/register", surviving("--side-effects", "@acme/*=false"));
    assertEquals(
        "@acme/ui/button free lib src/icons/a src/icons/register",
        surviving("--side-effects", "free=true"));
    assertEquals("@acme/ui/button lib", surviving("--side-effects", "src/icons=false"));
    assertEquals("@acme/ui/button lib", surviving("--side-effects", "./src/**=false"));
  }

  @Test
  void theLastThatFitsCounts() {
    assertEquals(
        "@acme/ui/button lib src/icons/register",
        surviving(
            "--side-effects",
            "src/icons/**=false",
            "--side-effects",
            "src/icons/register.js=true"));
    assertEquals(
        "@acme/ui/button lib",
        surviving(
            "--side-effects",
            "src/icons/register.js=true",
            "--side-effects",
            "src/icons/**=false"));
  }

  /** Globs of a configuration begin beside it, and what is typed takes their place. */
  @Test
  void theConfigurationSaysIt() {
    project.with("shale.json", "{\"sideEffects\": {\"src/icons/a.js\": false, \"lib\": false}}");
    assertEquals("@acme/ui/button src/icons/register", surviving());
    assertEquals(
        "@acme/ui/button lib src/icons/a src/icons/register",
        surviving("--side-effects", "main.js=true"));
  }

  @Test
  void aWarmRunWithAnotherRuleIsAnother() {
    String all = surviving("--cache", "kept");
    String without = surviving("--cache", "kept", "--side-effects", "lib=false");
    assertEquals("@acme/ui/button src/icons/a src/icons/register", without);
    assertEquals(without, surviving("--cache", "kept", "--side-effects", "lib=false"));
    assertEquals(all, surviving("--cache", "kept"));
    assertEquals(all, surviving("--cache", "kept", "--side-effects", "lib=true"));
    project.with("shale.json", "{\"sideEffects\": {\"lib\": false}}");
    assertEquals(without, surviving("--cache", "kept"));
    project.with("shale.json", "{\"sideEffects\": {\"lib\": true}}");
    assertEquals(all, surviving("--cache", "kept"));
  }

  @Test
  void wrongValuesGetASentence() {
    Run run = project.run("shake", "--side-effects", "lib", "main.js");
    assertEquals(ExitStatus.UNUSABLE, run.status());
    assertTrue(
        run.err().contains("--side-effects takes a glob and true or false, as in"), run.err());
  }
}
