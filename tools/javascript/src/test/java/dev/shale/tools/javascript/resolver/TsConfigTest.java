package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsConfigTest {
  @TempDir Path root;

  @Test
  void pathsComeBeforePackagesAndTheLongestPrefixWins() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"paths": {"@/*": ["./src/*", "./gen/*"], \
            "@/deep/*": ["./deep/*"], "exact": ["./src/x.ts"], "*.svg": ["./svg/*.ts"], \
            "react": ["./shim/react.d.ts", "./shim/react"], "gone": ["./no"], \
            "types": ["./node_modules/@types/types"]}}}
            src/a.ts
            src/x.ts
            src/deep/y.ts
            deep/z.ts
            gen/g.ts
            gen/dir/index.ts
            svg/icon.ts
            shim/react/index.ts
            node_modules/react/index.js
            node_modules/gone/index.js
            node_modules/types/index.js
            node_modules/@types/types/index.d.ts
            node_modules/user/index.js
            """);
    assertEquals("src/x.ts", tree.find("src/a.ts", "@/x"));
    assertEquals("src/x.ts", tree.find("src/a.ts", "@/x.js"));
    assertEquals("src/x.ts", tree.find("src/a.ts", "@/x?raw"));
    assertEquals("gen/g.ts", tree.find("src/a.ts", "@/g"));
    assertEquals("gen/dir/index.ts", tree.find("src/a.ts", "@/dir"));
    assertEquals("deep/z.ts", tree.find("src/a.ts", "@/deep/z"));
    assertEquals("src/x.ts", tree.find("src/a.ts", "exact"));
    assertEquals("svg/icon.ts", tree.find("src/a.ts", "icon.svg"));
    assertEquals("shim/react/index.ts", tree.find("src/a.ts", "react"));
    assertEquals("node_modules/gone/index.js", tree.find("src/a.ts", "gone"));
    assertEquals("node_modules/types/index.js", tree.find("src/a.ts", "types"));
    assertEquals("node_modules/react/index.js", tree.find("node_modules/user/index.js", "react"));
    assertEquals(
        "Could not find \"@/deep/y\": paths \"@/deep/*\" of /tsconfig.json lead to no file"
            + " /deep/y, with or without .tsx, .ts, .jsx, .js, .css, .json",
        tree.find("src/a.ts", "@/deep/y"));
  }

  @Test
  void baseUrlComesBehindPathsAndBeforePackages() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"baseUrl": "./src", "paths": {"lib/*": ["../l/*"]}}}
            src/a.ts
            src/lodash.ts
            src/lib/both.ts
            src/lib/own.ts
            src/fs.ts
            l/both.ts
            node_modules/lodash/index.js
            node_modules/far/index.js
            """);
    assertEquals("src/lodash.ts", tree.find("src/a.ts", "lodash"));
    assertEquals("l/both.ts", tree.find("src/a.ts", "lib/both"));
    assertEquals("src/lib/own.ts", tree.find("src/a.ts", "lib/own"));
    assertEquals("src/fs.ts", tree.find("src/a.ts", "fs"));
    assertEquals("node_modules/far/index.js", tree.find("src/a.ts", "far"));
    assertEquals("EXTERNAL node:path", tree.find("src/a.ts", "path"));
    assertEquals("EXTERNAL node:fs", tree.find("src/a.ts", "node:fs"));
    assertEquals(
        "Package \"no\" is not installed: no node_modules/no in /src or above",
        tree.find("src/a.ts", "no"));
  }

  @Test
  void theNearestFileHoldsAndJsconfigStandsInForIt() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"paths": {"x": ["./top.ts"]}}}
            jsconfig.json: {"compilerOptions": {"paths": {"x": ["./js.js"]}}}
            top.ts
            js.js
            a.ts
            sub/deep/b.js
            own/tsconfig.json: {}
            own/c.ts
            js/jsconfig.json: {"compilerOptions": {"paths": {"x": ["../js.js"]}}}
            js/d.js
            node_modules/x/index.js
            """);
    assertEquals("top.ts", tree.find("a.ts", "x"));
    assertEquals("top.ts", tree.find("sub/deep/b.js", "x"));
    assertEquals("node_modules/x/index.js", tree.find("own/c.ts", "x"));
    assertEquals("js.js", tree.find("js/d.js", "x"));
    ResolverOptions options =
        ResolverOptions.browser(Mode.PRODUCTION).toBuilder()
            .tsconfig(tree.path("js/jsconfig.json"))
            .build();
    assertEquals("js.js", tree.with(options).find("own/c.ts", "x"));
  }

  @Test
  void commentsTrailingCommasAndEmptyFilesAreRead() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: /* a */ {"compilerOptions": {/**/ "paths": {"x": ["./a.ts",],},},} // b
            a.ts
            empty/tsconfig.json
            empty/b.ts
            blank/tsconfig.json: // nothing
            blank/c.ts
            """);
    assertEquals("a.ts", tree.find("a.ts", "x"));
    String missing = "Package \"x\" is not installed: no node_modules/x in ";
    assertEquals(missing + "/empty or above", tree.find("empty/b.ts", "x"));
    assertEquals(missing + "/blank or above", tree.find("blank/c.ts", "x"));
  }

  @Test
  void whatIsExtendedIsRelativeToWhereItIsWritten() {
    TestTree tree =
        TestTree.of(
            root,
            """
            base/one.json: {"compilerOptions": {"paths": {"one": ["./o.ts"], "two": ["./o.ts"]}}}
            base/two.json: {"compilerOptions": {"paths": {"two": ["./t.ts"]}}}
            base/url.json: {"compilerOptions": {"baseUrl": "."}}
            base/o.ts
            base/t.ts
            base/config.json: {"compilerOptions": {"paths": {"c": ["${configDir}/c.ts"]}}}
            app/tsconfig.json: {"extends": "../base/one"}
            app/a.ts
            list/tsconfig.json: {"extends": ["../base/one", "../base/two.json"]}
            list/a.ts
            url/tsconfig.json: {"extends": "../base/url.json", \
            "compilerOptions": {"paths": {"u": ["t"]}}}
            url/a.ts
            dir/tsconfig.json: {"extends": "../base/config.json"}
            dir/c.ts
            up/tsconfig.json: {"compilerOptions": {"paths": {"p": ["./up.ts"]}}}
            up/up.ts
            up/down/tsconfig.json: {"extends": ".."}
            up/down/a.ts
            """);
    assertEquals("base/o.ts", tree.find("app/a.ts", "one"));
    assertEquals("base/t.ts", tree.find("list/a.ts", "two"));
    assertTrue(tree.find("list/a.ts", "one").startsWith("Package \"one\" is not installed"));
    assertEquals("base/t.ts", tree.find("url/a.ts", "u"));
    assertEquals("base/t.ts", tree.find("url/a.ts", "t"));
    assertEquals("dir/c.ts", tree.find("dir/c.ts", "c"));
    assertEquals("up/up.ts", tree.find("up/down/a.ts", "p"));
  }

  @Test
  void packagesAreExtended() {
    TestTree tree =
        TestTree.of(
            root,
            """
            x.ts
            node_modules/plain/tsconfig.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            node_modules/plain/base.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            node_modules/@s/field/package.json: {"tsconfig": "./t.json"}
            node_modules/@s/field/t.json: {"compilerOptions": {"paths": {"x": ["../../../x"]}}}
            node_modules/exp/package.json: {"exports": {"./cfg": "./in/c.json", ".": "./in/c.json"}}
            node_modules/exp/in/c.json: {"compilerOptions": {"paths": {"x": ["../../../x"]}}}
            1/tsconfig.json: {"extends": "plain"}
            2/tsconfig.json: {"extends": "plain/tsconfig.json"}
            3/tsconfig.json: {"extends": "plain/base"}
            4/tsconfig.json: {"extends": "plain/base.json"}
            5/tsconfig.json: {"extends": "@s/field"}
            6/tsconfig.json: {"extends": "exp/cfg"}
            7/tsconfig.json: {"extends": "exp"}
            """);
    for (int project = 1; project <= 7; project++) {
      assertEquals("x.ts", tree.find(project + "/a.ts", "x"), "project " + project);
    }
  }

  @Test
  void theReferencedProjectThatHasTheFileDecides() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"files": [], "references": [{"path": "./tsconfig.app.json"}, \
            {"path": "./tool"}, {"path": "./all.json"}]}
            tsconfig.app.json: {"include": ["src"], "exclude": ["**/*.spec.ts"], \
            "compilerOptions": {"paths": {"x": ["./app.ts"]}}}
            tool/tsconfig.json: {"include": ["../vite.*.ts"], \
            "compilerOptions": {"paths": {"x": ["../tool.ts"]}}}
            all.json: {"files": [], "references": [{"path": "./tsconfig.json"}, {"path": "./spec.json"}]}
            spec.json: {"include": ["src/**/*.spec.ts"], \
            "compilerOptions": {"paths": {"x": ["./spec.ts"]}}}
            app.ts
            tool.ts
            spec.ts
            own/tsconfig.json: {"references": [{"path": "../tsconfig.app.json"}], \
            "compilerOptions": {"paths": {"x": ["../spec.ts"]}}}
            """);
    assertEquals("app.ts", tree.find("src/a.ts", "x"));
    assertEquals("spec.ts", tree.find("src/a.spec.ts", "x"));
    assertEquals("app.ts", tree.find("src/b.ts", "x"));
    assertEquals("app.ts", tree.find("src/deep/b.vue", "x"));
    assertEquals("tool.ts", tree.find("vite.config.ts", "x"));
    assertTrue(tree.find("other.ts", "x").startsWith("Package \"x\" is not installed"));
    assertEquals("spec.ts", tree.find("own/a.ts", "x"));
  }

  @Test
  void whatIsWrongIsSaidOnceAtItsPlaceAndBesideRequestsForAnAlias() {
    TestTree tree =
        TestTree.of(
            root,
            """
            json/tsconfig.json: {"compilerOptions": }
            json/b.ts
            gone/tsconfig.json: {"extends": "./no", "compilerOptions": {"paths": {"x": ["./b"]}}}
            gone/b.ts
            loop/tsconfig.json: {"extends": "./l.json"}
            loop/l.json: {"extends": "./tsconfig"}
            loop/b.js
            ref/tsconfig.json: {"files": [], "references": [{"path": "./no.json"}]}
            ref/b.ts
            fit/tsconfig.json: {"extends": 5, "files": "b", "references": [1], \
            "compilerOptions": {"paths": {"a*b*": [], "c": "d"}, "baseUrl": [], "rootDirs": null}}
            fit/b.ts
            options/tsconfig.json: {"compilerOptions": 1}
            options/b.ts
            kinds/tsconfig.json: {"compilerOptions": {"jsx": 3, "strict": "yes", "paths": [], \
            "jsxFactory": []}, "references": [{"path": 1}]}
            kinds/b.ts
            node_modules/p/index.js
            node_modules/p/tsconfig.json: {"extends": "./gone"}
            """);
    assertEquals("json/b.ts", tree.find("json/a.ts", "./b"));
    assertEquals("node_modules/p/index.js", tree.find("json/a.ts", "p"));
    assertEquals(
        "Package \"x\" is not installed: no node_modules/x in /json or above",
        tree.find("json/a.ts", "x"));
    assertEquals(
        "Could not find \"@/x\": it is not the name of a package;"
            + " /json/tsconfig.json:1:21: not JSON: expected a value but found '}'",
        tree.find("json/a.ts", "@/x"));
    assertEquals("gone/b.ts", tree.find("gone/a.ts", "x"));
    assertEquals(
        "Package \"~\" is not installed: no node_modules/~ in /gone or above;"
            + " /gone/tsconfig.json:1:13 extends \"./no\", which does not exist",
        tree.find("gone/a.ts", "~/y"));
    assertEquals(
        List.of("/json/tsconfig.json:1:21 not JSON: expected a value but found '}'"),
        warnings(tree, "./json/b"));
    assertEquals(
        List.of("/gone/tsconfig.json:1:13 It extends \"./no\", which does not exist"),
        warnings(tree, "./gone/b"));
    assertEquals(
        List.of(
            "/loop/l.json:1:13 It extends itself:"
                + " /loop/tsconfig.json -> /loop/l.json -> /loop/tsconfig.json"),
        warnings(tree, "./loop/b"));
    assertEquals(
        List.of("/ref/tsconfig.json:1:39 It refers to \"./no.json\", which does not exist"),
        warnings(tree, "./ref/b"));
    assertEquals(
        List.of(
            "/fit/tsconfig.json:1:13 \"extends\" has to be a path or a list of paths, not a number",
            "/fit/tsconfig.json:1:25 \"files\" has to be a list of texts, not a text",
            "/fit/tsconfig.json:1:45 \"references\" has to be a list of objects, not a number",
            "/fit/tsconfig.json:1:79 a key of \"paths\" has one star at most",
            "/fit/tsconfig.json:1:96 \"paths\" has to be a list of texts, not a text",
            "/fit/tsconfig.json:1:113 \"baseUrl\" has to be a path, not a list"),
        warnings(tree, "./fit/b"));
    assertEquals(
        List.of(
            "/options/tsconfig.json:1:21 \"compilerOptions\" has to be an object, not a number"),
        warnings(tree, "./options/b"));
    assertEquals(
        List.of(
            "/kinds/tsconfig.json:1:29 \"jsx\" has to be a text, not a number",
            "/kinds/tsconfig.json:1:42 \"strict\" has to be a boolean, not a text",
            "/kinds/tsconfig.json:1:58 \"paths\" has to be an object of lists of paths, not a list",
            "/kinds/tsconfig.json:1:76 \"jsxFactory\" has to be a text, not a list",
            "/kinds/tsconfig.json:1:105 \"path\" has to be a path, not a number"),
        warnings(tree, "./kinds/b"));
    assertEquals(List.of(), warnings(tree, "p"));
  }

  private static List<String> warnings(TestTree tree, String request) {
    return tree.resolve("main.ts", request, JavaScriptKinds.IMPORT).warnings().stream()
        .map(one -> one.path() + ":" + one.line() + ":" + one.column() + " " + one.message())
        .map(tree::shorten)
        .toList();
  }

  @Test
  void aFileThatIsExtendedManyTimesIsReadOnce() {
    StringBuilder lines =
        new StringBuilder("a.ts\nok.ts\ntsconfig.json: {\"extends\": \"./t0\"}\n");
    for (int file = 0; file < 40; file++) {
      lines.append("t%d.json: {\"extends\": [\"./t%d\", \"./t%2$d\"]}%n".formatted(file, file + 1));
    }
    lines.append("t40.json: {\"compilerOptions\": {\"paths\": {\"@/*\": [\"./*\"]}}}");
    TestTree tree = TestTree.of(root, lines.toString());
    assertEquals("ok.ts", tree.find("a.ts", "@/ok"));
  }

  @Test
  void ofManyWaysToAFileTheLastOneCounts() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"extends": ["./one", "./two"]}
            one.json: {"extends": "./base", "compilerOptions": {"paths": {"x": ["./one"]}}}
            two.json: {"extends": "./base"}
            base.json: {"compilerOptions": {"paths": {"x": ["./base"]}}}
            circle/tsconfig.json: {"extends": ["./one", "./one", "./two"]}
            circle/one.json: {"extends": ["./two", "./two"]}
            circle/two.json: {"extends": ["./one", "./tsconfig.json"], \
            "compilerOptions": {"paths": {"x": ["../one"]}}}
            one.ts
            base.ts
            """);
    assertEquals("base.ts", tree.find("a.ts", "x"));
    assertEquals("one.ts", tree.find("circle/a.ts", "x"));
  }

  @Test
  void aLongChainIsFollowed() {
    StringBuilder lines = new StringBuilder("x.ts\ntsconfig.json: {\"extends\": \"./t0\"}\n");
    for (int file = 0; file < 3_000; file++) {
      lines.append("t%d.json: {\"extends\": \"./t%d\"}%n".formatted(file, file + 1));
    }
    lines.append("t3000.json: {\"compilerOptions\": {\"paths\": {\"@/*\": [\"./*\"]}}}");
    assertEquals("x.ts", TestTree.of(root, lines.toString()).find("a.ts", "@/x"));
  }

  @Test
  void whatIsExtendedMayLackAnExtensionOrBeADirectoryOfAPackage() {
    TestTree tree =
        TestTree.of(
            root,
            """
            1/tsconfig.json: {"extends": "pkg/focus.json"}
            2/tsconfig.json: {"extends": "pkg/dir"}
            3/tsconfig.json: {"extends": "pkg/field"}
            4/tsconfig.json: {"extends": "self"}
            5/tsconfig.json: {"extends": ["listed/strict"]}
            6/tsconfig.json: {"extends": "./dir"}
            6/dir/tsconfig.json: {}
            6/dir.json: {"compilerOptions": {"paths": {"x": ["../x"]}}}
            7/tsconfig.json: {"extends": "pkg/both"}
            node_modules/pkg/package.json: {}
            node_modules/pkg/focus.json.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            node_modules/pkg/dir/tsconfig.json: {"compilerOptions": {"paths": {"x": ["../../../x"]}}}
            node_modules/pkg/field/package.json: {"tsconfig": "./deep"}
            node_modules/pkg/field/deep.json: {"compilerOptions": {"paths": {"x": ["../../../x"]}}}
            node_modules/pkg/both.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            node_modules/pkg/both/tsconfig.json: {"compilerOptions": {"paths": {"x": ["./no"]}}}
            node_modules/self/package.json: {"tsconfig": "."}
            node_modules/self/tsconfig.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            node_modules/listed/package.json: {"exports": {"./strict": [null, "./s.json"]}}
            node_modules/listed/s.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            x.ts
            """);
    for (int directory = 1; directory <= 7; directory++) {
      assertEquals("x.ts", tree.find(directory + "/a.ts", "x"), "directory " + directory);
    }
  }

  @Test
  void aPatternForAScopeDoesNotHideThatAPackageIsNotInstalled() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"paths": {"@r/*": ["./packages/*"], "@/*": ["./*"]}}}
            packages/a.ts
            """);
    assertEquals("packages/a.ts", tree.find("a.ts", "@r/a"));
    assertEquals(
        "Package \"@r/b\" is not installed: no node_modules/@r/b in / or above",
        tree.find("a.ts", "@r/b").replace("in  or", "in / or"));
    assertEquals("@r/b", tree.resolve("a.ts", "@r/b", JavaScriptKinds.IMPORT).missingPackage());
    assertTrue(
        tree.find("a.ts", "@/b").startsWith("Could not find \"@/b\": paths \"@/*\" of /tsconfig"));
  }

  @Test
  void rootDirsAreAsOneDirectory() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"rootDirs": ["src", "./gen", "gen/nested"]}}
            src/a.ts
            src/both.ts
            src/deep/b.ts
            gen/made.ts
            gen/both.ts
            gen/deep/index.ts
            gen/nested/n.ts
            node_modules/p/index.js
            """);
    assertEquals("gen/made.ts", tree.find("src/a.ts", "./made"));
    assertEquals("gen/made.ts", tree.find("src/deep/b.ts", "../made.js?x"));
    assertEquals("src/both.ts", tree.find("src/a.ts", "./both"));
    assertEquals("gen/deep/index.ts", tree.find("src/a.ts", "./deep"));
    assertEquals("gen/nested/n.ts", tree.find("src/a.ts", "./n"));
    assertEquals("src/a.ts", tree.find("gen/nested/n.ts", "./a"));
    assertEquals(
        "Could not find \"./no\": no file /src/no, with or without .tsx, .ts, .jsx, .js, .css, .json",
        tree.find("src/a.ts", "./no"));
    assertTrue(tree.find("node_modules/p/index.js", "./made").startsWith("Could not find"));
  }

  /** Whichever of them is named first. */
  @Test
  void aFileBelongsToTheInnermostOfNestedRootDirs() {
    TestTree tree =
        TestTree.of(
            root,
            """
            down/tsconfig.json: {"compilerOptions": {"rootDirs": ["src", "src/made"]}}
            down/src/a.ts
            down/src/made/b.ts
            up/tsconfig.json: {"compilerOptions": {"rootDirs": ["src/made", "src"]}}
            up/src/a.ts
            up/src/made/b.ts
            """);
    for (String project : List.of("down", "up")) {
      assertEquals(project + "/src/a.ts", tree.find(project + "/src/made/b.ts", "./a"));
      assertEquals(project + "/src/made/b.ts", tree.find(project + "/src/a.ts", "./b"));
    }
  }

  @Test
  void moduleSuffixesComeBetweenNameAndExtension() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"moduleSuffixes": [".ios", ".native", ""]}}
            a.ts
            s.ts
            s.ios.ts
            s.native.ts
            n.native.tsx
            plain.ts
            j.ios.ts
            i/index.ios.ts
            strict/tsconfig.json: {"compilerOptions": {"moduleSuffixes": [".ios"]}}
            strict/s.ts
            strict/t.ios.ts
            node_modules/p/index.js
            node_modules/p/index.ios.js
            """);
    assertEquals("s.ios.ts", tree.find("a.ts", "./s"));
    assertEquals("s.ios.ts", tree.find("a.ts", "./s.ts"));
    assertEquals("n.native.tsx", tree.find("a.ts", "./n"));
    assertEquals("plain.ts", tree.find("a.ts", "./plain"));
    assertEquals("j.ios.ts", tree.find("a.ts", "./j.js"));
    assertEquals("i/index.ios.ts", tree.find("a.ts", "./i"));
    assertEquals("strict/t.ios.ts", tree.find("strict/a.ts", "./t"));
    assertTrue(tree.find("strict/a.ts", "./s").startsWith("Could not find"));
    assertEquals("node_modules/p/index.js", tree.find("a.ts", "p"));
  }

  @Test
  void customConditionsHoldForTheFilesOfTheProject() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"imports": {"#i": {"source": "./s.ts", "default": "./d.ts"}}}
            tsconfig.json: {"compilerOptions": {"customConditions": ["source"]}}
            s.ts
            d.ts
            node_modules/p/package.json: {"exports": {".": {"source": "./s.ts", "default": "./d.js"}, \
            "./none": {"x": "./s.ts"}}}
            node_modules/p/s.ts
            node_modules/p/d.js
            node_modules/q/index.js
            """);
    assertEquals("node_modules/p/s.ts", tree.find("a.ts", "p"));
    assertEquals("node_modules/p/s.ts", tree.find("a.ts", "p", JavaScriptKinds.REQUIRE));
    assertEquals("s.ts", tree.find("a.ts", "#i"));
    assertEquals("node_modules/p/d.js", tree.find("node_modules/q/index.js", "p"));
    assertEquals(
        "Package \"p\" exports no \"./none\" for the conditions"
            + " import, browser, module, production, default, source",
        tree.find("a.ts", "p/none"));
  }

  @Test
  void nullTakesBackWhatIsInherited() {
    TestTree tree =
        TestTree.of(
            root,
            """
            base.json: {"compilerOptions": {"baseUrl": "./lib", "paths": {"x": ["./x.ts"]}, \
            "rootDirs": ["./p", "./lib"], "moduleSuffixes": [".ios", ""], "customConditions": ["c"]}}
            lib/x.ts
            lib/y.ts
            p/tsconfig.json: {"extends": "../base.json"}
            p/z.ts
            p/z.ios.ts
            n/tsconfig.json: {"extends": "../base.json", "compilerOptions": {"baseUrl": null, \
            "paths": null, "rootDirs": null, "moduleSuffixes": null, "customConditions": null}}
            n/z.ts
            n/z.ios.ts
            node_modules/e/package.json: {"exports": {"c": "./c.js", "default": "./d.js"}}
            node_modules/e/c.js
            node_modules/e/d.js
            """);
    assertEquals("lib/x.ts", tree.find("p/a.ts", "x"));
    assertEquals("lib/y.ts", tree.find("p/a.ts", "y"));
    assertEquals("lib/y.ts", tree.find("p/a.ts", "./y"));
    assertEquals("p/z.ios.ts", tree.find("p/a.ts", "./z"));
    assertEquals("node_modules/e/c.js", tree.find("p/a.ts", "e"));
    assertTrue(tree.find("n/a.ts", "x").startsWith("Package \"x\" is not installed"));
    assertTrue(tree.find("n/a.ts", "y").startsWith("Package \"y\" is not installed"));
    assertTrue(tree.find("n/a.ts", "./y").startsWith("Could not find"));
    assertEquals("n/z.ts", tree.find("n/a.ts", "./z"));
    assertEquals("node_modules/e/d.js", tree.find("n/a.ts", "e"));
  }

  @Test
  void anInternalNameIsExtended() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"imports": {"#config/*": "./config/*.json", "#plain": "plain/base.json", \
            "#no": "", "#gone": "./gone.json"}}
            config/strict.json: {"compilerOptions": {"paths": {"x": ["../x.ts"]}}}
            x.ts
            node_modules/plain/base.json: {"compilerOptions": {"paths": {"x": ["../../x"]}}}
            1/tsconfig.json: {"extends": "#config/strict"}
            2/tsconfig.json: {"extends": ["#plain"]}
            3/tsconfig.json: {"extends": "#no"}
            4/tsconfig.json: {"extends": "#gone"}
            """);
    assertEquals("x.ts", tree.find("1/a.ts", "x"));
    assertEquals("x.ts", tree.find("2/a.ts", "x"));
    assertTrue(tree.find("3/a.ts", "~").contains(" extends \"#no\", which does not exist"));
    assertTrue(tree.find("4/a.ts", "~").contains(" extends \"#gone\", which does not exist"));
  }

  @Test
  void browserMapsAndInternalNamesKnowTheProject() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"browser": {"both": "./shim.ts", "to": "@/x"}, \
            "imports": {"#in": "./x.ts", "#to": "@/x"}}
            tsconfig.json: {"compilerOptions": {"paths": {"both": ["./x.ts"], "@/*": ["./*"], \
            "#in": ["./shim.ts"], "/*": ["./pub/*"]}}}
            a.ts
            x.ts
            shim.ts
            pub/y.png
            """);
    assertEquals("shim.ts", tree.find("a.ts", "both"));
    assertEquals("x.ts", tree.find("a.ts", "to"));
    assertEquals("shim.ts", tree.find("a.ts", "#in"));
    assertEquals("x.ts", tree.find("a.ts", "#to"));
    assertEquals("pub/y.png", tree.find("a.ts", "/y.png"));
    assertEquals("x.ts", tree.find("a.ts", "@/x", JavaScriptKinds.WORKER));
  }

  @Test
  void theProjectSaysHowItsSourcesAreRead() {
    TestTree tree =
        TestTree.of(
            root,
            """
            base.json: {"compilerOptions": {"jsx": "react-jsx", "jsxFactory": "h"}}
            package.json: {"type": "module"}
            tsconfig.json: {"files": [], "references": [{"path": "./tsconfig.app.json"}]}
            tsconfig.app.json: {"extends": "./base.json", "include": ["src"], \
            "compilerOptions": {"verbatimModuleSyntax": true, "jsxFactory": null}}
            src/a.tsx
            src/b.jsx
            test/c.ts
            node_modules/p/tsconfig.json: {"extends": "../../base.json"}
            node_modules/p/index.ts
            old/tsconfig.json: {"compilerOptions": {"importsNotUsedAsValues": "error", \
            "jsxFactory": "preact.h", "jsxFragmentFactory": "preact.Fragment"}}
            old/package.json: {}
            old/d.mts
            """);
    assertEquals(
        SourceSettings.of(
            SourceSettings.ESM_PACKAGE
                | SourceSettings.KEEPS_NAMES
                | SourceSettings.KEEPS_STATEMENTS
                | SourceSettings.AUTOMATIC_JSX,
            "",
            ""),
        settings(tree, "./src/a.tsx"));
    assertEquals(SourceSettings.ESM, settings(tree, "./src/b.jsx"));
    assertEquals(SourceSettings.ESM, settings(tree, "./test/c.ts"));
    assertEquals(Settings.NONE, settings(tree, "p"));
    assertEquals(
        SourceSettings.of(SourceSettings.KEEPS_STATEMENTS, "preact.h", "preact.Fragment"),
        settings(tree, "./old/d.mts"));
  }

  private static Settings settings(TestTree tree, String request) {
    return tree.resolve("main.ts", request, JavaScriptKinds.IMPORT).settings();
  }
}
