package dev.shale.bench;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.SplittableRandom;

/** Large graphs for passes: tables with edges in them and little else. */
final class PassGraphs {
  /** Of a hundred dependencies, how many re-export. */
  private static final int RE_EXPORTS = 2;

  private static final int RMAT_SCALE = 20;
  private static final int RMAT_EDGES_PER_MODULE = 16;

  private PassGraphs() {}

  /**
   * The shape of {@link GeneratedGraph}: one component nearly always, as a few requests go back.
   */
  static ModuleGraph generated(int moduleCount, int perModule, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Writing writing = new Writing(moduleCount);
    for (int module = 0; module < moduleCount; module++) {
      writing.begin(module, perModule);
      for (int number = 0; number < perModule; number++) {
        int target =
            number == 0
                ? (module + 1) % moduleCount
                : GeneratedGraph.target(module, moduleCount, random);
        writing.add(random.nextInt(100) < RE_EXPORTS, target);
      }
    }
    return writing.finish();
  }

  /** The same without requests that go back: every module is a component. */
  static ModuleGraph acyclic(int moduleCount, int perModule, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Writing writing = new Writing(moduleCount);
    for (int module = 0; module < moduleCount - 1; module++) {
      writing.begin(module, perModule);
      for (int number = 0; number < perModule; number++) {
        int target = number == 0 ? module + 1 : GeneratedGraph.target(module, moduleCount, random);
        writing.add(false, Math.max(target, module + 1));
      }
    }
    return writing.finish();
  }

  /**
   * A random graph of few hubs and many leaves (Chakrabarti, Zhan, Faloutsos, "R-MAT: A Recursive
   * Model for Graph Mining", SDM 2004, with the parameters of Graph500).
   */
  static ModuleGraph rmat(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int moduleCount = 1 << RMAT_SCALE;
    int[] sources = new int[moduleCount * RMAT_EDGES_PER_MODULE];
    int[] targets = new int[sources.length];
    int[] begins = new int[moduleCount + 1];
    for (int edge = 0; edge < sources.length; edge++) {
      for (int bit = 0; bit < RMAT_SCALE; bit++) {
        int dice = random.nextInt(100);
        sources[edge] = sources[edge] << 1 | (dice >= 76 ? 1 : 0);
        boolean isRight = (dice >= 57 && dice < 76) || dice >= 95;
        targets[edge] = targets[edge] << 1 | (isRight ? 1 : 0);
      }
      begins[sources[edge] + 1]++;
    }
    for (int module = 0; module < moduleCount; module++) {
      begins[module + 1] += begins[module];
    }
    int[] sorted = new int[sources.length];
    int[] next = begins.clone();
    for (int edge = 0; edge < sources.length; edge++) {
      sorted[next[sources[edge]]++] = targets[edge];
    }
    Writing writing = new Writing(moduleCount);
    for (int module = 0; module < moduleCount; module++) {
      writing.begin(module, begins[module + 1] - begins[module]);
      for (int edge = begins[module]; edge < begins[module + 1]; edge++) {
        writing.add(false, sorted[edge]);
      }
    }
    return writing.finish();
  }

  /** Writes modules of one name each and dependencies of one name together. */
  private static final class Writing {
    private final ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
    private final GraphWriter writer = graph.writer();
    private final int request = writer.name("./module");

    Writing(int moduleCount) {
      for (int module = 0; module < moduleCount; module++) {
        writer.addModule(writer.name("m" + module), JavaScriptKinds.ESM, Snapshot.NO_DEPENDENCY);
      }
      writer.entry(0);
    }

    void begin(int module, int count) {
      writer.beginDependencies(module, count);
    }

    void add(boolean reExports, int target) {
      DependencyKind kind = reExports ? JavaScriptKinds.EXPORT_FROM : JavaScriptKinds.IMPORT;
      writer.connect(writer.addDependency(kind, 0, request), target);
    }

    ModuleGraph finish() {
      writer.publish();
      return graph;
    }
  }
}
