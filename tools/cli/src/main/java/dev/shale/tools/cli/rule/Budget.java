package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.StaticGraph;
import dev.shale.tools.cli.chunk.GzipSizes;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.setting.Parameters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** How much an entry loads before anything is loaded later. */
final class Budget implements Check {
  private static final String MAX_MODULES = "maxModules";

  @Override
  public void run(CheckRun run) {
    Snapshot graph = run.graph();
    StaticGraph edges = run.project().loads();
    BitSet entries = run.from();
    int[] queue = new int[graph.moduleCount()];
    boolean[] isSeen = new boolean[graph.moduleCount()];
    long mostModules = run.has(MAX_MODULES) ? run.count(MAX_MODULES) : CheckRun.NO_LIMIT;
    long mostBytes = run.limit("maxBytes");
    long mostGzip = run.limit("maxGzip");
    for (int entry = entries.nextSetBit(0); entry >= 0; entry = entries.nextSetBit(entry + 1)) {
      if (!graph.isEntry(entry) && !run.has(Parameters.FROM)) {
        continue;
      }
      int count = edges.reach(entry, queue, isSeen);
      long bytes = 0;
      for (int index = 0; index < count; index++) {
        bytes += graph.bytes(queue[index]);
      }
      if (count > mostModules) {
        run.addModule(
            entry,
            "modules",
            "loads "
                + Numbers.counted(count, "module")
                + " at once; the budget is "
                + Numbers.grouped(mostModules));
      }
      if (bytes > mostBytes) {
        String sentence =
            "loads " + Sizes.of(bytes) + " of source at once; the budget is " + Sizes.of(mostBytes);
        add(run, entry, Arrays.copyOf(queue, count), sentence, "bytes");
      }
      if (mostGzip < CheckRun.NO_LIMIT) {
        int[] loaded = Arrays.copyOf(queue, count);
        Arrays.sort(loaded);
        int packed = GzipSizes.size(graph, loaded);
        if (packed > mostGzip) {
          String sentence =
              "loads %s of source at once, compressed by gzip; the budget is %s"
                  .formatted(Sizes.of(packed), Sizes.of(mostGzip));
          add(run, entry, loaded, sentence, "gzip");
        }
      }
    }
  }

  private static void add(CheckRun run, int entry, int[] loaded, String sentence, String what) {
    int heaviest = ChunkRules.heaviest(run.graph(), List.of(entry), loaded);
    run.add(
        Place.ofFile(run.project().path(entry)),
        ChunkRules.withHeaviest(run, sentence, heaviest),
        List.of(),
        List.of(run.key(run.name(entry), "", what)));
  }
}
