package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What package.json lists and nobody needs, and what is needed and not listed. */
class UnusedDependenciesTest {
  @TempDir Path directory;

  private Project project(String manifest) {
    return new Project(directory)
        .with("package.json", "{\"name\": \"p\", \"source\": \"main.ts\", " + manifest + "}")
        .with("main.ts", "");
  }

  private static Project install(Project project, String name, String fields) {
    return project
        .with(
            "node_modules/" + name + "/package.json",
            "{\"name\": \"" + name + "\", \"main\": \"index.js\"" + fields + "}")
        .with("node_modules/" + name + "/index.js", "module.exports = 1;\n");
  }

  private static List<String> found(Project project) {
    Run run = project.run("unused");
    return run.out().lines().filter(line -> line.startsWith("  ")).map(String::strip).toList();
  }

  @Test
  void whatNothingUsesIsFoundWhereItIsListed() {
    Project project =
        project(
            "\n\"dependencies\": {\"used\": \"1\", \"lost\": \"1\"},\n"
                + " \"devDependencies\": {\"tool\": \"1\"}");
    project.with("main.ts", "import 'used';\n");
    for (String name : List.of("used", "lost", "tool")) {
      install(project, name, "");
    }
    assertEquals(
        List.of(
            "package.json:2:31  lists lost in dependencies, and nothing uses it",
            "package.json:3:22  lists tool in devDependencies, and nothing uses it"),
        found(project));
  }

  @Test
  void whatScriptsRunIsUsed() {
    Project project =
        project(
            "\"scripts\": {\"b\": \"NODE_ENV=x build-it --watch && npx other\"},"
                + " \"devDependencies\": {\"@a/builder\": \"1\", \"other\": \"1\", \"idle\": \"1\"}");
    install(project, "@a/builder", ", \"bin\": {\"build-it\": \"x.js\"}");
    install(project, "other", ", \"bin\": \"x.js\"");
    install(project, "idle", ", \"bin\": {\"idler\": \"x.js\"}");
    assertEquals(1, found(project).size());
    assertTrue(found(project).getFirst().contains("lists idle"), found(project) + "");
  }

  @Test
  void whatSettingsNameIsUsedAlsoByItsShortName() {
    Project project =
        project(
            "\"prettier\": \"@a/prettier-config\", \"devDependencies\": {"
                + "\"@a/prettier-config\": \"1\", \"eslint-plugin-import\": \"1\","
                + " \"@b/eslint-plugin\": \"1\", \"babel-plugin-lost\": \"1\"}");
    project.with(".eslintrc.json", "{\"plugins\": [\"import\", \"@b\"]}");
    for (String name :
        List.of(
            "@a/prettier-config",
            "eslint-plugin-import",
            "@b/eslint-plugin",
            "babel-plugin-lost")) {
      install(project, name, "");
    }
    assertEquals(1, found(project).size());
    assertTrue(found(project).getFirst().contains("babel-plugin-lost"), found(project) + "");
  }

  @Test
  void whatAnotherPackageExpectsIsUsed() {
    Project project = project("\"dependencies\": {\"host\": \"1\", \"guest\": \"1\"}");
    project.with("main.ts", "import 'host';\n");
    install(project, "host", ", \"peerDependencies\": {\"guest\": \"*\"}");
    install(project, "guest", "");
    assertEquals(List.of(), found(project));
  }

  @Test
  void typesAreUsedWithTheirPackageOrEverywhere() {
    Project project =
        project(
            "\"dependencies\": {\"a\": \"1\"}, \"devDependencies\": {\"@types/a\": \"1\","
                + " \"@types/everywhere\": \"1\", \"@types/lost\": \"1\"}");
    project
        .with("main.ts", "import 'a';\n")
        .with("node_modules/@types/a/index.d.ts", "export const a: 1;\n")
        .with("node_modules/@types/everywhere/index.d.ts", "declare const e: 1;\n")
        .with("node_modules/@types/lost/index.d.ts", "export const l: 1;\n");
    install(project, "a", "");
    for (String name : List.of("a", "everywhere", "lost")) {
      install(project, "@types/" + name, "");
    }
    assertEquals(1, found(project).size());
    assertTrue(found(project).getFirst().contains("lists @types/lost"), found(project) + "");
  }

  @Test
  void ofWhatIsNotInstalledNothingIsSaid() {
    Project project = project("\"dependencies\": {\"away\": \"1\"}");
    Run run = project.run("unused");
    assertEquals(0, run.status());
    assertTrue(
        run.out()
            .contains("Not known: whether dependencies are needed that are not installed: away.\n"),
        run.out());
  }

  @Test
  void importsThatNoPackageJsonListsAreFound() {
    Project project =
        project("\"dependencies\": {\"@types/typed\": \"1\"}, \"imports\": {\"#x\": \"./x.ts\"}");
    project
        .with(
            "main.ts",
            """
            import 'hoisted';
            import 'hoisted/again';
            import type { T } from 'typed';
            import 'fs';
            import 'node:path';
            import '#x';
            import 'p';
            import 'virtual:made-up';
            import '~/none';
            """)
        .with("x.ts", "");
    install(project, "hoisted", "");
    assertEquals(
        List.of("main.ts:1:8  imports the package hoisted, which package.json does not list"),
        found(project));
  }

  @Test
  void eachPackageOfAWorkspaceListsWhatItImports() {
    Project project =
        new Project(directory)
            .with(
                "package.json",
                "{\"name\": \"w\", \"workspaces\": [\"p/*\"], \"devDependencies\": {\"shared\": \"1\","
                    + " \"lost\": \"1\"}}")
            .with("p/a/package.json", "{\"name\": \"a\", \"source\": \"a.ts\"}")
            .with("p/a/a.ts", "import 'b';\nimport 'shared';\n")
            .with(
                "p/b/package.json",
                "{\"name\": \"b\", \"source\": \"b.ts\", \"dependencies\": {\"a\": \"*\"}}")
            .with("p/b/b.ts", "");
    install(project, "shared", "");
    install(project, "lost", "");
    project.with("node_modules/a/package.json", "{\"name\": \"a\"}");
    assertEquals(
        List.of(
            "p/b/package.json:1:50  lists a in dependencies, and nothing uses it",
            "package.json:1:73  lists lost in devDependencies, and nothing uses it",
            "p/a/a.ts:1:8  imports the package b, which p/a/package.json does not list",
            "p/a/a.ts:2:8  imports the package shared, which only devDependencies of package.json"
                + " list"),
        found(project));
  }

  @Test
  void developmentDependenciesAreFineInTestsAndTools() {
    Project project = project("\"devDependencies\": {\"dev\": \"1\"}");
    project
        .with("main.test.ts", "import 'dev';\n")
        .with("scripts/run.ts", "import 'dev';\n")
        .with("vite.config.ts", "import 'dev';\n");
    install(project, "dev", "");
    assertEquals(List.of(), found(project));
    project.with("main.ts", "import 'dev';\n");
    assertEquals(
        List.of(
            "main.ts:1:8  imports the package dev, which only devDependencies of package.json list"),
        found(project));
  }

  @Test
  void namesMayBeAllowed() {
    Project project = project("\"dependencies\": {\"lost\": \"1\"}");
    install(project, "lost", "");
    install(project, "hoisted", "");
    project
        .with("main.ts", "import 'hoisted';\n")
        .with(
            "shale.json",
            "{\"rules\": {\"unused-dependencies\": {\"allow\": [\"lo*\"]},"
                + " \"unlisted-dependencies\": {\"allow\": [\"hoisted\"]}}}");
    assertEquals(List.of(), found(project));
  }
}
