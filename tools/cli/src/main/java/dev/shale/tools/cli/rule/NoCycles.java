package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Breaks;
import dev.shale.engine.query.Cycles;
import dev.shale.engine.query.Witnesses;
import dev.shale.tools.cli.finding.Key;
import dev.shale.tools.cli.finding.Related;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.setting.Parameters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One finding for each component, with a shortest way round.
 *
 * <p>A baseline keeps the imports without which there is no cycle, and not modules or ways, which
 * other edits change: what is known is a cycle that goes through one of them. So a component is new
 * when it has a cycle without them. Imports that comments silence are left out in the same way.
 */
final class NoCycles implements Check {
  @Override
  public void run(CheckRun run) {
    Snapshot graph = run.graph();
    Cycles cycles = cycles(run);
    Witnesses witnesses = new Witnesses(graph, cycles);
    Breaks breaks = new Breaks(graph, cycles);
    for (int cycle : cycles.largestFirst()) {
      if (!hasOwn(run, cycles, cycle)) {
        continue;
      }
      Supplier<List<Key>> keys = new Keys(run, breaks, cycle);
      Tangle tangle = new Tangle(run, cycles, cycle);
      if (tangle.isWhole()) {
        add(run, cycles.size(cycle), witnesses.find(cycle), keys);
        continue;
      }
      int[] rest = tangle.shortestCycle();
      if (rest.length > 0) {
        add(run, cycles.size(cycle), rest, keys);
      } else {
        // All of it is known, or silenced; the check says which.
        tangle.addKnown(witnesses.find(cycle));
      }
    }
  }

  private static Cycles cycles(CheckRun run) {
    EdgeChoice choice = run.choice();
    BitSet without = run.flag("tests") ? new BitSet() : run.modules(Parameters.TEST_FILES);
    without.or(run.modules(Parameters.EXCEPT));
    without.and(run.project().own());
    if (without.isEmpty()) {
      return Cycles.of(run.graph(), choice);
    }
    boolean[] among = new boolean[run.graph().moduleCount()];
    for (int module = 0; module < among.length; module++) {
      among[module] = !without.get(module);
    }
    return Cycles.among(run.graph(), choice, among);
  }

  private static boolean hasOwn(CheckRun run, Cycles cycles, int cycle) {
    for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
      if (run.project().own().get(cycles.module(member))) {
        return true;
      }
    }
    return false;
  }

  /** The imports without which there is no cycle, found once, when they are asked for. */
  private static final class Keys implements Supplier<List<Key>> {
    private final CheckRun run;
    private final Breaks breaks;
    private final int cycle;
    private @Nullable List<Key> found;

    Keys(CheckRun run, Breaks breaks, int cycle) {
      this.run = run;
      this.breaks = breaks;
      this.cycle = cycle;
    }

    @Override
    public List<Key> get() {
      List<Key> keys = found;
      if (keys == null) {
        keys = new ArrayList<>();
        for (int dependency : breaks.find(cycle)) {
          keys.add(key(run, run.graph().parent(dependency), run.graph().target(dependency)));
        }
        found = keys;
      }
      return keys;
    }
  }

  static Key key(CheckRun run, int from, int to) {
    return run.key(run.name(from), run.name(to), "");
  }

  static void add(CheckRun run, int size, int[] witness, Supplier<List<Key>> keys) {
    int[] way = rotated(run, witness);
    List<Related> related = new ArrayList<>();
    for (int dependency : way) {
      related.add(run.related(dependency));
    }
    String sentence =
        witness.length == 1
            ? "the module imports itself"
            : "a cycle of " + Numbers.counted(witness.length, "module");
    String more =
        size > witness.length
            ? ", in a group of " + Numbers.grouped(size) + " that all lead to each other"
            : "";
    run.add(run.place(way[0]), Sentence.of(sentence + more), related, keys);
  }

  /** The way round that begins with the own module whose path comes first. */
  private static int[] rotated(CheckRun run, int[] way) {
    int first = 0;
    for (int index = 1; index < way.length; index++) {
      first = comes(run, way[index], way[first]) ? index : first;
    }
    int[] rotated = new int[way.length];
    for (int index = 0; index < way.length; index++) {
      rotated[index] = way[(first + index) % way.length];
    }
    return rotated;
  }

  private static boolean comes(CheckRun run, int one, int other) {
    int parent = run.graph().parent(one);
    int otherParent = run.graph().parent(other);
    boolean isOwn = run.project().own().get(parent);
    if (isOwn != run.project().own().get(otherParent)) {
      return isOwn;
    }
    return run.name(parent).compareTo(run.name(otherParent)) < 0;
  }
}
