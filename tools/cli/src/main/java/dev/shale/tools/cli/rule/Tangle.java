package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Cycles;
import dev.shale.tools.cli.finding.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.IntArrayList;

/**
 * A component of modules that lead to each other, without the imports that a baseline has or
 * comments silence.
 */
final class Tangle {
  private static final int[] NONE = {};

  /** Edges that may be looked at for a shorter cycle, once there is one. */
  private static final long MOST_WORK = 1L << 26;

  private final CheckRun run;
  private final Snapshot graph;
  private final Cycles cycles;
  private final int[] members;

  /** The edges that are left, by the places of their members; sorted by their sources. */
  private final IntArrayList targets = new IntArrayList();

  private final IntArrayList dependencies = new IntArrayList();
  private final int[] begins;
  private final List<Key> known = new ArrayList<>();
  private int silencedCount;
  private long work;

  Tangle(CheckRun run, Cycles cycles, int cycle) {
    this.run = run;
    this.cycles = cycles;
    graph = run.graph();
    members = new int[cycles.size(cycle)];
    for (int index = 0; index < members.length; index++) {
      members[index] = cycles.module(cycles.begin(cycle) + index);
    }
    begins = new int[members.length + 1];
    boolean isInBaseline = run.project().baseline().hasRule(run.setting().rule().label());
    DependencyCursor cursor = graph.dependencies();
    for (int index = 0; index < members.length; index++) {
      begins[index] = targets.size();
      for (cursor.of(members[index]); cursor.next(); ) {
        add(cursor, isInBaseline);
      }
    }
    begins[members.length] = targets.size();
  }

  private void add(DependencyCursor cursor, boolean isInBaseline) {
    int target = cursor.target() < 0 ? -1 : Arrays.binarySearch(members, cursor.target());
    boolean isPassive = (cursor.flags() & DependencyFlags.PASSIVE) != 0;
    if (target < 0 || !cycles.choice().has(cursor.kind(), isPassive)) {
      return;
    }
    int module = graph.parent(cursor.dependency());
    if (isInBaseline) {
      Key key = NoCycles.key(run, module, cursor.target());
      if (run.project().baseline().contains(key)) {
        known.add(key);
        return;
      }
    }
    boolean isOwn = run.project().own().get(module);
    String rule = run.setting().rule().label();
    if (isOwn && run.project().ignores().silence(rule, cursor.dependency())) {
      silencedCount++;
      return;
    }
    targets.addInt(target);
    dependencies.addInt(cursor.dependency());
  }

  /** Whether nothing is left out. */
  boolean isWhole() {
    return known.isEmpty() && silencedCount == 0;
  }

  /** A finding that is known or silenced as a whole. */
  void addKnown(int[] witness) {
    if (known.isEmpty()) {
      run.project().addSilenced();
    } else {
      NoCycles.add(run, members.length, witness, () -> known);
    }
  }

  /** A shortest cycle of what is left; empty when there is none. */
  int[] shortestCycle() {
    int[] best = NONE;
    int[] from = new int[members.length];
    int[] queue = new int[members.length];
    boolean[] isAround = peeled();
    for (int start = 0; start < members.length && best.length != 1; start++) {
      boolean isEnough = best.length > 0 && work > MOST_WORK;
      if (isAround[start] && !isEnough) {
        int[] found = through(start, from, queue);
        best = found.length > 0 && (best.length == 0 || found.length < best.length) ? found : best;
      }
    }
    return best;
  }

  /** The members that are left when those without a way on are taken away, again and again. */
  private boolean[] peeled() {
    boolean[] isLeft = new boolean[members.length];
    Arrays.fill(isLeft, true);
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (int member = members.length - 1; member >= 0; member--) {
        if (isLeft[member] && !leadsOn(member, isLeft)) {
          isLeft[member] = false;
          isChanged = true;
        }
      }
    }
    return isLeft;
  }

  private boolean leadsOn(int member, boolean[] isLeft) {
    for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
      if (isLeft[targets.getInt(edge)]) {
        return true;
      }
    }
    return false;
  }

  /** A shortest cycle through a member, as its dependencies; empty when there is none. */
  private int[] through(int start, int[] from, int[] queue) {
    Arrays.fill(from, -1);
    int tail = 0;
    queue[tail++] = start;
    for (int head = 0; head < tail; head++) {
      int member = queue[head];
      work += begins[member + 1] - begins[member];
      for (int edge = begins[member]; edge < begins[member + 1]; edge++) {
        int target = targets.getInt(edge);
        if (target == start) {
          return way(start, member, edge, from);
        }
        if (from[target] < 0) {
          from[target] = edge;
          queue[tail++] = target;
        }
      }
    }
    return NONE;
  }

  private int[] way(int start, int last, int lastEdge, int[] from) {
    IntArrayList backward = new IntArrayList();
    backward.addInt(dependencies.getInt(lastEdge));
    for (int member = last; member != start; ) {
      int dependency = dependencies.getInt(from[member]);
      backward.addInt(dependency);
      member = Arrays.binarySearch(members, graph.parent(dependency));
    }
    int[] way = new int[backward.size()];
    for (int index = 0; index < way.length; index++) {
      way[index] = backward.getInt(way.length - 1 - index);
    }
    return way;
  }
}
