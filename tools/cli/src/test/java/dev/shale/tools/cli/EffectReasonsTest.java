package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of why a module has effects. */
class EffectReasonsTest {
  private static final Pattern REASON = Pattern.compile("\"sideEffects\":\"([^\"]*)\"");

  @TempDir Path directory;

  private String reason(String file, String source) {
    Run run = new Project(directory).with(file, source).run("exports", "--json", file);
    Matcher found = REASON.matcher(run.out());
    assertTrue(found.find(), run.out() + run.err());
    return found.group(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "f();                                   | a call",
        "window.f(1);                           | a call",
        "export const a = 1, b = f();           | a call",
        "new Date().x;                          | a call of a constructor",
        "window.x;                              | a property read that may run a getter",
        "globalThis.x = 1;                      | an assignment",
        "let x = 0; x++;                        | an assignment",
        "delete window.x;                       | a delete",
        "await 1; export {};                    | an await",
        "for (const x of y) x;                  | a loop",
        "while (false) {}                       | a loop",
        "throw 1;                               | a throw",
        "export const a = [...b];               | a spread that may run an iterator",
        "const { a } = window;                  | a pattern that may run getters",
        "tag`x`;                                | a tagged template",
        "import('./a.js');                      | an import()",
        "export class A { static { f(); } }     | a call",
        "export class A { static x = y.z; }     | a property read that may run a getter",
        "unheard;                               | a name that is declared nowhere",
        "export const f = () => g();            | none",
        "/* @__PURE__ */ f(g());                | a call",
        "var b; export const a = /* @__PURE__ */ b();  | none",
        "const a = (b = c()) => b; new X();     | a call of a constructor",
      })
  void theFirstEffectIsNamed(String source, String reason) {
    assertEquals(reason, reason("a.mjs", source));
  }

  @Test
  void whatTypeScriptAddsIsNamed() {
    assertEquals("a namespace with code", reason("a.ts", "namespace A { export const a = 1; }"));
    assertEquals("a decorator", reason("b.ts", "@d class A {}"));
    assertEquals("an export assignment", reason("c.cts", "export = 1;"));
    assertEquals("an import with require", reason("d.cts", "import a = require('./b');"));
  }

  @Test
  void aModuleThatIsKeptForItSaysTheLine() {
    Run run =
        new Project(directory)
            .with("main.js", "import './a.js';\nimport './b.js';\n")
            .with("a.js", "export const a = 1;\n\nglobalThis.a = a;\n")
            .with("b.js", "import './a.js';\n")
            .run("shake", "main.js");
    assertTrue(
        run.out().contains("a.js  for an assignment in line 3, by main.js:1:8\n"), run.out());
    assertTrue(run.out().contains("b.js  for the effects of a.js, by main.js:2:8\n"), run.out());
  }

  /** What was kept says the same, and an edit that only changes the reason is seen. */
  @Test
  void theReasonIsKept() {
    Project project =
        new Project(directory).with("main.js", "import './a.js';\n").with("a.js", "f();\n");
    String cold = project.run("shake", "--cache", "kept", "main.js").out();
    assertTrue(cold.contains("for a call in line 1"), cold);
    assertEquals(cold, project.run("shake", "--cache", "kept", "main.js").out());
    project.with("a.js", "\nnew f();\n");
    String edited = project.run("shake", "--cache", "kept", "main.js").out();
    assertTrue(edited.contains("for a call of a constructor in line 2"), edited);
  }
}
