package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.KeptBuilds;
import dev.shale.engine.cache.Scopes;
import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.StoreOptions;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Terminal;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from an earlier run, and what is not. */
class WarmTest {
  private static final int SETTLED_MILLIS = 30;

  @TempDir Path directory;

  private Project project;
  private Path cache;

  @BeforeEach
  void makeProject() throws InterruptedException {
    project = Project.small(directory);
    cache = project.root().resolve("node_modules/.cache/shale");
    settle();
  }

  /** From here on the times of files are believed. */
  private String read(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void settle() throws InterruptedException {
    Thread.sleep(SETTLED_MILLIS);
  }

  private Path file(String path) {
    return project.root().resolve(path);
  }

  /** The graph with a cache, which is as without; returns what was taken from it. */
  private String warm(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("graph", "--json", "--timings"), Stream.of(options))
            .toArray(String[]::new);
    Run warm = project.run(arguments);
    Run cold = project.run("graph", "--json", "--no-cache");
    assertEquals(cold.out(), warm.out());
    assertEquals(cold.status(), warm.status());
    return warm.err().lines().filter(line -> line.startsWith("cache")).findFirst().orElse("");
  }

  private Map<String, FileTime> contents() throws IOException {
    Map<String, FileTime> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(cache)) {
      for (Path file : files.toList()) {
        contents.put(file + " " + Files.size(file), Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }

  @Test
  void nothingIsReadOrWrittenWhenNothingChanged() throws IOException {
    assertTrue(warm().contains("6 parsed"));
    Map<String, FileTime> before = contents();
    assertTrue(warm().contains("restored"));
    assertEquals(before, contents());
    assertFalse(warm().contains(" read"));
  }

  @Test
  void whatAPatternMeansIsKeptCurrent() throws Exception {
    Path entry = project.root().resolve("src/index.ts");
    String source = Files.readString(entry);
    Files.createDirectories(file("lang/far"));
    Files.writeString(file("lang/de.js"), "");
    Files.writeString(file("lang/en.js"), "");
    Files.writeString(entry, source + "\nimport(`../lang/${x}.js`);\nimport('../lang/de');\n");
    settle();
    warm();
    settle();
    assertTrue(warm().contains("restored"));
    // The place of the pattern is that of each of its rows.
    Files.writeString(entry, "// c\n" + Files.readString(entry));
    settle();
    assertTrue(warm().contains("requests of 1 module"));
    Files.writeString(file("lang/far/fr.js"), "import '../en';");
    settle();
    assertTrue(warm().contains("requests of"));
    assertEquals(0, project.run("why", "lang/far/fr.js").status());
    Files.delete(file("lang/de.js"));
    settle();
    warm();
    assertEquals(1, project.run("why", "lang/de.js").status());
  }

  /** So many names are asked for among the packages that the folder itself is compared. */
  @Test
  void theFolderOfTheCacheIsNoChange() throws InterruptedException {
    StringBuilder source = new StringBuilder();
    for (int number = 0; number < 60; number++) {
      project.with("node_modules/p" + number + "/index.js", "");
      source.append("import 'p").append(number).append("';\n");
    }
    project.with("src/a.ts", source.toString());
    settle();
    assertTrue(warm().contains("there is no cache yet"));
    String line = warm();
    assertTrue(line.contains("restored"), line);
  }

  @Test
  void theOtherCommandsTakeTheSameGraph() {
    String why = project.run("why", "lib", "--no-cache").out();
    String cycles = project.run("cycles", "--no-cache").out();
    warm();
    Run run = project.run("why", "lib", "--timings");
    assertEquals(why, run.out());
    assertTrue(run.err().contains("restored"), run.err());
    assertEquals(cycles, project.run("cycles").out());
  }

  @Test
  void aChangedLeafAloneIsParsed() {
    warm();
    project.with("node_modules/lib/util.js", "module.exports = 222;\n");
    project.with("src/a.ts", "export const a = () => 1;\n");
    String line = warm();
    assertTrue(line.contains("2 files read, 2 parsed, requests of no modules resolved"), line);
    project.with("src/a.ts", "import lib from \"lib\";\nexport const a = () => lib;\n");
    line = warm();
    assertTrue(line.contains(" 1 parsed, requests of 2 modules resolved"), line);
  }

  @Test
  void nothingIsResolvedForAFileWithTheSameImports() {
    String taken = "1 file read, 1 parsed, requests of no modules resolved: 1 file changed";
    warm();
    project.with(
        "src/a.ts", "// moved\n\n  import { b } from \"./b\"; export const a = () => b();\n");
    assertTrue(warm().endsWith(taken));
    assertSameAsAnew();
    assertTrue(warm().contains("restored"));
    for (String source :
        new String[] {
          "/*" + "far".repeat(30_000) + "*/ import { b } from \"./b\";\n",
          "import { b } from \"./b\";;\n",
          "import { c } from \"./b\";\n",
          "import { c } from \"./b\";\nexport { c };\n"
        }) {
      project.with("src/a.ts", source);
      String line = warm();
      assertTrue(line.contains(" 1 parsed, requests of "), line);
      assertSameAsAnew();
    }
  }

  private void assertSameAsAnew() {
    project.run("graph", "--cache", "fresh");
    assertEquals(WarmScripts.pages(file("fresh")), WarmScripts.pages(cache));
  }

  /** Its dependencies and exports are what they were. */
  @Test
  void aFileThatHasEffectsNowIsNotTakenForAPureOne() {
    String source = "import { b } from \"./b\";\nexport const a = () => b;\n";
    project.with("src/a.ts", source);
    assertTrue(isPure("src/a.ts"));
    project.with("src/a.ts", source + "b();\n");
    assertFalse(isPure("src/a.ts"));
    project.with("src/a.ts", source);
    assertTrue(isPure("src/a.ts"));
  }

  /** What a build with the whole front end, which is kept, says of a file. */
  private boolean isPure(String path) {
    JavaScriptResolver resolver =
        JavaScriptResolver.observing(ResolverOptions.browser(Mode.PRODUCTION));
    BuildOptions options =
        BuildOptions.of(new JavaScriptFrontEnd(Mode.PRODUCTION), () -> resolver).withThreads(1);
    try (Workspace workspace = Workspace.open(options, CacheOptions.of(file("kept")))) {
      workspace.build(List.of(resolver.entry(file("src/index.ts"))));
      assertEquals("", workspace.awaitSaved());
      try (Snapshot graph = workspace.snapshot()) {
        int module = 0;
        while (!graph.name(graph.identifier(module)).equals(file(path).toString())) {
          module++;
        }
        return (graph.moduleFlags(module) & ModuleFlags.PURE) != 0;
      }
    }
  }

  @Test
  void recordsOfFilesThatAreNoMoreGoInTime() {
    warm();
    int most = 0;
    for (int edit = 0; edit < 70; edit++) {
      project.with(
          "src/a.ts", "// " + edit + "\nimport { b } from \"./b\";\nexport const a = b;\n");
      project.run("graph");
      most = Math.max(most, recordPackCount());
    }
    assertEquals(64, most);
    assertTrue(recordPackCount() < 10);
    assertSameAsAnew();
    project.with("src/index.ts", "import './b';\n").with("src/b.ts", "import './a';\n");
    assertTrue(warm().contains("2 parsed"));
  }

  private int recordPackCount() {
    PackStore store =
        PackStore.open(
            WarmScripts.folder(cache), Scopes.ALL, new StoreStamp(List.of()), StoreOptions.DEFAULT);
    try (Generation generation = store.anyGeneration()) {
      return generation.packCount(Scopes.RECORDS);
    }
  }

  @Test
  void whatIsCompressedIsTakenAfterAChange() {
    warm("--cache-compress");
    String stat = project.run("cache", "stat").out();
    assertTrue(stat.contains(" compressed to "), stat);
    project.with("src/a.ts", "export const a = () => 1;\n");
    String line = warm("--cache-compress");
    assertTrue(line.contains("1 parsed, requests of no modules resolved"), line);
  }

  @Test
  void whatHasTheSameContentIsNotParsed() throws IOException, InterruptedException {
    warm();
    Path file = file("src/a.ts");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    assertTrue(warm().contains("restored, 1 file read"));
    Files.copy(file, file("src/other"));
    Files.move(file("src/other"), file, StandardCopyOption.REPLACE_EXISTING);
    settle();
    assertTrue(warm().contains("restored, 1 file read"));
    assertTrue(warm().endsWith("restored"));
  }

  @Test
  void aFileThatMovesIsNotParsed() throws IOException, InterruptedException {
    warm();
    Files.createDirectories(file("src/deep"));
    Files.move(file("src/a.ts"), file("src/deep/index.ts"));
    project.with("src/index.ts", "import { a } from \"./deep\";\na();\n");
    settle();
    String line = warm();
    assertTrue(line.contains("3 files read, 1 parsed"), line);
  }

  /** To the one language an import is one of types that to the other is one of values. */
  @Test
  void aFileOfAnotherExtensionIsParsedThoughItsContentIsTheSame()
      throws IOException, InterruptedException {
    project.with("src/b.ts", "import { a } from \"./a\";\n");
    settle();
    warm();
    Files.move(file("src/b.ts"), file("src/b.js"));
    settle();
    String line = warm();
    assertTrue(line.contains("1 parsed"), line);
  }

  @Test
  void aFileThatWinsARequestIsNoticed() throws InterruptedException {
    warm();
    project.with("src/b.tsx", "import 'lib';\n");
    settle();
    String line = warm();
    assertTrue(line.endsWith("appeared or disappeared in " + file("src")), line);
    project.with("src/node_modules/lib/index.js", "");
    settle();
    line = warm();
    assertTrue(line.endsWith("appeared or disappeared in " + file("src")), line);
  }

  /** What a build takes from an earlier one it learned no less. */
  @Test
  void aFileThatWinsARequestIsNoticedThoughItsAnswerWasTakenOver() throws InterruptedException {
    warm();
    project.with("src/b.ts", "// moved\n" + read("src/b.ts"));
    settle();
    String line = warm();
    assertTrue(line.contains("requests of no modules resolved"), line);
    project.with("src/a.tsx", "import 'lib';\n");
    settle();
    line = warm();
    assertTrue(line.endsWith("appeared or disappeared in " + file("src")), line);
  }

  @Test
  void packagesAreTrustedWhileTheirInstallerIs() throws InterruptedException {
    project.with("node_modules/.package-lock.json", "{}");
    settle();
    warm();
    project.with("node_modules/lib/main.js", "require('./gone');\n");
    settle();
    Run trusting = project.run("graph", "--json", "--read-only-cache", "--timings");
    assertTrue(trusting.err().contains("restored"), trusting.err());
    assertTrue(warm("--no-managed", "--read-only-cache").contains("1 file changed"));
    project.with("node_modules/lib/package.json", "{\"name\": \"lib\", \"main\": \"./main.js\"}");
    settle();
    assertTrue(warm().contains("package.json changed"));
  }

  @Test
  void anInstallerThatRanIsNotTrusted() throws InterruptedException {
    project.with("node_modules/.package-lock.json", "{}");
    settle();
    warm();
    project.with("node_modules/lib/main.js", "require('./gone');\n");
    project.with("node_modules/.package-lock.json", "{\"patched\": true}");
    settle();
    assertTrue(warm().contains("1 file changed"));
  }

  @Test
  void buildsWithOtherOptionsAreKeptBesideEachOther() {
    String restored = " restored";
    warm();
    assertFalse(modules("--mode", "development").contains(restored));
    assertTrue(modules("--mode", "development").contains(restored));
    assertTrue(modules("--platform", "node").contains("0 parsed"));
    assertTrue(modules("src/b.ts").contains("0 parsed"));
    assertTrue(modules("src/b.ts").contains(restored));
    assertTrue(modules().contains(restored));
    String stat = project.run("cache", "stat").out();
    assertEquals(4, stat.lines().filter(line -> line.contains("generation 1")).count(), stat);
    assertTrue(stat.contains("  of " + file("src/b.ts") + "\n"), stat);
  }

  @Test
  void buildsThatWereNotUsedForLongGo() {
    warm();
    Path first = WarmScripts.folder(cache);
    assertEquals(
        "", modules("src/b.ts", "--cache-size", "1k").lines().skip(1).findAny().orElse(""));
    assertFalse(Files.exists(first));
    assertEquals(1, new KeptBuilds(cache).folders().size());
  }

  private String modules(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("graph", "--json", "--timings"), Stream.of(options))
            .toArray(String[]::new);
    Run run = project.run(arguments);
    return run.err().lines().filter(line -> line.startsWith("cache")).findFirst().orElse("");
  }

  @Test
  void settingsThatAreExtendedAreNoOtherEntries() throws InterruptedException {
    project.with("tsconfig.json", "{\"extends\": \"./base.json\"}").with("base.json", "{}");
    settle();
    warm();
    project.with("base.json", "{\"compilerOptions\": {\"verbatimModuleSyntax\": 1}}");
    String taken = warm();
    assertFalse(taken.contains("the entries are others"), taken);
    assertTrue(taken.contains("the settings of an entry are others"), taken);
  }

  @Test
  void aReadOnlyCacheIsNotWritten() throws IOException, InterruptedException {
    warm("--read-only-cache");
    assertFalse(Files.exists(cache));
    warm();
    Map<String, FileTime> before = contents();
    project.with("src/a.ts", "");
    settle();
    assertTrue(warm("--read-only-cache").contains("1 parsed"));
    assertEquals(before, contents());
  }

  @Test
  void nothingIsMadeWhereNothingIsInstalled() throws IOException {
    Path other = Files.createDirectories(file("src"));
    Run run = Run.of(other, Terminal.NONE, "graph", "b.ts");
    assertEquals(ExitStatus.OK, run.status());
    try (Stream<Path> files = Files.list(other)) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsASentence() {
    project.with("occupied", "");
    Run run = project.run("graph", "--cache", "occupied");
    assertEquals(ExitStatus.OK, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("shale: "), run.err());
  }

  @Test
  void damagedPacksAreAColdStartForThatPart() throws IOException {
    warm();
    Map<Path, byte[]> whole = new TreeMap<>();
    try (Stream<Path> files = Files.list(WarmScripts.folder(cache))) {
      for (Path file : files.toList()) {
        whole.put(file, Files.readAllBytes(file));
      }
    }
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      for (Map.Entry<Path, byte[]> file : whole.entrySet()) {
        Files.write(file.getKey(), damaged(file.getValue(), random));
      }
      warm("--read-only-cache");
    }
    assertTrue(warm().startsWith("cache"));
    assertTrue(warm().contains("restored"));
  }

  private static byte[] damaged(byte[] whole, Random random) {
    if (random.nextInt(5) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length + 1));
    }
    byte[] bytes = whole.clone();
    for (int flip = random.nextInt(200); flip > 0 && bytes.length > 0; flip--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** A front end that edits files while the build runs. */
  private record Meddling(FrontEnd frontEnd, Runnable edit) implements FrontEnd {
    @Override
    public String recordIdentity() {
      return frontEnd.recordIdentity();
    }

    @Override
    public Kinds kinds() {
      return frontEnd.kinds();
    }

    @Override
    public ModuleKind kindOf(String path) {
      return frontEnd.kindOf(path);
    }

    @Override
    public Parser newParser() {
      Parser parser = frontEnd.newParser();
      return (Resolved file, byte[] bytes, int begin, int end, ModuleRecord record) -> {
        parser.parse(file, bytes, begin, end, record);
        if (file.path().endsWith("/b.ts")) {
          edit.run();
        }
      };
    }
  }

  @Test
  void anEditDuringTheBuildIsNotTakenForWhatWasRead() throws InterruptedException {
    Runnable[] edits = {
      () -> project.with("src/b.ts", "import './types';\n"),
      () -> project.with("src/a.ts", "import './types';\n"),
      () -> project.with("src/b.tsx", "import './types';\n").with("src/b.jsx", ""),
      () -> project.with("package.json", "{\"name\": \"other\", \"type\": \"module\"}"),
      () -> project.with("node_modules/lib/package.json", "{\"main\": \"util.js\"}"),
      () -> project.with("src/package.json", "{"),
    };
    for (int number = 0; number < edits.length; number++) {
      Project.small(directory);
      settle();
      String name = "cache" + number;
      build(name, edits[number]);
      Run warm = project.run("graph", "--json", "--timings", "--cache", name);
      Run cold = project.run("graph", "--json", "--no-cache");
      assertEquals(cold.out(), warm.out(), "edit " + number);
      assertFalse(warm.err().contains("there is no cache"), warm.err());
    }
  }

  private void build(String cacheName, Runnable edit) {
    ReadProject read = ReadProject.of(project.root());
    Resolver resolver = read.language().resolver();
    BuildOptions options =
        BuildOptions.of(new Meddling(read.language().frontEnd(), edit), () -> resolver)
            .withThreads(2);
    CacheOptions kept =
        CacheOptions.of(file(cacheName))
            .withBuild(read.buildName())
            .withVersion(WarmFaults.VERSION);
    try (Workspace workspace = Workspace.open(options, kept)) {
      BuildReport report = workspace.build(read.entries());
      assertTrue(report.reuse().isKept());
      assertEquals("", workspace.awaitSaved());
    }
  }
}
