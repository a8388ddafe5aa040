package dev.shale.engine.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an edit costs that leaves everything in its chunk, and which edits do not. */
class LiveChunksTest {
  private static ChunkProgram program(String... requests) {
    return new ChunkProgram(List.of("e=e"), requests);
  }

  private static LiveChunks live(ChunkProgram program) {
    LiveChunks live = new LiveChunks(ChunkOptions.USUAL);
    live.update(program.snapshot(), program.starts);
    assertEquals(Mode.COLD, live.mode());
    assertSame(PassReason.FIRST_RUN, live.reason());
    return live;
  }

  private static void check(
      ChunkProgram program, LiveChunks live, Mode mode, PassReason reason, String... edited) {
    for (String name : edited) {
      live.changed(program.module(name));
    }
    Snapshot graph = program.snapshot();
    ChunkGraph kept = live.update(graph, program.starts);
    assertEquals(reason, live.reason());
    assertEquals(mode, live.mode());
    try (ChunkGraph anew = program.chunks(ChunkOptions.USUAL)) {
      assertEquals(ChunkAnswers.of(anew, graph), ChunkAnswers.of(kept, graph));
    }
  }

  @Test
  void nothingIsDoneWhereNothingChanged() {
    try (ChunkProgram program = program("e > a", "e ~ b");
        LiveChunks live = live(program)) {
      check(program, live, Mode.SKIPPED, PassReason.NOTHING_CHANGED);
      program.rewrite("e", "e > a", "e ~ b");
      check(program, live, Mode.SKIPPED, PassReason.NOT_CONCERNED, "e");
    }
  }

  @Test
  void anImportOfWhatIsThereCostsLittle() {
    try (ChunkProgram program = program("e > a", "e ~ b", "b > c", "c > d");
        LiveChunks live = live(program)) {
      program.rewrite("b", "b > c", "b > d");
      check(program, live, Mode.HOT, PassReason.NONE, "b");
      program.rewrite("b", "b > a", "b > c", "b > d");
      check(program, live, Mode.COLD, LiveChunks.REACHED_BY_MORE, "b");
    }
  }

  @Test
  void anImportThatWentIsMadeUpForByOthers() {
    try (ChunkProgram program = program("e > a", "e > b", "a > c", "b > c", "c > d", "d > c");
        LiveChunks live = live(program)) {
      program.rewrite("b");
      check(program, live, Mode.HOT, PassReason.NONE, "b");
      program.rewrite("a");
      check(program, live, Mode.COLD, LiveChunks.REACHED_BY_FEWER, "a");
    }
  }

  @Test
  void whatOnlyFollowsFromItselfIsNotReached() {
    try (ChunkProgram program = program("e > a", "a > b", "b > c");
        LiveChunks live = live(program)) {
      program.rewrite("c", "c > a");
      check(program, live, Mode.HOT, PassReason.NONE, "c");
      program.rewrite("e");
      check(program, live, Mode.COLD, LiveChunks.REACHED_BY_FEWER, "e");
    }
  }

  @Test
  void aCycleThatOpensIsNotLookedInto() {
    try (ChunkProgram program = program("e > a", "a > b", "b > a");
        LiveChunks live = live(program)) {
      program.rewrite("b");
      check(program, live, Mode.COLD, LiveChunks.CYCLE_OPENED, "b");
    }
  }

  @Test
  void onlySizesAreOthers() {
    try (ChunkProgram program = program("e > a", "e ~ b");
        LiveChunks live = live(program)) {
      program.resize("b", 77);
      check(program, live, Mode.HOT, PassReason.NONE, "b");
    }
  }

  /** A module may become one for types alone by an edit of another one. */
  @Test
  void whatAnEdgeNoLongerLeadsToIsLookedAt() {
    try (ChunkProgram program = program("e > a", "x > b", "b ~ c");
        LiveChunks live = live(program)) {
      program.rewrite("x");
      program.flag("b", ModuleFlags.FOR_TYPES);
      check(program, live, Mode.COLD, LiveChunks.OTHER_REQUESTS, "x");
    }
  }

  @Test
  void otherIdsAreAReason() {
    try (ChunkProgram program = program("e > a");
        LiveChunks live = live(program)) {
      live.rebuilt();
      check(program, live, Mode.COLD, LiveChunks.OTHER_IDS);
    }
  }
}
