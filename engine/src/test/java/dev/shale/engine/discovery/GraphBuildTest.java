package dev.shale.engine.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Workspace;
import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.query.Cycles;
import dev.shale.offheap.RegionLimitException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class GraphBuildTest {
  private static final ToyLanguage TOY = new ToyLanguage();

  @TempDir Path directory;

  private Resolved file(String name, String... lines) throws IOException {
    return file(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private Resolved file(String name, byte[] bytes) throws IOException {
    Path path = directory.resolve(name);
    Files.write(path, bytes);
    return Resolved.file(path.toString());
  }

  private static BuildOptions options(int threads) {
    return BuildOptions.of(TOY, () -> TOY).withThreads(threads);
  }

  /** A line per module and dependency, names without their folder. */
  private List<String> describe(Snapshot graph) {
    List<String> lines = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      lines.add(name(graph, module) + " " + graph.kind(module).label());
      for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
        int target = graph.target(dependency);
        lines.add(
            "  %d:%d %s -> %s"
                .formatted(
                    graph.line(dependency),
                    graph.column(dependency),
                    graph.name(graph.request(dependency)),
                    target == Snapshot.NO_MODULE ? "nothing" : name(graph, target)));
      }
    }
    return lines;
  }

  private String name(Snapshot graph, int module) {
    return graph.name(graph.identifier(module)).replace(directory + "/", "");
  }

  @Test
  void modulesAreNumberedInTheOrderOfDiscovery() throws IOException {
    Resolved entry = file("a.toy", "c.toy", "b.toy", "ext:fs", "none:b.toy");
    file("b.toy", "d.png", "a.toy");
    file("c.toy", "b.toy");
    file("d.png", "xyz");
    try (Workspace workspace = Workspace.open(options(2))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(List.of(), report.diagnostics());
      assertEquals(3, report.fileCount());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(
            List.of(
                "a.toy source",
                "  1:1 c.toy -> c.toy",
                "  2:1 b.toy -> b.toy",
                "  3:1 ext:fs -> ext:fs",
                "  4:1 none:b.toy -> b.toy",
                "c.toy source",
                "  1:1 b.toy -> b.toy",
                "b.toy source",
                "  1:1 d.png -> d.png",
                "  2:1 a.toy -> a.toy",
                "ext:fs external",
                "b.toy ignored",
                "d.png asset"),
            describe(graph));
        assertTrue(graph.isEntry(0));
        assertFalse(graph.isEntry(1));
        assertEquals(3, graph.bytes(5));
        assertEquals(2, graph.depth(5));
        assertTrue(graph.isRoot(2), "of the cycle, what most modules of it import");
        assertEquals(graph.component(0), graph.component(2));
      }
    }
  }

  @Test
  void aFileThatIsTooLargeIsAnErrorOfThatFile() throws IOException {
    Resolved entry = file("a.toy", "large.toy", "full.toy", "video.mp4", "b.toy");
    file("full.toy", "b.toy", "full");
    file("b.toy");
    long videoBytes = 5_000_000_000L;
    makeHole("large.toy", 100L << 30);
    makeHole("video.mp4", videoBytes);
    try (Workspace workspace = Workspace.open(options(2))) {
      BuildReport report = workspace.build(List.of(entry));
      List<String> messages = new ArrayList<>();
      report.diagnostics().forEach(problem -> messages.add(problem.message()));
      assertEquals(2, messages.size(), messages.toString());
      assertTrue(messages.get(0).contains("larger than the limit of 1073741823 bytes"));
      assertTrue(messages.get(1).contains("more memory than there is"), messages.get(1));
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(5, graph.moduleCount());
        assertEquals("video.mp4", name(graph, 3));
        assertEquals(videoBytes, graph.bytes(3));
      }
    }
  }

  @Test
  void aMessageIsNotAsLongAsWhatItIsAbout() throws IOException {
    Resolved entry = file("a.toy", "é😀".repeat(1_000_000) + ".toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      String message = workspace.build(List.of(entry)).diagnostics().getFirst().message();
      assertTrue(message.length() <= 2_000, "" + message.length());
      assertTrue(message.length() > 1_900, "" + message.length());
      assertTrue(message.contains(" ... "), message);
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      assertEquals(message, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** Makes a file that takes no room. */
  private void makeHole(String name, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(directory + "/" + name, "rw")) {
      file.setLength(bytes);
    }
  }

  @Test
  void theGraphIsTheSameWithAnyNumberOfThreads() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    int fileCount = 3_000;
    Resolved entry = null;
    for (int number = 0; number < fileCount; number++) {
      String[] requests = new String[random.nextInt(8)];
      for (int request = 0; request < requests.length; request++) {
        requests[request] = "f" + random.nextInt(fileCount) + ".toy";
      }
      Resolved file = file("f" + number + ".toy", requests);
      entry = number == 0 ? file("f0.toy", "f1.toy", "f2.toy", "f3.toy") : entry;
      assertTrue(file.path().endsWith(".toy"));
    }
    List<String> expected = null;
    for (int threads = 1; threads <= 4; threads++) {
      try (Workspace workspace = Workspace.open(options(threads))) {
        workspace.build(List.of(entry));
        try (Snapshot graph = workspace.snapshot()) {
          List<String> found = describe(graph);
          expected = expected == null ? found : expected;
          assertTrue(graph.moduleCount() > 2_000, "a graph of many slots");
          assertEquals(expected, found, threads + " threads, seed " + seed);
        }
      }
    }
  }

  @Test
  void theIssuersLeadToAnEntryByAShortestChain() throws IOException {
    Resolved entry = file("a.toy", "b.toy", "c.toy");
    file("b.toy", "c.toy");
    file("c.toy");
    try (Workspace workspace = Workspace.open(options(2))) {
      workspace.build(List.of(entry));
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(Snapshot.NO_DEPENDENCY, graph.issuer(0));
        assertEquals(0, graph.parent(graph.issuer(2)));
        assertEquals(2, graph.line(graph.issuer(2)));
      }
    }
  }

  @Test
  void whatOnlyTypesLeadToComesBehindTheProgram() throws IOException {
    Resolved entry = file("a.toy", "type types.toy", "type late.toy", "b.toy", "type missing");
    file("b.toy", "late.toy");
    file("late.toy");
    file("types.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(1, report.diagnostics().size());
      Diagnostic missing = report.diagnostics().getFirst();
      assertEquals(Diagnostic.Severity.WARNING, missing.severity());
      assertEquals("Only for types: There is no missing", missing.message());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(4, graph.moduleCount());
        assertEquals(3, graph.target(0));
        assertEquals(2, graph.target(1), "part of the program, since b asks for it");
        assertEquals(2, graph.depth(2), "a type-only connection is no edge of the passes");
        assertEquals(Snapshot.NO_MODULE, graph.target(3));
        assertFalse(graph.isForTypes(2));
        assertTrue(graph.isForTypes(3));
        assertEquals(Snapshot.NOT_REACHED, graph.depth(3));
        assertFalse(graph.isRoot(3), "no part of the program is no root of it");
      }
    }
  }

  @Test
  void whatTypesLeadToIsFollowedAndLoadsNothing() throws IOException {
    Resolved entry = file("a.toy", "type t.toy", "weak w.toy");
    file("t.toy", "u.toy", "a.toy", "weak u.toy", "missing.toy", "async w.toy");
    file("u.toy", "t.toy", "error");
    file("w.toy");
    try (Workspace workspace = Workspace.open(options(2))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(0, report.errorCount(), "nothing of it keeps the program from running");
      assertEquals(1, report.diagnostics().size(), "but a file that is not read whole is said");
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(List.of("a.toy", "t.toy", "u.toy", "w.toy"), fileNames(graph));
        for (int module = 1; module < graph.moduleCount(); module++) {
          assertTrue(graph.isForTypes(module));
          assertEquals(Snapshot.NOT_REACHED, graph.depth(module));
        }
        assertEquals(Snapshot.NO_MODULE, graph.target(1), "weak: w is no part of the program");
        assertEquals(0, Cycles.of(graph).count());
        assertEquals(1, Cycles.of(graph, EdgeChoice.TYPES).count());
        assertEquals(3, Cycles.of(graph, EdgeChoice.TYPES).memberCount());
      }
    }
  }

  @Test
  void aFileOfTypesThatCannotBeReadIsNoError() throws IOException {
    Resolved entry = file("a.toy", "type binary.toy", "type folder.toy");
    file("binary.toy", new byte[] {(byte) 0xC3, '('});
    Files.createDirectory(directory.resolve("folder.toy"));
    try (Workspace workspace = Workspace.open(options(1))) {
      assertEquals(
          List.of(
              "warning encoding binary.toy:1:1 The file is not UTF-8: byte 0xC3 at offset 0. Save"
                  + " it as UTF-8.",
              "warning unreadable folder.toy:0:0 The file cannot be read: Is a directory"),
          workspace.build(List.of(entry)).diagnostics().stream().map(this::describe).toList());
    }
  }

  @Test
  void packagesThatOnlyTypesLeadToAreNotRead() throws IOException {
    Resolved entry = file("a.toy", "type installed.toy");
    file("installed.toy", "b.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(1, report.fileCount());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(List.of("a.toy", "installed.toy"), fileNames(graph));
        assertTrue(graph.isInstalled(1));
        assertEquals(ToyKinds.SOURCE, graph.kind(1));
        assertEquals(graph.begin(1), graph.end(1));
      }
    }
  }

  private static List<String> fileNames(Snapshot graph) {
    List<String> names = new ArrayList<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      String path = graph.name(graph.identifier(module));
      names.add(path.substring(path.lastIndexOf('/') + 1));
    }
    return names;
  }

  @Test
  void aDynamicImportIsABlock() throws IOException {
    Resolved entry = file("a.toy", "b.toy", "async b.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      workspace.build(List.of(entry));
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(1, graph.blockCount());
        assertEquals(Snapshot.NO_BLOCK, graph.block(0));
        assertEquals(0, graph.block(1));
        assertEquals(0, graph.blockParent(0));
        assertEquals(1, graph.blockBegin(0));
        assertEquals(2, graph.blockEnd(0));
        assertEquals(ToyKinds.LATER, graph.dependencyKind(1));
      }
    }
  }

  @Test
  void attributesAndChunkNamesReachTheGraph() throws IOException {
    Resolved entry = file("a.toy", "async b.toy", "named b.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      workspace.build(List.of(entry));
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(Snapshot.NO_NAME, graph.attributes(0));
        assertEquals(Snapshot.NO_NAME, graph.chunkName(graph.block(0)));
        assertEquals(0, graph.blockFlags(graph.block(0)));
        assertEquals("named", graph.name(graph.attributes(1)));
        assertEquals("b", graph.name(graph.chunkName(graph.block(1))));
        assertEquals(BlockFlags.PREFETCH, graph.blockFlags(graph.block(1)));
      }
    }
  }

  @Test
  void aWeakRequestMakesNoModule() throws IOException {
    Resolved entry = file("a.toy", "weak never.toy", "weak late.toy", "b.toy", "weak missing");
    file("b.toy", "late.toy");
    file("late.toy");
    file("never.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(List.of(), report.diagnostics());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(3, graph.moduleCount());
        assertEquals(2, graph.target(1));
        assertEquals(2, graph.depth(2), "a weak connection is no edge of the passes");
      }
    }
  }

  @Test
  void aWeakRequestIsNotConnectedToAModuleThatOnlyTypesLeadTo() throws IOException {
    Resolved entry = file("a.toy", "type t.toy", "weak t.toy", "weak late.toy", "type late.toy");
    file("t.toy");
    file("late.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      workspace.build(List.of(entry));
      try (Snapshot graph = workspace.snapshot()) {
        assertTrue(graph.isForTypes(1));
        assertEquals(1, graph.target(0));
        assertEquals(Snapshot.NO_MODULE, graph.target(1), "behind the request for types");
        assertEquals(Snapshot.NO_MODULE, graph.target(2), "in front of it");
        assertEquals(2, graph.target(3));
      }
    }
  }

  @Test
  void aPatternLeadsNowhereAndIsNoError() throws IOException {
    Resolved entry = file("a.toy", "any ./*.toy", "where gone");
    try (Workspace workspace = Workspace.open(options(1))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(
          List.of("warning unresolved a.toy:2:7 There is no gone"),
          report.diagnostics().stream().map(this::describe).toList());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(ToyKinds.PATTERN, graph.dependencyKind(0));
        assertEquals(Snapshot.NO_MODULE, graph.target(0));
        assertEquals("./*.toy", graph.name(graph.request(0)));
      }
    }
  }

  @Test
  void oneBadFileNeverStopsTheOthers() throws IOException {
    Resolved entry =
        file("a.toy", "bad.toy", "binary.toy", "folder.toy", "missing", "try gone", "good.toy");
    file("bad.toy", "good.toy", "error");
    file("binary.toy", new byte[] {'a', '\n', 'b', (byte) 0xC3, '('});
    Files.createDirectory(directory.resolve("folder.toy"));
    file("good.toy");
    try (Workspace workspace = Workspace.open(options(2))) {
      BuildReport report = workspace.build(List.of(entry));
      assertEquals(
          List.of(
              "error unresolved a.toy:4:1 There is no missing",
              "warning unresolved a.toy:5:5 There is no gone",
              "error syntax bad.toy:2:1 Did not expect this",
              "error encoding binary.toy:2:2 The file is not UTF-8: byte 0xC3 at offset 3. Save it"
                  + " as UTF-8.",
              "error unreadable folder.toy:0:0 The file cannot be read: Is a directory"),
          report.diagnostics().stream().map(this::describe).toList());
      assertEquals(4, report.errorCount());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(5, graph.moduleCount());
        assertEquals(ToyKinds.SOURCE, graph.kind(4));
      }
    }
  }

  private String describe(Diagnostic diagnostic) {
    return "%s %s %s:%d:%d %s"
        .formatted(
            diagnostic.severity().label(),
            diagnostic.code().label(),
            diagnostic.path().replace(directory + "/", ""),
            diagnostic.line(),
            diagnostic.column(),
            diagnostic.message());
  }

  @Test
  void aByteOrderMarkIsNoContent() throws IOException {
    Resolved entry = file("a.toy", "\uFEFFb.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      assertEquals(List.of(), workspace.build(List.of(entry)).diagnostics());
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(2, graph.moduleCount());
        assertEquals(3, graph.spanStart(0));
      }
    }
  }

  @Test
  void aDefectOfAParserCostsItsFile() throws IOException {
    Resolved entry = file("a.toy", "crash.toy", "overflow.toy", "assert.toy", "last.toy");
    file("crash.toy", "b.toy", "crash");
    file("overflow.toy", "overflow");
    file("assert.toy", "assert");
    file("last.toy", "b.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      List<String> diagnostics =
          workspace.build(List.of(entry)).diagnostics().stream().map(this::describe).toList();
      assertEquals(
          List.of(
              "error unreadable crash.toy:0:0 The front end failed with"
                  + " java.lang.UnsupportedOperationException: a defect",
              "error unreadable overflow.toy:0:0 The front end failed with"
                  + " java.lang.StackOverflowError",
              "error unreadable assert.toy:0:0 The front end failed with"
                  + " java.lang.AssertionError: never so"),
          diagnostics);
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(6, graph.moduleCount());
        assertEquals(0, graph.end(1) - graph.begin(1), "half a record is none");
        assertEquals("b.toy", name(graph, 5));
      }
    }
  }

  @Test
  void aDefectOfAResolverCostsTheRequest() throws IOException {
    Resolved entry = file("a.toy", "fail:x", "b.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(2))) {
      List<String> diagnostics =
          workspace.build(List.of(entry)).diagnostics().stream().map(this::describe).toList();
      assertEquals(
          List.of(
              "error unresolved a.toy:1:1 The resolver failed with"
                  + " java.lang.IllegalStateException: a defect"),
          diagnostics);
      try (Snapshot graph = workspace.snapshot()) {
        assertEquals(2, graph.moduleCount());
      }
    }
  }

  @Test
  void aLimitEndsTheBuildWithASentence() throws IOException {
    Resolved entry = file("a.toy", "b.toy");
    file("b.toy");
    try (Workspace workspace = Workspace.open(options(2).withLimitBytes(100_000))) {
      RegionLimitException failure =
          assertThrows(RegionLimitException.class, () -> workspace.build(List.of(entry)));
      assertTrue(failure.getMessage().startsWith("Region graph/"), failure.getMessage());
    }
  }

  @Test
  void anInterruptEndsTheBuild() throws IOException {
    Resolved entry = file("a.toy");
    try (Workspace workspace = Workspace.open(options(1))) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> workspace.build(List.of(entry)));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void aSnapshotOutlivesTheBuildAfterIt() throws IOException {
    Resolved first = file("a.toy");
    Resolved second = file("b.toy");
    Snapshot old;
    try (Workspace workspace = Workspace.open(options(1))) {
      workspace.build(List.of(first));
      old = workspace.snapshot();
      workspace.build(List.of(second));
      assertEquals("a.toy", name(old, 0));
    }
    assertEquals("a.toy", name(old, 0));
    old.close();
    assertThrows(IllegalStateException.class, () -> old.kind(0));
  }

  @Test
  void progressEndsWithEveryModule() throws IOException {
    Resolved entry = file("a.toy", "b.toy");
    file("b.toy");
    List<String> seen = new ArrayList<>();
    BuildOptions options = options(2).withProgress((done, known) -> seen.add(done + "/" + known));
    try (Workspace workspace = Workspace.open(options)) {
      workspace.build(List.of(entry));
    }
    assertEquals(List.of("1/2", "2/2"), seen);
  }
}
