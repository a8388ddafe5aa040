package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureSentencesTest {
  @TempDir Path root;

  @Test
  void aMissingFileIsNamedWithItsExtensions() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.js
            src/empty/x.txt
            src/main/package.json: {"module": "dist/x.mjs", "main": "./dist/x.js"}
            node_modules/p/index.js
            """);
    assertEquals(
        "Could not find \"./b\": no file /src/b,"
            + " with or without .tsx, .ts, .jsx, .js, .css, .json",
        tree.find("src/a.js", "./b"));
    assertEquals("Could not find \"../no/b\": no directory /no", tree.find("src/a.js", "../no/b"));
    assertEquals(
        "Could not find \"./a.js/b\": /src/a.js is a file, not a directory",
        tree.find("src/a.js", "./a.js/b"));
    assertEquals(
        "Could not find \"./empty\": /src/empty is a directory without an index file",
        tree.find("src/a.js", "./empty"));
    assertEquals(
        "Could not find \"./main\": /src/main is a directory without an index file;"
            + " module of its package.json: no directory /src/main/dist;"
            + " main of its package.json: no directory /src/main/dist",
        tree.find("src/a.js", "./main"));
    assertEquals(
        "Could not find \"p/x\": no file /node_modules/p/x,"
            + " with or without .jsx, .js, .tsx, .ts, .css, .json",
        tree.find("src/a.js", "p/x"));
    assertEquals(
        "Could not find \"./b.svg\": no file /src/b.svg,"
            + " with or without .tsx, .ts, .jsx, .js, .css, .json",
        tree.find("src/a.js", "./b.svg?url"));
  }

  @Test
  void aMissingPackageIsNamed() {
    TestTree tree = TestTree.of(root, "src/a.js");
    assertEquals(
        "Package \"foo\" is not installed: no node_modules/foo in /src or above",
        tree.find("src/a.js", "foo/bar"));
    assertEquals(
        "Package \"@s/p\" is not installed: no node_modules/@s/p in /src or above",
        tree.find("src/a.js", "@s/p/x"));
    assertEquals(
        "Could not find \"@s\": it is not the name of a package", tree.find("src/a.js", "@s"));
    assertEquals("The request is empty", tree.find("src/a.js", ""));
    assertEquals(
        "Could not find \"file:x\": its scheme is none that the platform loads",
        tree.find("src/a.js", "file:x"));
  }

  @Test
  void thePackageThatIsNotInstalledIsToldWhateverAskedForIt() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"imports": {"#x": "gone/x"}, "browser": {"old": "@new/one"}}
            a.js
            node_modules/here/package.json: {"exports": {}}
            """);
    assertEquals("gone", missing(tree, "gone"));
    assertEquals("gone", missing(tree, "gone/sub.js?query"));
    assertEquals("@scope/name", missing(tree, "@scope/name/sub"));
    assertEquals("gone", missing(tree, "#x"));
    assertEquals("@new/one", missing(tree, "old"));
    assertEquals("", missing(tree, "here"));
    assertEquals("", missing(tree, "./gone"));
  }

  private static String missing(TestTree tree, String request) {
    return tree.resolve("a.js", request, JavaScriptKinds.IMPORT).missingPackage();
  }

  @Test
  void whatAPackageDoesNotExportIsNamed() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/package.json: {"exports": {".": {"node": "./n.js"}, \
            "./out": "../out.js", "./bare": "lib.js", "./gone": "./gone.js", "./dir": "./lib", \
            "./num": 5, "./up/*": "./lib/*", "./d/": "./lib", "./nm": "./node_modules/x.js"}}
            node_modules/p/lib/index.js
            node_modules/mix/package.json: {"exports": {".": "./a.js", "import": "./a.js"}}
            node_modules/off/package.json: {"exports": false}
            """);
    assertEquals(
        "Package \"p\" exports no \".\" for the conditions"
            + " import, browser, module, production, default",
        tree.find("a.js", "p"));
    assertEquals(
        "Package \"p\" exports no \".\" for the conditions"
            + " require, browser, module, production, default",
        tree.find("a.js", "p", JavaScriptKinds.REQUIRE));
    String exports = "the exports of /node_modules/p/package.json lead to ";
    assertEquals(
        "Package \"p\" exports no \"./lib/index.js\": see exports in"
            + " /node_modules/p/package.json",
        tree.find("a.js", "p/lib/index.js"));
    assertEquals(
        "Package \"p\" exports no \"./out\": in /node_modules/p/package.json"
            + " \"./out\" leads to \"../out.js\", which does not begin with \"./\"",
        tree.find("a.js", "p/out"));
    assertEquals(
        "Package \"p\" exports no \"./bare\": in /node_modules/p/package.json"
            + " \"./bare\" leads to \"lib.js\", which does not begin with \"./\"",
        tree.find("a.js", "p/bare"));
    assertEquals(
        "Could not find \"p/gone\": " + exports + "\"./gone.js\": no file /node_modules/p/gone.js",
        tree.find("a.js", "p/gone"));
    assertEquals(
        "Could not find \"p/dir\": " + exports + "\"./lib\": /node_modules/p/lib is a directory",
        tree.find("a.js", "p/dir"));
    String forbidden = ", and \".\", \"..\" and \"node_modules\" are not allowed there";
    assertEquals(
        "Package \"p\" exports no \"./up/../../x.js\": in /node_modules/p/package.json"
            + " \"./up/*\" fits \"../../x.js\""
            + forbidden,
        tree.find("a.js", "p/up/../../x.js"));
    assertEquals(
        "Package \"p\" exports no \"./nm\": in /node_modules/p/package.json"
            + " \"./nm\" leads to \"./node_modules/x.js\""
            + forbidden,
        tree.find("a.js", "p/nm"));
    assertEquals(
        "Package \"p\" exports no \"./num\": in /node_modules/p/package.json"
            + " \"./num\" leads to 5, which is no path",
        tree.find("a.js", "p/num"));
    assertEquals(
        "Package \"p\" exports no \"./d/x\": in /node_modules/p/package.json"
            + " the directory \"./d/\" leads to \"./lib\", without a slash",
        tree.find("a.js", "p/d/x"));
    assertEquals(
        "Package \"p\" exports no \"./\": in /node_modules/p/package.json \"./\" is a directory",
        tree.find("a.js", "p/"));
    assertEquals(
        "Package \"mix\" exports no \".\": in /node_modules/mix/package.json"
            + " some keys are subpaths, which begin with \".\", and others conditions",
        tree.find("a.js", "mix"));
    assertEquals(
        "Package \"off\" exports no \".\": in /node_modules/off/package.json"
            + " \".\" leads to false, which is no path",
        tree.find("a.js", "off"));
  }

  @Test
  void whatAPackageDoesNotImportIsNamed() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"imports": {"#null": null, "#out": "../out.js", "#pkg": "nope", \
            "#gone": "./gone.js", "#again": "#null", "#d/": "./"}}
            a.js
            plain/package.json: {}
            plain/b.js
            """);
    assertEquals(
        "Could not find \"#x\": it is not in the imports of /package.json",
        tree.find("a.js", "#x"));
    assertEquals(
        "Could not find \"#null\": the imports of /package.json do not allow it for the"
            + " conditions import, browser, module, production, default",
        tree.find("a.js", "#null"));
    assertEquals(
        "Could not find \"#d/\": in the imports of /package.json \"#d/\" is a directory",
        tree.find("a.js", "#d/"));
    String imports = "the imports of /package.json lead to ";
    String neither = ", which is neither a file (\"./...\") nor a package";
    String of = "in the imports of /package.json ";
    assertEquals(
        "Could not find \"#out\": " + of + "\"#out\" leads to \"../out.js\"" + neither,
        tree.find("a.js", "#out"));
    assertEquals(
        "Could not find \"#again\": " + of + "\"#again\" leads to \"#null\"" + neither,
        tree.find("a.js", "#again"));
    assertTrue(
        tree.find("a.js", "#pkg")
            .startsWith(
                "Could not find \"#pkg\": "
                    + imports
                    + "\"nope\": Package \"nope\" is not installed"));
    assertEquals(
        "Could not find \"#gone\": " + imports + "\"./gone.js\": no file /gone.js",
        tree.find("a.js", "#gone"));
    assertEquals(
        "Could not find \"#x\": /plain/package.json has no imports field",
        tree.find("plain/b.js", "#x"));
  }

  @Test
  void aBrokenPackageJsonIsNamedWithLineAndColumn() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/empty/package.json
            node_modules/empty/index.js
            node_modules/list/package.json: []
            node_modules/behind/package.json: {} x
            node_modules/bad/package.json: {"main": x}
            dir/package.json: {"main":
            """);
    assertEquals(
        "Could not find \"empty\": /node_modules/empty/package.json:1:1: the file is empty",
        tree.find("a.js", "empty"));
    assertEquals(
        "Could not find \"list\": /node_modules/list/package.json:1:1: not a JSON object",
        tree.find("a.js", "list"));
    assertTrue(
        tree.find("a.js", "behind")
            .startsWith("Could not find \"behind\": /node_modules/behind/package.json:1:"));
    startsWith(
        "Could not find \"bad/x.js\": /node_modules/bad/package.json:1:10: not JSON: ",
        tree.find("a.js", "bad/x.js"));
    startsWith(
        "Could not find \"./dir\": /dir/package.json:1:9: not JSON: ", tree.find("a.js", "./dir"));
  }

  private static void startsWith(String expected, String actual) {
    assertTrue(actual.startsWith(expected), actual);
  }

  @Test
  void theSentenceDoesNotDependOnWhoAskedFirst() {
    String lines = "src/a.js\nsrc/deep/b.js";
    TestTree one = TestTree.of(root, lines);
    TestTree two = TestTree.of(root, lines);
    one.find("src/deep/b.js", "../no");
    assertEquals(one.find("src/a.js", "./no"), two.find("src/a.js", "./no"));
    Resolved answer = one.resolve("src/a.js", "./no?x", JavaScriptKinds.IMPORT);
    assertEquals("./no?x", answer.path());
  }

  @Test
  void whatMayNotBeReadIsNamed() throws IOException {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            locked/b.js
            node_modules/p/package.json: {}
            """);
    Files.setPosixFilePermissions(
        tree.path("locked"), PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(
        tree.path("node_modules/p/package.json"), PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(tree.path("locked")), "The super-user may read everything");
      assertEquals(
          "Could not find \"./locked/b.js\": permission denied for /locked/b.js",
          tree.find("a.js", "./locked/b.js"));
      assertEquals(
          "Could not find \"p\": permission denied for /node_modules/p/package.json",
          tree.find("a.js", "p"));
    } finally {
      Files.setPosixFilePermissions(
          tree.path("locked"), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void namesThatNoFileCanHaveAreExplained() {
    TestTree tree = TestTree.of(root, "a.js");
    assertTrue(
        tree.find("a.js", "./b\0c")
            .startsWith(
                "Could not find \"./b\\u0000c\": /b\\u0000c cannot be a path on this system: "));
    assertEquals(
        "Package \"a\\u001b[31m\\u000ab\\u202e\" is not installed: no"
            + " node_modules/a\\u001b[31m\\u000ab\\u202e in  or above",
        tree.find("a.js", "a\u001b[31m\nb\u202e"));
    assertTrue(
        tree.find("a.js", "./" + "x".repeat(300)).endsWith("x cannot be read: File name too long"));
    for (String request : new String[] {"", "./", "#", "x:", "@", "p/", "/"}) {
      String sentence = tree.find("a.js", request + "x".repeat(1_000_000));
      assertTrue(sentence.length() < 5_000, request);
    }
    String builtin = "node:" + "x".repeat(1_000_000);
    assertTrue(tree.resolve("a.js", builtin, JavaScriptKinds.IMPORT).message().length() < 2_000);
  }
}
