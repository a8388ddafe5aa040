package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages whose maps lead anywhere, also in circles, through browser maps, main fields, exports,
 * imports, links and paths of tsconfig.json: each request has an answer, and it is the same
 * whatever was asked before.
 */
class CirclesTest {
  private static final int SEEDS = 150;
  private static final List<String> FOLDERS = List.of("", "lib/", "lib/deep/");
  private static final List<String> FILES = List.of("index.js", "a.js", "b.js");
  private static final List<String> VALUES =
      List.of(
          ".",
          "./",
          "..",
          "./a.js",
          "./b.js",
          "./lib",
          "./lib/",
          "./lib/a",
          "./lib/deep/",
          "./index",
          "../p",
          "../q/",
          "./link",
          "p",
          "q",
          "p/lib",
          "q/",
          "a.js",
          "lib",
          "#a",
          "#b/x",
          "self/lib",
          "@/p",
          "@/lib/a");
  private static final List<String> REQUESTS =
      List.of(
          "p",
          "q",
          "p/",
          "q/lib",
          "p/lib/a",
          "./a",
          "./lib",
          "./lib/",
          ".",
          "..",
          "./index.js",
          "#a",
          "#b/x",
          "#b/lib/a",
          "@/p",
          "@/lib/a",
          "p/lib/deep",
          "./link",
          "./link/a",
          "a.js",
          "lib",
          "q/b.js");
  private static final List<String> ISSUERS =
      List.of("c.js", "lib/c.js", "node_modules/p/c.js", "node_modules/q/lib/c.js");

  @TempDir Path root;

  private record Question(String issuer, String request) {}

  @Test
  void everyRequestHasOneAnswer() {
    List<Question> questions = new ArrayList<>();
    for (String issuer : ISSUERS) {
      for (String request : REQUESTS) {
        questions.add(new Question(issuer, request));
      }
    }
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Path project = root.resolve(Integer.toString(seed));
      List<String> lines = lines(random);
      String text = String.join("\n", lines);
      TestTree one = TestTree.of(make(project), text);
      List<String> answers = questions.stream().map(question -> answer(one, question)).toList();
      List<Integer> order = new ArrayList<>();
      for (int question = 0; question < questions.size(); question++) {
        order.add(question);
      }
      Collections.shuffle(order, random);
      TestTree other = TestTree.of(project, "");
      for (int question : order) {
        assertEquals(
            answers.get(question),
            answer(other, questions.get(question)),
            "seed " + seed + ": " + questions.get(question) + "\n" + text);
      }
    }
  }

  private static Path make(Path project) {
    project.toFile().mkdirs();
    return project;
  }

  private static String answer(TestTree tree, Question question) {
    Resolved answer = tree.resolve(question.issuer, question.request, JavaScriptKinds.IMPORT);
    return tree.text(answer);
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (String home : List.of("", "node_modules/p/", "node_modules/q/")) {
      for (String folder : FOLDERS) {
        for (String file : FILES) {
          if (random.nextInt(3) > 0) {
            lines.add(home + folder + file);
          }
        }
        if (folder.isEmpty() || random.nextInt(3) == 0) {
          lines.add(home + folder + "package.json: " + packageJson(random));
        }
      }
      if (random.nextInt(3) == 0) {
        lines.add(home + "link -> " + List.of("lib", ".", "../q", "link").get(random.nextInt(4)));
      }
    }
    lines.add(
        "tsconfig.json: {\"extends\": \"./tsconfig.json\", \"compilerOptions\": {\"paths\": {\"@/*\":"
            + " [\"./*\", \"./lib/*\"], \"a.js\": [\""
            + value(random)
            + "\"]}}}");
    return lines;
  }

  private static String packageJson(Random random) {
    List<String> fields = new ArrayList<>();
    fields.add("\"name\": \"self\"");
    for (String field : List.of("main", "module")) {
      if (random.nextBoolean()) {
        fields.add("\"" + field + "\": \"" + value(random) + "\"");
      }
    }
    if (random.nextInt(4) > 0) {
      fields.add("\"browser\": " + map(random, VALUES));
    }
    if (random.nextInt(3) == 0) {
      fields.add("\"exports\": " + map(random, List.of(".", "./", "./lib/", "./*", "./lib/a")));
    }
    if (random.nextInt(3) == 0) {
      fields.add("\"imports\": " + map(random, List.of("#a", "#b/*", "#b/")));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String map(Random random, List<String> keys) {
    List<String> entries = new ArrayList<>();
    for (int entry = random.nextInt(4); entry >= 0; entry--) {
      String key = keys.get(random.nextInt(keys.size()));
      String star = key.endsWith("*") && random.nextBoolean() ? "/*" : "";
      entries.add("\"" + key + "\": \"" + value(random) + star + "\"");
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
