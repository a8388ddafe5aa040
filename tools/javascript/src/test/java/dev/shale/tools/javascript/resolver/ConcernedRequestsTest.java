package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.LiveFacts;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request whose answer is another after changes is one that they concern, whatever changed. */
class ConcernedRequestsTest {
  private static final int SCRIPTS = Integer.getInteger("shale.concern.scripts", 40);
  private static final int STEPS = Integer.getInteger("shale.concern.steps", 12);
  private static final int FIRST_SEED = Integer.getInteger("shale.concern.seed", 0);

  private static final List<String> ASKERS =
      List.of(
          "src/main.ts",
          "src/a/main.js",
          "src/a/b/main.scss",
          "src/a/b/main.less",
          "lib/page.html",
          "lib/main.css",
          "pkgs/one/src/main.ts",
          "pkgs/two/main.js",
          "node_modules/dep/main.js",
          "node_modules/dep/lib/main.js",
          "main.vue");

  private static final List<String> REQUESTS =
      List.of(
          "./x",
          "./x.js",
          "./foo",
          "./foo.js",
          "./foo.test",
          ".",
          "./",
          "..",
          "../x",
          "../foo.js",
          "../lib/x",
          "../a/../x",
          "../..",
          "./a",
          "./a/",
          "./a/x",
          "./linked/x",
          "./linked",
          "../linked/foo",
          "./x?raw",
          "./foo.js#y",
          "./x.ts",
          "./x.css",
          "./foo.d",
          "./bar.svg",
          "./two/dist/main",
          "../../node_modules/two/dist/main",
          "x",
          "foo.js",
          "a/x",
          "lib/x",
          "x.css",
          "_x",
          "dep",
          "dep/x",
          "dep/main.js",
          "@s/r",
          "@s/r/x",
          "one",
          "one/x",
          "one/dist/x",
          "two",
          "two/src/x",
          "two/dist/main.js",
          "top",
          "@/x",
          "@/a/foo",
          "~/x",
          "~dep",
          "~two/x",
          "pkg:two",
          "#own",
          "#dep",
          "exact",
          "al",
          "al/x",
          "map/x",
          "mapped",
          "/x",
          "/src/x",
          "node:fs",
          "fs",
          "events",
          "http://a/b",
          "!!raw!./x",
          "@types/x",
          "y/foo",
          "src/foo",
          "./many1",
          "./many3.js",
          "bar.svg",
          "shim");

  private static final List<DependencyKind> KINDS =
      List.of(
          JavaScriptKinds.IMPORT,
          JavaScriptKinds.REQUIRE,
          JavaScriptKinds.URL,
          JavaScriptKinds.WORKER,
          JavaScriptKinds.REQUIRE_RESOLVE,
          JavaScriptKinds.CSS_IMPORT,
          JavaScriptKinds.CSS_URL,
          JavaScriptKinds.SASS_USE,
          JavaScriptKinds.STYLE_IMPORT);

  @TempDir Path directory;

  /** Who asks for what. */
  private record Question(String asker, String request, DependencyKind kind, boolean isForTypes) {
    Resolved ask(Path root, Resolver resolver) {
      Resolved from = Resolved.file(root.resolve(asker).toString());
      return isForTypes
          ? resolver.resolveTypes(from, request, kind)
          : resolver.resolve(from, request, kind);
    }
  }

  private static List<Question> questions(Random random) {
    List<Question> questions = new ArrayList<>();
    for (String asker : ASKERS) {
      for (String request : REQUESTS) {
        if (random.nextBoolean()) {
          DependencyKind kind = KINDS.get(random.nextInt(2) * random.nextInt(KINDS.size()));
          questions.add(new Question(asker, request, kind, random.nextInt(4) == 0));
        }
      }
    }
    return questions;
  }

  private static ResolverOptions options(Path root, Random random) {
    Platform platform = random.nextBoolean() ? Platform.BROWSER : Platform.NODE;
    ResolverOptions.Builder options = ResolverOptions.of(platform, Mode.PRODUCTION).toBuilder();
    if (random.nextInt(3) == 0) {
      options.alias(
          Map.of("al", List.of(root.resolve("far").toString()), "fallen", List.of("./x", "dep")));
      options.fallback(Map.of("events", List.of("two"), "x", List.of("./foo", "one")));
    }
    if (random.nextInt(3) == 0) {
      ResolverOptions.Sources[] sources = ResolverOptions.Sources.values();
      options.outside(
          new ResolverOptions.Outside(
              List.of(),
              List.of("shim"),
              Map.of("one", root.resolve("pkgs/one"), "two", root.resolve("pkgs/two")),
              sources[random.nextInt(sources.length)],
              true));
    }
    if (random.nextInt(5) == 0) {
      options.preferRelative(true).roots(List.of(root.resolve("public"), root.resolve("lib")));
    }
    if (random.nextInt(5) == 0) {
      String page = root.resolve("lib/map.json").toString();
      options.importMaps(
          new ResolverOptions.ImportMaps(
              List.of(
                  new ResolverOptions.ImportMaps.Mapping("", "mapped", "./foo.js", page),
                  new ResolverOptions.ImportMaps.Mapping("", "map/", "../src/", page)),
              List.of()));
    }
    return options.build();
  }

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  @Test
  void noAnswerIsAnotherOfARequestThatIsNotConcerned() throws IOException {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(Files.createDirectory(directory.resolve("p" + seed)).toRealPath(), seed);
    }
    System.getLogger("concern").log(System.Logger.Level.INFO, counts.toString());
    // So the test may fail: many are not asked, and many do change.
    assertTrue(counts.get("spared") > 20 * SCRIPTS * STEPS, counts.toString());
    assertTrue(counts.get("other") > SCRIPTS * STEPS / 4, counts.toString());
  }

  private void run(Path root, int seed) throws IOException {
    Random random = new Random(seed);
    ConcernFiles files = new ConcernFiles(root, random);
    ResolverOptions options = options(root, random);
    List<Question> questions = questions(random);
    Map<Question, Resolved> known = new LinkedHashMap<>();
    List<String> edits = new ArrayList<>();
    try (Region region = Region.open("test", Region.UNLIMITED);
        LiveFacts facts = new LiveFacts(region, false, 1)) {
      JavaScriptResolver first = JavaScriptResolver.observing(options);
      questions.forEach(question -> known.put(question, question.ask(root, first)));
      facts.learnedAll(observations(first), path -> true);
      for (int step = 0; step < STEPS; step++) {
        Set<String> before = names(root);
        for (int edit = random.nextInt(3) * random.nextInt(2); edit >= 0; edit--) {
          edits.add(files.edit());
        }
        boolean isSwept = random.nextBoolean();
        ChangedPaths changes =
            isSwept
                ? facts.sweep(observations(JavaScriptResolver.observing(options))).answers()
                : told(facts, before, names(root));
        String label = "seed " + seed + " step " + step + (isSwept ? " swept" : " told");
        check(root, options, facts, changes, known, label + " after " + edits);
      }
    }
  }

  private static Observations observations(Resolver resolver) {
    Observations observations = resolver.observations();
    assertTrue(observations != null);
    return observations;
  }

  private static Set<String> names(Path root) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.toList()) {
        String type = Files.isSymbolicLink(path) ? Files.readSymbolicLink(path).toString() : "";
        boolean isSettings = path.toString().endsWith(".json") && Files.isRegularFile(path);
        names.add(path + "\0" + type + (isSettings ? Files.readString(path) : ""));
      }
    }
    return names;
  }

  private static ChangedPaths told(LiveFacts facts, Set<String> before, Set<String> after) {
    Set<String> paths = new HashSet<>(before);
    paths.addAll(after);
    paths.removeIf(path -> before.contains(path) && after.contains(path));
    ChangedPaths changes = facts.noChange();
    for (String path : paths) {
      facts.find(path.substring(0, path.indexOf('\0')), changes);
    }
    if (!paths.isEmpty() && !facts.areLinksSame()) {
      changes.everything("a link leads elsewhere");
    }
    return changes;
  }

  private void check(
      Path root,
      ResolverOptions options,
      LiveFacts facts,
      ChangedPaths changes,
      Map<Question, Resolved> known,
      String label) {
    facts.addLinked(changes);
    JavaScriptResolver fresh = new JavaScriptResolver(options);
    JavaScriptResolver next = JavaScriptResolver.observing(options);
    boolean isAll = changes.isEverything();
    count(isAll ? "all" : changes.isEmpty() ? "none" : "some");
    Resolver.Concern concern = isAll || changes.isEmpty() ? null : next.concern(changes);
    for (Map.Entry<Question, Resolved> one : known.entrySet()) {
      Question question = one.getKey();
      Resolved now = question.ask(root, fresh);
      Resolved from = Resolved.file(root.resolve(question.asker).toString());
      boolean isAsked = isAll || (concern != null && isConcerned(concern, changes, from, question));
      boolean isOther = !now.equals(one.getValue());
      if (isOther && !isAsked) {
        fail(label + "\n" + question + "\n" + one.getValue() + "\n" + now + "\n" + changes.paths());
      }
      count(isOther ? "other" : isAll ? "all alike" : isAsked ? "alike" : "spared");
      if (isAsked) {
        one.setValue(question.ask(root, next));
        assertEquals(now, one.getValue(), label);
      }
    }
    if (isAll) {
      facts.learnedAll(observations(next), path -> true);
    } else {
      facts.learned(observations(next), path -> true, changes);
    }
  }

  /** As an update asks: of the text alone first, where the file that asks did not change. */
  private static boolean isConcerned(
      Resolver.Concern concern, ChangedPaths changes, Resolved from, Question question) {
    byte[] text = question.request.getBytes(StandardCharsets.UTF_8);
    boolean isSpared =
        !changes.contain(from.path())
            && !concern.mayConcern(Arrays.copyOf(text, text.length + 1), text.length);
    boolean isConcerned = concern.isConcerned(from, question.request, question.kind);
    if (isSpared && isConcerned) {
      fail(question + " is concerned, and its text is said not to be; " + changes.paths());
    }
    return isConcerned;
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  @Test
  void aFileBesideOthersConcernsFew() throws IOException {
    Path root = directory.toRealPath();
    TestTree.of(root, "src/a.ts\nsrc/b.ts\ntsconfig.json: {}\nnode_modules/dep/index.js");
    ResolverOptions options = ResolverOptions.browser(Mode.PRODUCTION);
    try (Region region = Region.open("test", Region.UNLIMITED);
        LiveFacts facts = new LiveFacts(region, false, 1)) {
      JavaScriptResolver first = JavaScriptResolver.observing(options);
      Resolved from = Resolved.file(root.resolve("src/a.ts").toString());
      for (String request : List.of("./b", "./gone", "dep", "fs")) {
        first.resolve(from, request, JavaScriptKinds.IMPORT);
      }
      facts.learnedAll(observations(first), path -> true);
      Files.writeString(root.resolve("src/gone.ts"), "");
      ChangedPaths changes =
          facts.sweep(observations(JavaScriptResolver.observing(options))).answers();
      assertFalse(changes.isEverything(), changes.reason());
      assertEquals(Set.of(root.resolve("src/gone.ts").toString()), changes.paths());
      Resolver.Concern concern = JavaScriptResolver.observing(options).concern(changes);
      assertTrue(concern.isConcerned(from, "./gone", JavaScriptKinds.IMPORT));
      for (String request : List.of("./b", "dep", "fs", "../gone")) {
        assertFalse(concern.isConcerned(from, request, JavaScriptKinds.IMPORT), request);
        byte[] text = request.getBytes(StandardCharsets.UTF_8);
        assertEquals(request.equals("../gone"), concern.mayConcern(text, text.length), request);
      }
    }
  }
}
