package dev.shale.engine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.walk.Affected.Cause;
import dev.shale.engine.walk.Affected.Effect;
import dev.shale.offheap.Region;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Affected sets against a fixpoint that looks at every connection again and again. */
class AffectedTest {
  private static final int SEEDS = Integer.getInteger("shale.model.rounds", 3_000);

  @Test
  void affectedModulesAreThoseOfTheModel() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Map<String, Effect> effects = new HashMap<>();
      Affected.Rule rule =
          (cause, kind, typeOnly) ->
              effects.computeIfAbsent(
                  cause + " " + kind + " " + typeOnly,
                  key -> Effect.values()[random.nextInt(Effect.values().length)]);
      try (ModuleGraph graph = graph(random)) {
        Affected affected = new Affected(graph.region(), ToyKinds.KINDS, rule);
        for (int round = 0; round < 3; round++) {
          check(graph.writer().working(), affected, rule, random, "seed " + seed);
        }
      }
    }
  }

  private static void check(
      Snapshot graph, Affected affected, Affected.Rule rule, Random random, String message) {
    Map<Integer, Set<Cause>> model = new HashMap<>();
    affected.begin(graph);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int module = random.nextInt(graph.moduleCount());
      Cause cause = Cause.values()[random.nextInt(Cause.values().length)];
      affected.change(module, cause);
      model.computeIfAbsent(module, key -> EnumSet.noneOf(Cause.class)).add(cause);
    }
    affected.spread(graph, graph.incoming());
    while (step(graph, rule, model)) {}
    int count = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      String where = message + ", module " + module;
      assertEquals(model.containsKey(module), affected.isAffected(module), where);
      boolean isPropagating = model.getOrDefault(module, Set.of()).contains(Cause.EXPORTS);
      assertEquals(isPropagating, affected.isPropagating(module), where);
      count += model.containsKey(module) ? 1 : 0;
    }
    assertEquals(count, affected.count(), message);
  }

  private static boolean step(Snapshot graph, Affected.Rule rule, Map<Integer, Set<Cause>> model) {
    boolean isChanged = false;
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      for (cursor.of(module); cursor.next(); ) {
        for (Cause cause : EnumSet.copyOf(model.getOrDefault(cursor.target(), none()))) {
          Effect effect = rule.effect(cause, cursor.kind(), cursor.isTypeOnly());
          if (effect != Effect.NONE) {
            isChanged |= model.putIfAbsent(module, none()) == null;
          }
          if (effect == Effect.PROPAGATING) {
            isChanged |= model.get(module).add(Cause.EXPORTS);
          }
        }
      }
    }
    return isChanged;
  }

  private static Set<Cause> none() {
    return EnumSet.noneOf(Cause.class);
  }

  private static ModuleGraph graph(Random random) {
    ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    int moduleCount = 1 + random.nextInt(12);
    for (int module = 0; module < moduleCount; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
    }
    for (int module = 0; module < moduleCount; module++) {
      writer.beginDependencies(module);
      for (int number = random.nextInt(4); number > 0; number--) {
        DependencyKind kind =
            ToyKinds.KINDS.dependencyKind(random.nextInt(ToyKinds.KINDS.dependencyKindCount()));
        int flags = random.nextInt(5) == 0 ? DependencyFlags.TYPE_ONLY : 0;
        int dependency = writer.addDependency(kind, flags, writer.name("x"));
        writer.connect(dependency, random.nextInt(moduleCount));
      }
    }
    return graph;
  }

  /** Found affected by a plain import first, module 2 has to be gone on from all the same. */
  @Test
  void aModuleThatIsAffectedFirstAndPropagatesLaterIsGoneOnFrom() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      for (int module = 0; module < 4; module++) {
        writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      }
      writer.beginDependencies(1);
      lead(writer, ToyKinds.IMPORT, 2);
      writer.beginDependencies(2);
      lead(writer, ToyKinds.IMPORT, 0);
      lead(writer, ToyKinds.RE_EXPORT, 3);
      writer.beginDependencies(3);
      lead(writer, ToyKinds.RE_EXPORT, 0);
      try (Affected affected =
          new Affected(graph.region(), ToyKinds.KINDS, Affected::whenBundling)) {
        affected.begin(writer.working());
        affected.change(0, Cause.EXPORTS);
        affected.spread(writer.working(), writer.working().incoming());
        assertEquals(4, affected.count());
        affected.begin(writer.working());
        affected.change(0, Cause.CONTENT);
        affected.spread(writer.working(), writer.working().incoming());
        assertEquals(1, affected.count());
      }
    }
  }

  private static void lead(GraphWriter writer, DependencyKind kind, int target) {
    writer.connect(writer.addDependency(kind, 0, writer.name("x")), target);
  }
}
