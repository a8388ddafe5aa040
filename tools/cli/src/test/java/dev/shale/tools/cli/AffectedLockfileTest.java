package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lockfile concerns the packages that it installs in another version, and no others. */
class AffectedLockfileTest {
  private static final String NPM =
      """
      {"name": "app", "lockfileVersion": 3, "packages": {
        "": {"name": "app", "dependencies": {"one": "^1.0.0", "two": "^1.0.0"}},
        "node_modules/one": {"version": "1.0.0", "integrity": "sha512-one"},
        "node_modules/two": {"version": "1.0.0", "integrity": "sha512-two"},
        "node_modules/two/node_modules/deep": {"version": "3.0.0", "integrity": "sha512-d3"},
        "node_modules/deep": {"version": "2.0.0", "integrity": "sha512-d2"}
      }}
      """;

  private static final String PNPM =
      """
      lockfileVersion: '9.0'
      importers:
        .:
          dependencies:
            one:
              specifier: ^1.0.0
              version: 1.0.0
            two:
              specifier: ^1.0.0
              version: 1.0.0(one@1.0.0)
      packages:
        one@1.0.0:
          resolution: {integrity: sha512-one}
        two@1.0.0:
          resolution: {integrity: sha512-two}
        deep@3.0.0:
          resolution: {integrity: sha512-deep}
      snapshots:
        one@1.0.0: {}
        two@1.0.0(one@1.0.0):
          dependencies:
            deep: 3.0.0
        deep@3.0.0: {}
      """;

  private static final String YARN =
      """
      # yarn lockfile v1


      deep@^3.0.0:
        version "3.0.0"
        resolved "https://registry.yarnpkg.com/deep/-/deep-3.0.0.tgz#d3"

      one@^1.0.0, "one@^1.0.0 || ^2.0.0":
        version "1.0.0"
        resolved "https://registry.yarnpkg.com/one/-/one-1.0.0.tgz#1"
        integrity sha512-one

      two@^1.0.0:
        version "1.0.0"
        resolved "https://registry.yarnpkg.com/two/-/two-1.0.0.tgz#2"
        dependencies:
          deep "^3.0.0"
      """;

  private static final String BERRY =
      """
      __metadata:
        version: 8
        cacheKey: 10c0

      "app@workspace:.":
        version: 0.0.0-use.local
        resolution: "app@workspace:."
        languageName: unknown
        linkType: soft

      "deep@npm:^3.0.0":
        version: 3.0.0
        resolution: "deep@npm:3.0.0"
        checksum: 10c0/deep
        linkType: hard

      "one@npm:^1.0.0, one@npm:^1.0.0 || ^2.0.0":
        version: 1.0.0
        resolution: "one@npm:1.0.0"
        checksum: 10c0/one
        linkType: hard

      "two@npm:^1.0.0":
        version: 1.0.0
        resolution: "two@npm:1.0.0"
        dependencies:
          deep: "npm:^3.0.0"
        checksum: 10c0/two
        linkType: hard
      """;

  @TempDir Path directory;

  private GitProject project(String lockfile, String content) {
    return new GitProject(directory)
        .with(".gitignore", "node_modules\n")
        .with("package.json", "{\"name\": \"app\", \"source\": \"src/index.ts\"}")
        .with("src/index.ts", "import './uses-one';\nimport './uses-two';\n")
        .with("src/uses-one.ts", "import 'one';\n")
        .with("src/uses-two.ts", "import 'two';\n")
        .with("node_modules/one/package.json", "{\"name\": \"one\", \"version\": \"1.0.1\"}")
        .with("node_modules/one/index.js", "")
        .with("node_modules/two/package.json", "{\"name\": \"two\", \"version\": \"1.0.0\"}")
        .with("node_modules/two/index.js", "require('deep');")
        .with("node_modules/two/node_modules/deep/package.json", "{\"version\": \"3.0.0\"}")
        .with("node_modules/two/node_modules/deep/index.js", "")
        .with(lockfile, content)
        .commit();
  }

  private static void assertOnlyOne(GitProject project, String lockfile) {
    assertEquals("src/index.ts src/uses-one.ts", project.since("modules"));
    String out = project.affected("--since", "HEAD").out();
    assertTrue(
        out.contains(
            "src/uses-one.ts -> node_modules/one/index.js  (one 1.0.0 -> 1.0.1, " + lockfile + ")"),
        out);
    assertTrue(out.contains(lockfile + "  modified; it installs 1 package otherwise\n"), out);
  }

  @Test
  void ofNpm() {
    GitProject project = project("package-lock.json", NPM);
    String now =
        NPM.replace(
            "\"1.0.0\", \"integrity\": \"sha512-one", "\"1.0.1\", \"integrity\": \"sha512-o");
    assertOnlyOne(project.with("package-lock.json", now), "package-lock.json");
  }

  @Test
  void ofNpmInAFolderOfItsOwn() {
    GitProject project = project("package-lock.json", NPM);
    project.with("package-lock.json", NPM.replace("\"3.0.0\"", "\"3.0.1\""));
    assertEquals("src/index.ts src/uses-two.ts", project.since("modules"));
    project.with("package-lock.json", NPM.replace("\"2.0.0\"", "\"2.0.1\""));
    assertEquals("", project.since("modules"));
    String out = project.affected("--since", "HEAD").out();
    assertTrue(out.contains("1 of them has no module in the graph: deep"), out);
  }

  @Test
  void ofNpmWithVersion1() {
    String lock =
        """
        {"lockfileVersion": 1, "dependencies": {
          "one": {"version": "1.0.0"},
          "two": {"version": "1.0.0", "dependencies": {"deep": {"version": "3.0.0"}}}}}
        """;
    GitProject project = project("package-lock.json", lock);
    project.with("package-lock.json", lock.replace("3.0.0", "3.1.0"));
    assertEquals("src/index.ts src/uses-two.ts", project.since("modules"));
  }

  @Test
  void ofPnpm() {
    GitProject project = project("pnpm-lock.yaml", PNPM);
    String now =
        PNPM.replace("version: 1.0.0\n", "version: 1.0.1\n")
            .replace("one@1.0.0", "one@1.0.1")
            .replace("sha512-one", "sha512-other");
    assertOnlyOne(project.with("pnpm-lock.yaml", now), "pnpm-lock.yaml");
  }

  @Test
  void ofPnpmBeforeVersion9() {
    String lock =
        """
        lockfileVersion: '6.0'
        dependencies:
          one:
            specifier: ^1.0.0
            version: 1.0.0
        packages:
          /one@1.0.0:
            resolution: {integrity: sha512-one}
          /two@1.0.0(one@1.0.0):
            resolution: {integrity: sha512-two}
        """;
    GitProject project = project("pnpm-lock.yaml", lock);
    assertOnlyOne(project.with("pnpm-lock.yaml", now(lock)), "pnpm-lock.yaml");
    String older = lock.replace("'6.0'", "5.4").replace("one@1.0.0:", "one/1.0.0:");
    String oldest = older.replace("two@1.0.0(one@1.0.0):", "two/1.0.0_one@1.0.0:");
    project.with("pnpm-lock.yaml", oldest).commit();
    assertOnlyOne(project.with("pnpm-lock.yaml", now(oldest)), "pnpm-lock.yaml");
  }

  private static String now(String lock) {
    return lock.replace("version: 1.0.0", "version: 1.0.1")
        .replace("/one@1.0.0", "/one@1.0.1")
        .replace("/one/1.0.0", "/one/1.0.1")
        .replace("(one@1.0.0)", "(one@1.0.1)")
        .replace("_one@1.0.0", "_one@1.0.1");
  }

  @Test
  void ofYarn() {
    GitProject project = project("yarn.lock", YARN);
    String now = YARN.replaceFirst("version \"1.0.0\"", "version \"1.0.1\"");
    assertOnlyOne(project.with("yarn.lock", now.replace("sha512-one", "sha512-o")), "yarn.lock");
    project.with("yarn.lock", YARN.replace("#d3", "#d4"));
    assertEquals("src/index.ts src/uses-two.ts", project.since("modules"));
  }

  @Test
  void ofTwoVersionsTheOneThatIsNew() throws IOException {
    String lock = YARN + "\none@^2.0.0:\n  version \"2.0.0\"\n";
    GitProject project = project("yarn.lock", lock);
    project.with(
        "node_modules/.pnpm/one@2/node_modules/one/package.json", "{\"version\":\"2.0.0\"}");
    project.with("node_modules/.pnpm/one@2/node_modules/one/index.js", "");
    Path link = project.root().resolve("node_modules/two/node_modules/one");
    Files.createSymbolicLink(
        link, project.root().resolve("node_modules/.pnpm/one@2/node_modules/one"));
    project.with("node_modules/two/index.js", "require('one');");
    project.with("yarn.lock", lock.replaceFirst("version \"1.0.0\"", "version \"1.0.1\""));
    assertEquals("src/index.ts src/uses-one.ts", project.since("modules"));
    project.with("yarn.lock", lock.replaceFirst("version \"1.0.0\"", "version \"2.0.0\""));
    assertEquals("src/index.ts src/uses-one.ts src/uses-two.ts", project.since("modules"));
  }

  @Test
  void ofYarnBerry() {
    GitProject project = project("yarn.lock", BERRY);
    String now = BERRY.replaceFirst("version: 1.0.0", "version: 1.0.1");
    assertOnlyOne(project.with("yarn.lock", now.replace("10c0/one", "10c0/o")), "yarn.lock");
    project.with("yarn.lock", BERRY.replace("10c0", "11c0"));
    assertEquals("", project.since("modules"));
  }

  @Test
  void aPackageThatIsGoneConcernsWhoAsksForIt() {
    GitProject project = project("yarn.lock", YARN);
    project.with("yarn.lock", YARN.substring(0, YARN.indexOf("two@^1")));
    assertEquals("src/index.ts src/uses-two.ts", project.since("modules"));
    String out = project.affected("--since", "HEAD").out();
    assertTrue(out.contains("(two 1.0.0 is gone, yarn.lock)"), out);
  }

  @Test
  void whatCannotBeReadConcernsAllPackagesWithTheReason() {
    GitProject project = project("package-lock.json", NPM).with("package-lock.json", "<<<<<<<");
    assertEquals("src/index.ts src/uses-one.ts src/uses-two.ts", project.since("modules"));
    String out = project.affected("--since", "HEAD").out();
    assertTrue(
        out.contains(
            "all installed packages count as changed: it cannot be compared with what it was"),
        out);
    Run named = project.affected("--files", "package-lock.json");
    assertTrue(named.out().contains("what it changes is not known without --since"), named.out());
  }

  @Test
  void anOtherOrderConcernsNothing() {
    GitProject project = project("package-lock.json", NPM);
    project.with("package-lock.json", NPM.replace("\"lockfileVersion\": 3", "\"requires\": true"));
    assertEquals("", project.since("modules"));
    String out = project.affected("--since", "HEAD").out();
    assertTrue(out.contains("it installs the same as before"), out);
  }
}
