package dev.shale.bench;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Graphs shaped like those of real projects: most requests go to modules that were discovered a
 * little later, some far ahead, a few back, which makes cycles. Of a module's exports half have
 * names of their own, half have names that others use too. Generated first, written then, so that
 * writing can be measured alone.
 */
final class GeneratedGraph {
  private static final int NEAR = 200;
  private static final int SHARED_NAMES = 500;

  final int moduleCount;
  final int dependenciesPerModule;
  final int exportsPerModule;
  private final int[] targets;
  private final byte[][] identifiers;
  private final byte[][] requests;
  private final byte[][] exportNames;

  private GeneratedGraph(int moduleCount, int dependenciesPerModule, int exportsPerModule) {
    this.moduleCount = moduleCount;
    this.dependenciesPerModule = dependenciesPerModule;
    this.exportsPerModule = exportsPerModule;
    targets = new int[Math.multiplyExact(moduleCount, dependenciesPerModule)];
    identifiers = new byte[moduleCount][];
    requests = new byte[moduleCount][];
    exportNames = new byte[Math.multiplyExact(moduleCount, exportsPerModule)][];
  }

  static GeneratedGraph of(
      int moduleCount, int dependenciesPerModule, int exportsPerModule, long seed) {
    GeneratedGraph graph = new GeneratedGraph(moduleCount, dependenciesPerModule, exportsPerModule);
    SplittableRandom random = new SplittableRandom(seed);
    for (int module = 0; module < moduleCount; module++) {
      graph.identifiers[module] = utf8("/project/src/folder" + module / 20 + "/module" + module);
      graph.requests[module] = utf8("./module" + module);
      for (int number = 0; number < dependenciesPerModule; number++) {
        graph.targets[module * dependenciesPerModule + number] =
            number == 0 ? (module + 1) % moduleCount : target(module, moduleCount, random);
      }
      for (int number = 0; number < exportsPerModule; number++) {
        graph.exportNames[module * exportsPerModule + number] =
            utf8(
                number % 2 == 0
                    ? "useFeature" + module + "x" + number
                    : "shared" + random.nextInt(SHARED_NAMES));
      }
    }
    return graph;
  }

  /** A graph with everything in it, published. */
  static ModuleGraph write(
      int moduleCount, int dependenciesPerModule, int exportsPerModule, long seed) {
    GeneratedGraph generated = of(moduleCount, dependenciesPerModule, exportsPerModule, seed);
    ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
    generated.write(graph.writer());
    return graph;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static int target(int module, int moduleCount, SplittableRandom random) {
    int dice = random.nextInt(1000);
    if (dice < 800) {
      return Math.min(moduleCount - 1, module + 1 + random.nextInt(NEAR));
    }
    if (dice < 999) {
      return module + random.nextInt(moduleCount - module);
    }
    return random.nextInt(moduleCount);
  }

  /** Rows that {@link #write} makes. */
  long rowCount() {
    return moduleCount + 2L * targets.length + exportNames.length;
  }

  int target(int module, int number) {
    return targets[module * dependenciesPerModule + number];
  }

  void write(GraphWriter writer) {
    for (int module = 0; module < moduleCount; module++) {
      writer.addModule(
          name(writer, identifiers[module]), JavaScriptKinds.ESM, Snapshot.NO_DEPENDENCY);
    }
    writer.entry(0);
    for (int module = 0; module < moduleCount; module++) {
      writeDependencies(writer, module);
      writeExports(writer, module);
    }
    writer.publish();
  }

  private void writeDependencies(GraphWriter writer, int module) {
    writer.beginDependencies(module, dependenciesPerModule);
    for (int number = 0; number < dependenciesPerModule; number++) {
      int target = target(module, number);
      int dependency =
          writer.addDependency(JavaScriptKinds.IMPORT, 0, name(writer, requests[target]));
      writer.locate(dependency, number * 40, number * 40 + 12, number + 1, 20);
      writer.connect(dependency, target);
    }
  }

  private void writeExports(GraphWriter writer, int module) {
    writer.beginExports(module, exportsPerModule);
    for (int number = 0; number < exportsPerModule; number++) {
      byte[] exported = exportNames[module * exportsPerModule + number];
      writer.addExport(name(writer, exported), ExportFlags.CAN_MANGLE);
    }
  }

  private static int name(GraphWriter writer, byte[] bytes) {
    return writer.name(bytes, 0, bytes.length);
  }
}
