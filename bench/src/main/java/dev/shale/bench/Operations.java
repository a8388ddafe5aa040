package dev.shale.bench;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.TargetBatch;
import dev.shale.engine.pass.LivePasses;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntToLongFunction;

/** The operations of the allocation profile, on a graph of a thousand modules. */
final class Operations implements AutoCloseable {
  private static final int MODULES = 1_000;
  private static final int PER_MODULE = 20;
  private static final int EXPORTS_PER_MODULE = 10;
  private static final int DEPENDENCIES = MODULES * PER_MODULE;
  private static final int EXPORTS = MODULES * EXPORTS_PER_MODULE;
  private static final int BLOCKS = MODULES;
  private static final int READS = 100_000;
  private static final int WRITES = 20_000;
  private static final int LAYERS = 200;

  private static final Set<Pass> KEPT_UP = Set.of(Passes.DEPTH, Passes.COMPONENTS, Passes.ROOTS);

  private final ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
  private final GraphWriter writer = graph.writer();
  private final byte[] name = "/project/src/module500.ts".getBytes(StandardCharsets.UTF_8);
  private final byte[] buffer = new byte[64];
  private final Snapshot snapshot;

  Operations() {
    fill();
    writer.publish();
    snapshot = graph.snapshot();
  }

  /** Hears of operations. */
  @FunctionalInterface
  interface Profile {
    void add(String name, String kind, int count, AllocationProfile.Operation operation);
  }

  void forEach(Profile profile) {
    readsModules(profile);
    readsDependencies(profile);
    readsExports(profile);
    readsBlocks(profile);
    readsNames(profile);
    readsLists(profile);
    derives(profile);
    writes(profile);
    layers(profile);
    keepsUp(profile);
    try (ChunkOperations chunks = new ChunkOperations()) {
      chunks.forEach(profile);
    }
    profile.add("Passes.run", "pass", 20, count -> repeat(count, row -> Passes.run(graph).size()));
  }

  private void keepsUp(Profile profile) {
    try (LivePasses passes = LivePasses.of(graph, 1)) {
      passes.update();
      int dependency = writer.working().begin(MODULES / 2) + 1;
      profile.add(
          "GraphWriter.connect, LivePasses.update",
          "pass",
          LAYERS,
          count ->
              repeat(
                  count,
                  row -> {
                    writer.connect(dependency, MODULES / 2 + row % 2);
                    passes.update(KEPT_UP);
                    return row;
                  }));
    }
  }

  private void fill() {
    for (int module = 0; module < MODULES; module++) {
      int identifier = writer.name("/project/src/module" + module + ".ts");
      writer.addModule(identifier, JavaScriptKinds.ESM, Snapshot.NO_DEPENDENCY);
    }
    writer.entry(0);
    for (int module = 0; module < MODULES; module++) {
      fill(module);
    }
  }

  private void fill(int module) {
    writer.beginDependencies(module, PER_MODULE);
    for (int number = 0; number < PER_MODULE; number++) {
      DependencyKind kind = number == 0 ? JavaScriptKinds.DYNAMIC_IMPORT : JavaScriptKinds.IMPORT;
      int target = (module + 1 + number * number) % MODULES;
      int dependency = writer.addDependency(kind, 0, writer.name("./module" + target));
      writer.locate(dependency, number, number + 12, number + 1, 1);
      writer.connect(dependency, target);
    }
    writer.beginExports(module, EXPORTS_PER_MODULE);
    for (int number = 0; number < EXPORTS_PER_MODULE; number++) {
      int export = writer.addExport(writer.name("export" + number), 0);
      if (number == 0) {
        writer.constant(export, writer.name("42"));
      }
    }
  }

  private static long repeat(int count, IntToLongFunction operation) {
    long sum = 0;
    for (int row = 0; row < count; row++) {
      sum += operation.applyAsLong(row);
    }
    return sum;
  }

  private static void read(Profile profile, String name, int rows, IntToLongFunction operation) {
    profile.add(
        name, "read", READS, count -> repeat(count, row -> operation.applyAsLong(row % rows)));
  }

  private static void write(Profile profile, String name, int rows, IntWrite operation) {
    profile.add(
        name,
        "write",
        WRITES,
        count -> {
          for (int row = 0; row < count; row++) {
            operation.write(row % rows);
          }
          return count;
        });
  }

  @FunctionalInterface
  private interface IntWrite {
    void write(int row);
  }

  private void readsModules(Profile profile) {
    read(profile, "Snapshot.kind", MODULES, row -> snapshot.kind(row).code());
    read(profile, "Snapshot.identifier", MODULES, row -> snapshot.identifier(row));
    read(profile, "Snapshot.bytes", MODULES, row -> snapshot.bytes(row));
    read(profile, "Snapshot.sourceLow", MODULES, row -> snapshot.sourceLow(row));
    read(profile, "Snapshot.sourceHigh", MODULES, row -> snapshot.sourceHigh(row));
    read(profile, "Snapshot.isEntry", MODULES, row -> (snapshot.isEntry(row) ? 1 : 0));
    read(profile, "Snapshot.moduleFlags", MODULES, row -> snapshot.moduleFlags(row));
    read(profile, "Snapshot.issuer", MODULES, row -> snapshot.issuer(row));
    read(profile, "Snapshot.begin", MODULES, row -> snapshot.begin(row));
    read(profile, "Snapshot.end", MODULES, row -> snapshot.end(row));
    read(profile, "Snapshot.exportBegin", MODULES, row -> snapshot.exportBegin(row));
    read(profile, "Snapshot.exportEnd", MODULES, row -> snapshot.exportEnd(row));
    read(profile, "Snapshot.depth", MODULES, row -> snapshot.depth(row));
    read(profile, "Snapshot.preOrder", MODULES, row -> snapshot.preOrder(row));
    read(profile, "Snapshot.postOrder", MODULES, row -> snapshot.postOrder(row));
    read(profile, "Snapshot.component", MODULES, row -> snapshot.component(row));
    read(profile, "Snapshot.isRoot", MODULES, row -> (snapshot.isRoot(row) ? 1 : 0));
    read(profile, "Snapshot.moduleExists", MODULES, row -> (snapshot.moduleExists(row) ? 1 : 0));
  }

  private void readsDependencies(Profile profile) {
    read(profile, "Snapshot.parent", DEPENDENCIES, row -> snapshot.parent(row));
    read(profile, "Snapshot.target", DEPENDENCIES, row -> snapshot.target(row));
    read(
        profile,
        "Snapshot.dependencyKind",
        DEPENDENCIES,
        row -> snapshot.dependencyKind(row).code());
    read(profile, "Snapshot.dependencyFlags", DEPENDENCIES, row -> snapshot.dependencyFlags(row));
    read(profile, "Snapshot.isTypeOnly", DEPENDENCIES, row -> (snapshot.isTypeOnly(row) ? 1 : 0));
    read(profile, "Snapshot.request", DEPENDENCIES, row -> snapshot.request(row));
    read(profile, "Snapshot.block", DEPENDENCIES, row -> snapshot.block(row));
    read(profile, "Snapshot.attributes", DEPENDENCIES, row -> snapshot.attributes(row));
    read(profile, "Snapshot.spanStart", DEPENDENCIES, row -> snapshot.spanStart(row));
    read(profile, "Snapshot.spanEnd", DEPENDENCIES, row -> snapshot.spanEnd(row));
    read(profile, "Snapshot.line", DEPENDENCIES, row -> snapshot.line(row));
    read(profile, "Snapshot.column", DEPENDENCIES, row -> snapshot.column(row));
    read(
        profile,
        "Snapshot.dependencyExists",
        DEPENDENCIES,
        row -> (snapshot.dependencyExists(row) ? 1 : 0));
  }

  private void readsExports(Profile profile) {
    read(profile, "Snapshot.exportName", EXPORTS, row -> snapshot.exportName(row));
    read(profile, "Snapshot.exportParent", EXPORTS, row -> snapshot.exportParent(row));
    read(profile, "Snapshot.exportFlags", EXPORTS, row -> snapshot.exportFlags(row));
    read(profile, "Snapshot.exportDependency", EXPORTS, row -> snapshot.exportDependency(row));
    read(profile, "Snapshot.exportPath", EXPORTS, row -> snapshot.exportPath(row));
    read(profile, "Snapshot.constant", EXPORTS, row -> snapshot.constant(row));
    read(profile, "Snapshot.exportExists", EXPORTS, row -> (snapshot.exportExists(row) ? 1 : 0));
  }

  private void readsBlocks(Profile profile) {
    read(profile, "Snapshot.blockParent", BLOCKS, row -> snapshot.blockParent(row));
    read(profile, "Snapshot.blockBegin", BLOCKS, row -> snapshot.blockBegin(row));
    read(profile, "Snapshot.blockEnd", BLOCKS, row -> snapshot.blockEnd(row));
    read(profile, "Snapshot.chunkName", BLOCKS, row -> snapshot.chunkName(row));
    read(profile, "Snapshot.blockExists", BLOCKS, row -> (snapshot.blockExists(row) ? 1 : 0));
  }

  private void readsNames(Profile profile) {
    read(profile, "Snapshot.nameBytes", MODULES, snapshot::nameBytes);
    read(profile, "Snapshot.copyName", MODULES, row -> snapshot.copyName(row, buffer, 0));
    read(
        profile,
        "Snapshot.nameEquals",
        MODULES,
        row -> snapshot.nameEquals(row, name, 0, name.length) ? 1 : 0);
    read(profile, "Snapshot.findName(bytes)", 1, row -> snapshot.findName(name, 0, name.length));
    read(
        profile,
        "Snapshot.findName(bytes), absent",
        1,
        row -> snapshot.findName(name, 0, name.length - 1));
    read(profile, "Snapshot.name", 1, row -> snapshot.name(row).length());
  }

  private void readsBatches(Profile profile, TargetBatch batch) {
    int[] modules = new int[TargetBatch.MODULES];
    read(
        profile,
        "TargetBatch of modules side by side",
        MODULES,
        row -> {
          batch.load(row);
          return batch.targets()[batch.begin(0)];
        });
    read(
        profile,
        "TargetBatch of modules in a list",
        MODULES,
        row -> {
          for (int index = 0; index < modules.length; index++) {
            modules[index] = (row + index * 31) % MODULES;
          }
          batch.load(modules, 0, modules.length);
          return batch.targets()[batch.begin(0)];
        });
  }

  private void readsLists(Profile profile) {
    DependencyCursor dependencies = snapshot.dependencies();
    IncomingCursor incoming = snapshot.incoming();
    read(
        profile,
        "DependencyCursor over a module",
        MODULES,
        row -> {
          long sum = 0;
          for (dependencies.of(row); dependencies.next(); ) {
            sum += dependencies.target() + dependencies.kind().code();
          }
          return sum;
        });
    read(
        profile,
        "IncomingCursor over a module",
        MODULES,
        row -> {
          long sum = 0;
          for (incoming.of(row); incoming.next(); ) {
            sum += incoming.source();
          }
          return sum;
        });
    readsBatches(profile, snapshot.targetBatch());
    read(profile, "Snapshot.generation", 1, row -> snapshot.generation());
    read(profile, "Snapshot.moduleCount", 1, row -> snapshot.moduleCount());
    read(profile, "Snapshot.dependencyCount", 1, row -> snapshot.dependencyCount());
    read(profile, "Snapshot.exportCount", 1, row -> snapshot.exportCount());
    read(profile, "Snapshot.blockCount", 1, row -> snapshot.blockCount());
    read(profile, "Snapshot.nameCount", 1, row -> snapshot.nameCount());
  }

  private void writes(Profile profile) {
    write(profile, "GraphWriter.name(bytes), known", 1, row -> writer.name(name, 0, name.length));
    write(profile, "GraphWriter.entry", 1, writer::entry);
    write(
        profile,
        "GraphWriter.moduleFlags",
        MODULES,
        row -> writer.moduleFlags(row, ModuleFlags.FOR_TYPES));
    write(profile, "GraphWriter.file", MODULES, row -> writer.file(row, JavaScriptKinds.ESM, row));
    write(profile, "GraphWriter.locate", DEPENDENCIES, row -> writer.locate(row, 1, 2, 3, 4));
    write(profile, "GraphWriter.connect", DEPENDENCIES, row -> writer.connect(row, row % MODULES));
    write(
        profile,
        "GraphWriter.beginDependencies, addDependency",
        1,
        row -> {
          writer.beginDependencies(row, 1);
          writer.addDependency(JavaScriptKinds.IMPORT, DependencyFlags.WEAK, 0);
        });
    write(
        profile,
        "GraphWriter.beginExports, addExport",
        1,
        row -> {
          writer.beginExports(row, 1);
          writer.addExport(0, 0);
        });
    write(
        profile,
        "GraphWriter.addModule, removeModule",
        1,
        row -> writer.removeModule(writer.addModule(row, JavaScriptKinds.ESM, -1)));
  }

  private void derives(Profile profile) {
    write(profile, "GraphWriter.depth", MODULES, row -> writer.depth(row, row));
    write(profile, "GraphWriter.order", MODULES, row -> writer.order(row, row, row));
    write(profile, "GraphWriter.component", MODULES, row -> writer.component(row, row));
    write(profile, "GraphWriter.root", MODULES, row -> writer.root(row, true));
  }

  private void layers(Profile profile) {
    layer(
        profile,
        "GraphWriter.checkpoint, depth, rollback",
        row -> {
          writer.checkpoint();
          writer.depth(row, row);
          writer.rollback();
        });
    layer(
        profile,
        "GraphWriter.checkpoint, depth, merge",
        row -> {
          writer.checkpoint();
          writer.depth(row, row);
          writer.merge();
        });
    layer(
        profile,
        "GraphWriter.depth, publish",
        row -> {
          writer.depth(row, row);
          writer.publish();
        });
  }

  private static void layer(Profile profile, String name, IntWrite operation) {
    profile.add(
        name,
        "write",
        LAYERS,
        count ->
            repeat(
                count,
                row -> {
                  operation.write(row);
                  return row;
                }));
  }

  @Override
  public void close() {
    snapshot.close();
    graph.close();
  }
}
