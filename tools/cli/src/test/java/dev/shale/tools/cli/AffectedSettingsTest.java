package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes of package.json, tsconfig.json, shale.json and workspace files affect. */
class AffectedSettingsTest {
  private static final String MANIFEST =
      "{\"name\": \"app\", \"version\": \"1.0.0\", \"source\": \"src/index.ts\", \"scripts\": {},"
          + " \"dependencies\": {\"one\": \"^1.0.0\", \"two\": \"^1.0.0\"}}";

  @TempDir Path directory;

  private GitProject project() {
    return new GitProject(directory)
        .with(".gitignore", "node_modules\n")
        .with("package.json", MANIFEST)
        .with("src/index.ts", "import './uses-one';\nimport './uses-two';\n")
        .with("src/uses-one.ts", "import 'one';\n")
        .with("src/uses-two.ts", "import 'two/part';\n")
        .with("node_modules/one/package.json", "{\"name\": \"one\", \"version\": \"1.0.0\"}")
        .with("node_modules/one/index.js", "")
        .with("node_modules/two/package.json", "{\"name\": \"two\", \"version\": \"1.0.0\"}")
        .with("node_modules/two/part.js", "")
        .commit();
  }

  private static String out(GitProject project) {
    Run run = project.affected("--since", "HEAD");
    assertEquals(0, run.status(), run.err());
    return run.out();
  }

  @Test
  void scriptsAndVersionsAffectNothingWhichIsSaid() {
    String manifest = MANIFEST.replace("1.0.0\", \"source", "2.0.0\", \"source");
    GitProject project =
        project().with("package.json", manifest.replace("{}", "{\"build\": \"x\"}"));
    assertEquals("", project.since("modules"));
    Run run = project.affected("--since", "HEAD", "--only", "modules");
    assertEquals("shale: package.json: no module depends on scripts, version\n", run.err());
  }

  @Test
  void onlyWhiteSpaceAffectsNothing() {
    GitProject project = project().with("package.json", MANIFEST + "\n");
    assertEquals("", project.since("modules"));
    assertTrue(out(project).contains("it says the same as before"), out(project));
  }

  @Test
  void dependenciesConcernThesePackages() {
    GitProject project =
        project().with("package.json", MANIFEST.replace("\"two\": \"^1", "\"two\": \"^2"));
    assertEquals("src/index.ts src/uses-two.ts", project.since("modules"));
    assertTrue(out(project).contains("it asks otherwise for two"), out(project));
  }

  @Test
  void aPackageThatIsNotAskedForAnyMoreConcernsWhoImportsIt() {
    GitProject project =
        project().with("package.json", MANIFEST.replace(", \"two\": \"^1.0.0\"", ""));
    assertEquals("src/index.ts src/uses-two.ts", project.since("modules"));
  }

  @Test
  void fieldsThatLeadConcernAllModulesOfThePackage() {
    GitProject project =
        project()
            .with("package.json", MANIFEST.replace("{\"name", "{\"sideEffects\": false, \"name"));
    assertEquals("src/index.ts src/uses-one.ts src/uses-two.ts", project.since("modules"));
    assertTrue(out(project).contains("sideEffects concerns all modules of its package"));
  }

  @Test
  void aPackageOfTheWorkspaceIsNoOther() {
    GitProject project =
        workspace()
            .with(
                "packages/b/package.json",
                "{\"name\": \"@x/b\", \"type\": \"module\", \"source\": \"index.ts\"}");
    assertEquals("packages/a/index.ts packages/b/index.ts", project.since("modules"));
    assertEquals("@x/a @x/b", project.since("packages"));
  }

  private GitProject workspace() {
    return new GitProject(directory)
        .with("package.json", "{\"name\": \"root\"}")
        .with("pnpm-workspace.yaml", "packages:\n  - packages/*\n")
        .with("packages/a/package.json", "{\"name\": \"@x/a\", \"source\": \"index.ts\"}")
        .with("packages/a/index.ts", "import '@x/b';")
        .with("packages/b/package.json", "{\"name\": \"@x/b\", \"source\": \"index.ts\"}")
        .with("packages/b/index.ts", "export {};")
        .with("packages/c/package.json", "{\"name\": \"@x/c\", \"source\": \"index.ts\"}")
        .with("packages/c/index.ts", "export {};")
        .with("packages/c/tsconfig.json", "{}")
        .commit();
  }

  @Test
  void packagesOfTheWorkspaceConcernEverythingWithTheReason() {
    GitProject project =
        workspace().with("pnpm-workspace.yaml", "packages:\n  - packages/*\n  - apps/*\n");
    assertEquals("@x/a @x/b @x/c", project.since("packages"));
    String out = out(project);
    assertTrue(
        out.contains("all modules count as changed: it says which packages the workspace has"),
        out);
  }

  @Test
  void whatElseAWorkspaceFileSaysConcernsNothing() {
    GitProject project =
        workspace()
            .with("pnpm-workspace.yaml", "packages:\n  - packages/*\ncatalog:\n  react: ^18\n");
    assertEquals("", project.since("packages"));
    assertTrue(out(project).contains("it names the same packages"), out(project));
  }

  @Test
  void aTsConfigConcernsTheModulesThatItGoverns() {
    GitProject project =
        workspace()
            .with("tsconfig.json", "{}")
            .commit()
            .with("tsconfig.json", "{\"compilerOptions\": {\"strict\": true}}");
    assertEquals("packages/a/index.ts packages/b/index.ts", project.since("modules"));
    assertTrue(out(project).contains("packages/b/index.ts  (tsconfig.json)"), out(project));
  }

  @Test
  void aTsConfigConcernsThoseThatExtendIt() {
    GitProject project =
        workspace()
            .with("tsconfig.base.json", "{}")
            .with("packages/c/tsconfig.json", "{\"extends\": [\"../../tsconfig.base\"]}")
            .commit()
            .with("tsconfig.base.json", "{\"compilerOptions\": {\"target\": \"es2022\"}}");
    assertEquals("packages/c/index.ts", project.since("modules"));
  }

  @Test
  void aTsConfigConcernsTheProjectThatRefersToIt() {
    GitProject project =
        workspace()
            .with(
                "packages/c/tsconfig.json",
                "{\"references\": [{\"path\": \"./tsconfig.app.json\"}]}")
            .with("packages/c/tsconfig.app.json", "{}")
            .commit()
            .without("packages/c/tsconfig.app.json");
    assertEquals("packages/c/index.ts", project.since("modules"));
  }

  @Test
  void commentsOfATsConfigConcernNothing() {
    GitProject project = workspace().with("packages/c/tsconfig.json", "// A comment.\n{}");
    assertEquals("", project.since("modules"));
    assertTrue(out(project).contains("it says the same as before"), out(project));
  }

  @Test
  void theConfigurationConcernsEverythingWithTheReason() {
    GitProject project = project().with("shale.json", "{\"platform\": \"node\"}");
    assertEquals("src/index.ts src/uses-one.ts src/uses-two.ts", project.since("modules"));
    assertTrue(
        out(project)
            .contains(
                "shale.json  added; all modules count as changed: it says how the project is read"),
        out(project));
    project.commit().without("shale.json");
    assertEquals("src/index.ts", project.since("entries"));
  }

  @Test
  void withoutTheContentBeforeTheReasonIsSaid() {
    GitProject project = project();
    Run run = project.affected("--files", "package.json", "--only", "entries");
    assertEquals("src/index.ts\n", run.out());
    assertTrue(
        run.err()
            .contains(
                "package.json: all modules of its package count as changed: what changed in it is"
                    + " not known without --since"),
        run.err());
    Run compared =
        project.affected("--since", "HEAD", "--files", "package.json", "--only", "entries");
    assertEquals("", compared.out());
  }

  @Test
  void theImportMapOfAPageConcernsEverything() {
    String page = "<script type=\"importmap\">{\"imports\": {}}</script>";
    GitProject project =
        new GitProject(directory)
            .with("index.html", page + "<script type=\"module\" src=\"./a.js\"></script>")
            .with("a.js", "")
            .commit()
            .with("index.html", page + "<p>Text<script type=\"module\" src=\"./a.js\"></script>");
    assertEquals("index.html", project.since("modules"));
    project.with("index.html", page.replace("{}}", "{\"b\": \"./b.js\"}}"));
    assertTrue(out(project).contains("its import map says where requests lead"), out(project));
  }
}
