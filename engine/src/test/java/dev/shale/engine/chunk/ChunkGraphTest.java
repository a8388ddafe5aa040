package dev.shale.engine.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small programs whose chunks are known from what bundlers make of them. */
class ChunkGraphTest {
  private static void check(List<String> entries, List<String> requests, String... chunks) {
    try (ChunkProgram program = program(entries, requests)) {
      assertEquals(List.of(chunks), program.texts(ChunkOptions.USUAL));
    }
  }

  private static ChunkProgram program(List<String> entries, List<String> requests) {
    return new ChunkProgram(entries, requests.toArray(new String[0]));
  }

  private static List<String> list(String... texts) {
    return Arrays.asList(texts);
  }

  @Test
  void whatEveryWayHasBroughtIsNotBroughtAgain() {
    check(
        list("e=e", "f=f"),
        list("e > x", "f > x", "e ~ a", "f ~ a", "a > b", "b > c", "c > a", "b ~ x", "x ~ y"),
        "entry e: ex",
        "entry f: fx",
        "async: abc < e f",
        "async: y < e f");
  }

  @Test
  void whatOneWayLacksIsBrought() {
    check(
        list("a=a", "b=b"),
        list("a > l", "b ~ s", "s ~ t", "a ~ t", "t ~ m", "m > l"),
        "entry a: al",
        "entry b: b",
        "async: t < a s",
        "async: s < b",
        "async: lm < t");
  }

  @Test
  void aNameIsOneChunkForAllThatGiveIt() {
    check(
        list("e=e"),
        list("e ~n a", "e ~ b", "b ~n c", "a > d", "c > d"),
        "entry e: e",
        "async n: acd < b e",
        "async: b < e");
  }

  @Test
  void whatIsAvailableInTheEntryAsksForNoMore() {
    check(
        list("e=e"),
        list("e > r", "e ~ a", "a > r", "r ~ z"),
        "entry e: er",
        "async: a < e",
        "async: z < e");
  }

  @Test
  void aBlockInABlockFindsWhatThatHasBrought() {
    check(
        list("e=e"),
        list("e ~n a", "e ~1o n", "n > a", "e ~+n b", "n > b"),
        "entry e: e",
        "async n: ab < e",
        "async o: n < n");
    check(
        list("e=e"),
        list("e ~ z", "e ~1^ x", "e ~ a", "x > a", "x > z", "e ~ y", "y > z"),
        "entry e: e",
        "async: z < e",
        "async: xz < a",
        "async: a < e",
        "async: yz < e");
  }

  @Test
  void aBlockLiesInTheInnermost() {
    check(
        list("e=e"),
        list("e ~ a", "e ~1 b", "e ~2 c", "e ~1+ d", "e ~1 f", "c > a", "c > d", "f > d"),
        "entry e: e",
        "async: a < e",
        "async: bd < a",
        "async: c < bd",
        "async: df < a");
  }

  @Test
  void aBlockInOneThatIsAskedForElsewhereFindsWhatAllWaysHaveBrought() {
    check(
        list("e=e", "f=f"),
        list("e > s", "e ~n a", "e ~1 b", "b > s", "f ~n c"),
        "entry e: es",
        "entry f: f",
        "async n: ac < e f",
        "async: bs < n");
  }

  @Test
  void aStartFindsWhatAllStartsBeforeItHaveBrought() {
    check(
        list("x=x", "y=y", "z=z<x<y"),
        list("x > p", "y > p", "x > q", "z > p", "z > q", "z > r"),
        "entry x: pqx",
        "entry y: py",
        "entry z: rz < x y");
  }

  @Test
  void whatRunsApartBringsAllAndIsNobodysChild() {
    check(
        list("e=e"),
        list("e > s", "e * w", "w > s", "w ~ l"),
        "entry e: es",
        "worker: sw",
        "async: l < sw");
  }

  @Test
  void equalChunksAreOneUnlessThatIsNotWanted() {
    List<String> entries = list("e=e");
    List<String> requests = list("e ~ a", "e ~ a", "e ~longer a", "e ~ab a");
    check(entries, requests, "entry e: e", "async ab: a < e");
    try (ChunkProgram program = program(entries, requests)) {
      ChunkOptions apart = new ChunkOptions(ChunkStyle.COPIES, false, RuntimeChunks.NONE);
      assertEquals(5, program.texts(apart).size());
    }
  }

  @Test
  void aNameOfAStartLoadsTogetherWithWhoAsks() {
    List<String> requests = list("e ~e a");
    check(list("e=e"), requests, "entry e: ae");
    try (ChunkProgram program = program(list("e=e"), requests);
        ChunkGraph chunks = program.chunks(ChunkOptions.USUAL)) {
      assertEquals(1, chunks.misnamedDependencies().size());
    }
  }

  @Test
  void runtimesFlowDownAndMayBeChunks() {
    List<String> entries = list("e=e", "f=f", "g=g<e");
    List<String> requests = list("e ~ a", "f ~ a", "g ~ b", "a ~ c");
    try (ChunkProgram program = program(entries, requests);
        ChunkGraph chunks = program.chunks(ChunkOptions.USUAL);
        ChunkGraph single =
            program.chunks(new ChunkOptions(ChunkStyle.COPIES, true, RuntimeChunks.SINGLE));
        ChunkGraph multiple =
            program.chunks(new ChunkOptions(ChunkStyle.COPIES, true, RuntimeChunks.MULTIPLE))) {
      assertEquals(List.of("e"), chunks.runtimes(chunks.chunksOfStart(2).getFirst()));
      int a = chunks.chunksOfClass(chunks.classOf(program.module("a"))).getFirst();
      assertEquals(List.of("e", "f"), chunks.runtimes(a));
      assertEquals(List.of("runtime"), single.runtimes(0));
      assertEquals(ChunkKind.RUNTIME, single.kind(0));
      assertEquals(List.of(0, 2), single.chunksOfStart(1));
      assertEquals("runtime~f", multiple.name(1));
      assertEquals(List.of(1, 3), multiple.chunksOfStart(1));
      assertEquals(List.of(0, 2, 4), multiple.initialChunks(2));
    }
  }

  @Test
  void inSetsNoModuleIsTwice() {
    try (ChunkProgram program =
        program(list("e=e", "f=f"), list("e > s", "f > s", "e ~ a", "a > t", "f > t"))) {
      ChunkOptions sets = new ChunkOptions(ChunkStyle.SETS, true, RuntimeChunks.NONE);
      assertEquals(
          List.of("entry e: e", "entry f: f", "shared: s < e f", "async: a < e", "shared: t < a f"),
          program.texts(sets));
      try (ChunkGraph chunks = program.chunks(sets)) {
        assertEquals(List.of(0, 2), chunks.chunksOfStart(0));
        assertTrue(chunks.isInitial(2));
        assertFalse(chunks.isInitial(3));
      }
    }
  }

  @Test
  void bytesAreCountedInEachChunkAndOwnOnesInOne() {
    try (ChunkProgram program =
            program(list("e=e", "f=f"), list("e > s", "f > s", "e > t", "e ~ s"));
        ChunkGraph chunks = program.chunks(ChunkOptions.USUAL)) {
      assertEquals(2, chunks.count());
      assertEquals(3L * ChunkProgram.BYTES, chunks.bytes(0));
      assertEquals(2L * ChunkProgram.BYTES, chunks.ownBytes(0));
      assertEquals(3, chunks.moduleCount(0));
      int shared = chunks.classOf(program.module("s"));
      assertEquals(List.of(0, 1), chunks.chunksOfClass(shared));
      assertEquals(ChunkProgram.BYTES, chunks.bytesOfClass(shared));
    }
  }

  @Test
  void aRequestForWhatIsAlwaysThereLoadsNothing() {
    for (ChunkStyle style : ChunkStyle.values()) {
      try (ChunkProgram program =
              program(list("e=e", "f=f"), list("e > a", "e ~ a", "e ~ b", "f ~ a", "a ~ c"));
          ChunkGraph chunks = program.chunks(new ChunkOptions(style, true, RuntimeChunks.NONE))) {
        Snapshot graph = program.snapshot();
        int e = graph.begin(program.module("e"));
        assertTrue(chunks.isRedundant(e + 1), style.label());
        assertFalse(chunks.isRedundant(e), style.label());
        assertFalse(chunks.isRedundant(e + 2), style.label());
        assertFalse(chunks.isRedundant(graph.begin(program.module("f"))), style.label());
        assertFalse(chunks.isRedundant(graph.begin(program.module("a"))), style.label());
      }
    }
  }

  @Test
  void startsThatCannotBeAreRefused() {
    try (ChunkProgram program = program(list("e=e"), list())) {
      List<Integer> of = List.of(0);
      refuse(program, List.of());
      refuse(program, List.of(Start.of("e", of), Start.of("e", of)));
      refuse(program, List.of(new Start("e", of, List.of(0), "")));
      refuse(program, List.of(new Start("e", of, List.of(), "e")));
      refuse(
          program, List.of(new Start("e", of, List.of(), ""), new Start("f", of, List.of(0), "r")));
    }
  }

  private static void refuse(ChunkProgram program, List<Start> starts) {
    assertThrows(
        IllegalArgumentException.class,
        () -> ChunkGraph.of(program.snapshot(), starts, ChunkOptions.USUAL));
  }
}
