package dev.shale.engine.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassReport.Mode;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** After random edits, chunks that are kept are those that are made anew. */
class LiveChunksModelTest {
  private static final int PROGRAMS = Integer.getInteger("shale.model.rounds", 300);
  private static final int EDITS = 40;
  private static final List<ChunkStyle> STYLES = List.of(ChunkStyle.values());

  @Test
  void keptChunksAreThoseOfTheGraph() {
    Set<PassReason> reasons = new HashSet<>();
    int[] modes = new int[Mode.values().length];
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Random random = new Random(seed);
      ChunkOptions options =
          new ChunkOptions(
              STYLES.get(seed % STYLES.size()), random.nextBoolean(), RuntimeChunks.NONE);
      try (ChunkEdits program = new ChunkEdits(random);
          LiveChunks live = new LiveChunks(options)) {
        for (int edit = 0; edit < EDITS; edit++) {
          program.tell(live);
          check(program, live, options, random, "seed " + seed + ", edit " + edit);
          modes[live.mode().ordinal()]++;
          reasons.add(live.reason());
          for (int count = random.nextInt(random.nextInt(4) == 0 ? 4 : 2); count >= 0; count--) {
            program.edit();
          }
        }
      }
    }
    assertTrue(modes[Mode.HOT.ordinal()] > PROGRAMS, "hot " + modes[Mode.HOT.ordinal()]);
    assertTrue(modes[Mode.SKIPPED.ordinal()] > PROGRAMS);
    assertEquals(
        Set.of(
            PassReason.NONE,
            PassReason.FIRST_RUN,
            PassReason.NOTHING_CHANGED,
            PassReason.NOT_CONCERNED,
            LiveChunks.OTHER_STARTS,
            LiveChunks.OTHER_REQUESTS,
            LiveChunks.OTHER_KIND,
            LiveChunks.REACHED_BY_MORE,
            LiveChunks.REACHED_BY_FEWER,
            LiveChunks.CYCLE_OPENED),
        reasons);
  }

  private static void check(
      ChunkEdits program, LiveChunks live, ChunkOptions options, Random random, String message) {
    if (random.nextInt(3) > 0) {
      check(program.graph(), program, live, options, message);
      return;
    }
    program.owner().writer().publish();
    try (Snapshot snapshot = program.owner().snapshot()) {
      check(snapshot, program, live, options, message);
    }
  }

  private static void check(
      Snapshot graph, ChunkEdits program, LiveChunks live, ChunkOptions options, String message) {
    ChunkGraph kept = live.update(graph, program.starts());
    String how = message + ", " + live.mode() + " " + live.reason().sentence();
    try (ChunkGraph anew = ChunkGraph.of(graph, program.starts(), options)) {
      assertEquals(
          String.join("\n", ChunkAnswers.of(anew, graph)),
          String.join("\n", ChunkAnswers.of(kept, graph)),
          how);
    }
  }
}
