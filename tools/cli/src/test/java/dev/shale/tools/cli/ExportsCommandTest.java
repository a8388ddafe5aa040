package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale exports} and {@code shale shake}, as people see them. */
class ExportsCommandTest {
  private static final int MANY_NAMES = 110_000;
  private static final int DEEP_STARS = 6_000;
  private static final int SMALL_STACK_BYTES = 256 << 10;

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void files() {
    project =
        new Project(directory)
            .with("main.js", "import { a } from './barrel.js';\nconsole.log(a);\n")
            .with("barrel.js", "export * from './a.js';\nexport { lib } from 'lib';\n")
            .with("a.js", "export const a = 1;\nexport const unused = () => a;\n")
            .with("node_modules/lib/package.json", "{\"name\": \"lib\", \"sideEffects\": false}")
            .with("node_modules/lib/index.js", "export const lib = f();\n");
  }

  private Run run(String... arguments) {
    Run run = project.run(arguments);
    assertEquals(ExitStatus.OK, run.status(), run.err());
    return run;
  }

  @Test
  void exportsAreListedWithTheirUsers() {
    assertEquals(
        """
        barrel.js, can be left out
          a from a.js#a  not used
          unused from a.js#unused  not used
          lib from node_modules/lib/index.js#lib  not used
        a.js
          a  used by barrel.js:1:15 (exports it on)
          unused  not used
        5 exports, 4 not used
        """,
        run("exports", "main.js").out());
    assertEquals(
        """
        a.js
          a  used
            barrel.js:1:15 (exports it on)
          unused  not used
        2 exports, 1 not used
        """,
        run("exports", "--of", "a.js", "main.js").out());
  }

  /** Of many stars those are asked that may give a name; the answers are those of few. */
  @Test
  void manyStarsGiveWhatFewGive() {
    StringBuilder few = new StringBuilder("export * from './s0.js';\nexport * from './s1.js';\n");
    StringBuilder many = new StringBuilder();
    Project stars = new Project(directory);
    for (int star = 0; star < 12; star++) {
      many.append("export * from './s").append(star).append(".js';\n");
      stars.with("s" + star + ".js", "export const n" + star + " = 1;\n");
    }
    stars
        .with("s0.js", "export const differs = 1, alike = 1;\nexport { gone } from './s5.js';\n")
        .with("s1.js", "export const differs = 2;\nexport { alike } from './s0.js';\n")
        .with("few.js", few.append("export * from './s2.js';\n").toString())
        .with("many.js", many.toString())
        .with("in.js", "import { alike, n2 } from './many.js';\nf(alike, n2);\n");
    String answers = run("exports", "--of", "many.js", "in.js", "few.js").out();
    assertTrue(answers.contains("  differs of two stars that differ, so there is"), answers);
    assertTrue(answers.contains("  alike from s0.js#alike"), answers);
    assertTrue(answers.contains("  gone of a name that is not there"), answers);
    assertTrue(answers.contains("  n11 from s11.js#n11  not used"), answers);
    assertTrue(answers.contains("  n2 from s2.js#n2"), answers);
    String ofFew = run("exports", "--of", "few.js", "in.js", "few.js").out();
    for (String name : new String[] {"differs", "alike", "gone", "n2"}) {
      assertEquals(from(ofFew, name), from(answers, name));
    }
    String used = run("exports", "--of", "s2.js", "in.js").out();
    assertTrue(used.contains("  n2  used"), used);
  }

  /** What is said of a name, but for its use. */
  private static String from(String answers, String name) {
    String line = answers.lines().filter(one -> one.startsWith("  " + name)).findFirst().orElse("");
    return line.substring(0, line.lastIndexOf("  "));
  }

  @Test
  void entriesThatShareARuntimeAreNamedTogether() {
    Project many =
        new Project(directory).with("shared.js", "export const a = 1;\nexport const b = 1;\n");
    String[] arguments = new String[35];
    arguments[0] = "exports";
    for (int entry = 1; entry < arguments.length; entry++) {
      String name = entry == 34 ? "b" : "a";
      arguments[entry] = "e" + entry + ".js";
      many.with(
          arguments[entry], "import { " + name + " } from './shared.js';\nf(" + name + ");\n");
    }
    String all = many.run(arguments).out();
    assertTrue(all.contains("  b  used in <5 more entries> by e34.js:1:19"), all);
    assertTrue(all.contains("e28.js, e29.js, <5 more entries> by"), all);
    String[] thirty = Arrays.copyOf(arguments, 31);
    assertTrue(many.run(thirty).out().contains("e29.js, e30.js by"), many.run(thirty).out());
  }

  @Test
  void aLibraryUsesWhatItsEntriesExport() {
    assertTrue(run("exports", "a.js").out().contains("  unused  not used"));
    assertTrue(run("exports", "--library", "a.js").out().contains("  unused  used"));
  }

  @Test
  void whatSurvivesIsCounted() {
    assertEquals(
        """
        2 modules of 4 and 69 bytes of 175 bytes survive when what nobody uses is left out

          survives        of  package
          69 bytes 151 bytes  (own modules)
           0 bytes  24 bytes  lib

          survives        of  module
          49 bytes  49 bytes  main.js  an entry
          20 bytes  51 bytes  a.js  by main.js:1:19
           0 bytes  51 bytes  barrel.js  dropped
           0 bytes  24 bytes  node_modules/lib/index.js  dropped
        """,
        run("shake", "main.js").out());
    String one = run("shake", "--package-name", "lib", "--top", "1", "main.js").out();
    assertTrue(one.startsWith("no modules of 1 and 0 bytes of 24 bytes"), one);
  }

  @Test
  void wrongArgumentsGetASentence() {
    Run absent = project.run("exports", "--of", "nothing.js", "main.js");
    assertEquals(ExitStatus.UNUSABLE, absent.status());
    assertEquals("shale: --of: no module of the program is 'nothing.js'.\n", absent.err());
    Run top = project.run("shake", "--top", "0", "main.js");
    assertEquals(ExitStatus.UNUSABLE, top.status());
    assertTrue(top.err().contains("--top takes a number from 1 to 1000000, not '0'"), top.err());
    Run text = project.run("shake", "--statements", "main.js");
    assertEquals(
        "shale: --statements: only --json says which statements stay; add it.\n", text.err());
    Run lib = project.run("shake", "--package-name", "none", "main.js");
    assertTrue(lib.err().contains("no module of the program is of a package 'none'"), lib.err());
  }

  @Test
  void whatIsKeptGivesTheSame() {
    String first = run("graph", "--json", "--exports", "--cache", "kept", "main.js").out();
    assertEquals(first, run("graph", "--json", "--exports", "--cache", "kept", "main.js").out());
    project.with("a.js", "export const a = 2;\nexport const more = f(), unused = () => a;\n");
    String second = run("graph", "--json", "--exports", "--cache", "kept", "main.js").out();
    assertEquals(run("graph", "--json", "--exports", "--no-cache", "main.js").out(), second);
    project.with("node_modules/lib/package.json", "{\"name\": \"lib\"}");
    String third = run("graph", "--json", "--exports", "--cache", "kept", "main.js").out();
    assertEquals(run("graph", "--json", "--exports", "--no-cache", "main.js").out(), third);
    assertEquals(Set.of(), ExportsFacts.read(second).get("node_modules/lib/index.js").used());
    assertTrue(ExportsFacts.read(third).get("node_modules/lib/index.js").survives());
  }

  /** Templates of Vue are read for names, and those of Svelte are not. */
  @Test
  void whatATemplateUsesIsUsed() {
    project
        .with("fmt.js", "export const fmt = (x) => x, other = 2;")
        .with(
            "App.vue",
            "<script setup>import { fmt } from './fmt'</script>\n<template>{{ fmt(1) }}</template>")
        .with("page.svelte", "<script>import { fmt } from './fmt';</script>\n<p>{fmt(1)}</p>");
    String vue = run("graph", "--json", "--exports", "App.vue").out();
    assertEquals(Set.of("fmt"), ExportsFacts.read(vue).get("fmt.js").used());
    String svelte = run("graph", "--json", "--exports", "page.svelte").out();
    assertEquals(null, ExportsFacts.read(svelte).get("fmt.js").used());
  }

  /** More than are followed one by one: then nothing is told apart, and nothing is lost. */
  @Test
  void ofVeryManyNamesNoneIsLost() {
    StringBuilder many = new StringBuilder("import { h } from './h.js';\n");
    many.append("export const used = () => h;\n");
    for (int name = 0; name < MANY_NAMES; name++) {
      many.append("export const a").append(name).append(" = 1;\n");
    }
    project
        .with("main.js", "import * as all from './stars.js';\nconsole.log(all);\n")
        .with("stars.js", "export * from './many.js';\n")
        .with("many.js", many.toString())
        .with("h.js", "export const h = 1;\n");
    Map<String, ExportsFacts> facts =
        ExportsFacts.read(run("graph", "--json", "--exports", "main.js").out());
    assertEquals(Set.of("h"), facts.get("h.js").used());
  }

  /** Stars that lead through more modules than there is room for on a small stack. */
  @Test
  void starsMayBeDeep() throws InterruptedException {
    for (int star = 0; star < DEEP_STARS; star++) {
      project.with("s" + star + ".js", "export * from './s" + (star + 1) + ".js';\n");
    }
    project
        .with("main.js", "import * as all from './s0.js';\nconsole.log(all);\n")
        .with("s" + DEEP_STARS + ".js", "export const a = 1;\n");
    Run[] run = new Run[1];
    Thread small =
        new Thread(
            null,
            () -> run[0] = project.run("graph", "--json", "--exports", "main.js"),
            "small",
            SMALL_STACK_BYTES);
    small.start();
    small.join();
    assertEquals(ExitStatus.OK, run[0].status(), run[0].err());
    Map<String, ExportsFacts> facts = ExportsFacts.read(run[0].out());
    assertEquals(Set.of("a"), facts.get("s0.js").provided());
    assertEquals(Set.of("a"), facts.get("s" + DEEP_STARS + ".js").used());
  }
}
