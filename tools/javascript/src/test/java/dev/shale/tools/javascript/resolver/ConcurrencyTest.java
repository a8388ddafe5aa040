package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
  private static final String[] REQUESTS = {
    "./a",
    "./b.js",
    "../a",
    "..",
    ".",
    "p",
    "p/x",
    "q",
    "q/lib/x",
    "none",
    "#x",
    "#p",
    "fs",
    "./no",
    "@s/p",
    "link",
    "./link/a",
    "shim",
    "self"
  };
  private static final String[] FROM = {"a.js", "d/a.ts", "d/e/b.js", "node_modules/p/index.js"};

  @TempDir Path root;

  @Test
  void fourThreadsGetTheSameAnswersAsOne() throws InterruptedException, ExecutionException {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"name": "self", "exports": "./a.js", "browser": {"shim": "p"}, \
            "imports": {"#x": "./d/a.ts", "#p": "p"}}
            a.js
            d/a.ts
            d/e/b.js
            d/index.js
            d/link -> ../a-real
            a-real/a.js
            node_modules/p/package.json: {"exports": {".": {"require": "./r.js", \
            "import": "./index.js"}, "./*": "./*.js"}}
            node_modules/p/index.js
            node_modules/p/r.js
            node_modules/p/x.js
            node_modules/q/package.json: {"main": "lib"}
            node_modules/q/lib/index.js
            node_modules/q/lib/x.js
            node_modules/@s/p/index.js
            node_modules/link -> ../a-real
            """);
    Map<String, Resolved> expected = answers(tree, newResolver(), 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 20; round++) {
        JavaScriptResolver resolver = newResolver();
        List<Callable<Map<String, Resolved>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          long seed = round * 4L + thread;
          tasks.add(() -> answers(tree, resolver, seed));
        }
        for (Future<Map<String, Resolved>> answers : threads.invokeAll(tasks)) {
          assertEquals(expected, answers.get(), "round " + round);
        }
      }
    }
  }

  private static JavaScriptResolver newResolver() {
    return new JavaScriptResolver(ResolverOptions.browser(Mode.PRODUCTION));
  }

  private static Map<String, Resolved> answers(
      TestTree tree, JavaScriptResolver resolver, long seed) {
    List<String[]> questions = new ArrayList<>();
    for (String from : FROM) {
      for (String request : REQUESTS) {
        questions.add(new String[] {from, request, JavaScriptKinds.IMPORT.label()});
        questions.add(new String[] {from, request, JavaScriptKinds.REQUIRE.label()});
      }
    }
    Collections.shuffle(questions, new Random(seed));
    Map<String, Resolved> answers = new TreeMap<>();
    for (String[] question : questions) {
      Resolved from = Resolved.file(tree.path(question[0]).toString());
      answers.put(
          String.join(" ", question),
          resolver.resolve(
              from,
              question[1],
              question[2].equals("require") ? JavaScriptKinds.REQUIRE : JavaScriptKinds.IMPORT));
    }
    return answers;
  }
}
