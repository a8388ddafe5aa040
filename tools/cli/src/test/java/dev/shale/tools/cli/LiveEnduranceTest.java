package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.live.LiveGraph;
import dev.shale.engine.options.BuildOptions;
import dev.shale.offheap.system.NativeMemory;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A graph that is edited and brought back takes not a byte more than it did before, however often.
 * For long: {@code -Dshale.endurance.rounds=2000}; {@code bench/run endurance} edits large
 * projects.
 */
@Timeout(7200)
class LiveEnduranceTest {
  /** More than {@link #FIRST_ROUNDS}. */
  private static final int ROUNDS = Integer.getInteger("shale.endurance.rounds", 1_000);

  /** In these, all lists and tables grow to their size; names are forgotten now and then. */
  private static final int FIRST_ROUNDS = 600;

  private static final int NEW_NAMES = 25;
  private static final int MODULES = 10;
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;
  private Path root;
  private LiveGraph live;
  private int count;
  private int rounds;

  private Path file(int module) {
    return root.resolve("d" + module / 10 + "/m" + module + ".ts");
  }

  private static String text(int module) {
    StringBuilder text = new StringBuilder();
    for (int next = 2 * module + 1; next <= 2 * module + 2 && next < MODULES; next++) {
      text.append("import {v%d} from '../d%d/m%d';\n".formatted(next, next / 10, next));
    }
    return text.append("export const v%d = 1;\n".formatted(module)).toString();
  }

  private void write(int module, String text) throws IOException {
    Files.createDirectories(file(module).getParent());
    Files.writeString(file(module), text);
  }

  private void update(Path... files) {
    count++;
    live.update(Arrays.stream(files).map(Path::toString).toList(), false);
    live.publish();
  }

  private void edit(int module, String text) throws IOException {
    write(module, text);
    update(file(module));
  }

  /** Edits a module with many names that were never there, and brings it back; so with a file. */
  private void round() throws IOException {
    int module = rounds++ % MODULES;
    StringBuilder text = new StringBuilder("import '../d0/m%d';\n".formatted(rounds % MODULES));
    for (int name = 0; name < NEW_NAMES; name++) {
      text.append("export const edit%06d_%d = 1;\n".formatted(rounds, name));
      text.append("import './gone%06d_%d';\n".formatted(rounds, name));
    }
    edit(module, text.append(text(module)).toString());
    edit(module, text(module));
    String name = "made%06d".formatted(rounds);
    Path made = Files.writeString(file(0).resolveSibling(name + ".ts"), "export const made = 1;");
    write(0, text(0) + "import './" + name + "';\n");
    update(made, file(0));
    Files.delete(made);
    write(0, text(0));
    update(made, file(0));
    if (rounds % 10 == 0) {
      live.sweep(Set.of());
      live.publish();
    }
  }

  @Test
  void aGraphThatIsBroughtBackTakesNoByteMore() throws IOException {
    root = directory.toRealPath();
    for (int module = 0; module < MODULES; module++) {
      write(module, text(module));
    }
    BuildOptions options =
        BuildOptions.of(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES));
    long before = NativeMemory.regionBytes();
    live = new LiveGraph(options.withThreads(1), () -> List.of(file(0)), false, 1 << 16, null);
    try (LiveGraph closed = live) {
      closed.build();
      closed.publish();
      long[] most = most(FIRST_ROUNDS);
      long[] later = most(ROUNDS - FIRST_ROUNDS);
      assertTrue(later[0] <= most[0], "%d bytes used after %d".formatted(later[0], most[0]));
      assertTrue(later[1] <= most[1], "%d bytes held after %d".formatted(later[1], most[1]));
      try (Snapshot rows = live.graph().snapshot()) {
        assertEquals(MODULES, rows.moduleCount());
      }
    }
    assertEquals(before, NativeMemory.regionBytes(), "native memory that nobody owns");
  }

  /** The most bytes that are used, and held, after some rounds, beside what there was before. */
  private long[] most(int rounds) throws IOException {
    long[] most = {0, 0};
    for (int round = 0; round < rounds; round++) {
      round();
      most[0] = Math.max(most[0], live.graph().region().usedBytes());
      most[1] = Math.max(most[1], NativeMemory.regionBytes());
    }
    System.out.printf("%d edits: %,d bytes used, %,d held%n", count, most[0], most[1]);
    return most;
  }
}
