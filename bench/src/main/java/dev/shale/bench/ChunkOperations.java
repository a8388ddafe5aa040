package dev.shale.bench;

import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.LiveChunks;
import dev.shale.engine.chunk.Start;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassReport.Mode;
import dev.shale.offheap.Region;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.List;

/**
 * The operations of the allocation profile on chunks, over routes that load later: some with names,
 * some of patterns, some that run apart, all with parts in common.
 */
final class ChunkOperations implements AutoCloseable {
  private static final int ROUTES = 400;
  private static final int PARTS = 600;
  private static final int COLD_RUNS = 50;
  private static final int HOT_RUNS = 2_000;

  private final ModuleGraph graph = new ModuleGraph(JavaScriptKinds.KINDS, Region.UNLIMITED);
  private final GraphWriter writer = graph.writer();
  private final LiveChunks live = new LiveChunks(ChunkOptions.USUAL);
  private final List<Start> starts = List.of(Start.of("main", List.of(0)));

  ChunkOperations() {
    for (int module = 0; module <= ROUTES + PARTS; module++) {
      int name = writer.name("/project/src/module" + module + ".js");
      writer.addModule(name, JavaScriptKinds.ESM, Snapshot.NO_DEPENDENCY);
      writer.file(module, JavaScriptKinds.ESM, 100);
    }
    writer.beginDependencies(0, ROUTES);
    for (int route = 1; route <= ROUTES; route++) {
      addRoute(route);
    }
    for (int route = 1; route <= ROUTES; route++) {
      writer.beginDependencies(route, 4);
      for (int part = 0; part < 4; part++) {
        add(JavaScriptKinds.IMPORT, ROUTES + 1 + (route * 7 + part * part * 31) % PARTS);
      }
    }
    for (int part = 0; part < PARTS; part += 2) {
      writer.beginDependencies(ROUTES + 1 + part, 1);
      add(JavaScriptKinds.IMPORT, ROUTES + 2 + part);
    }
    writer.publish();
  }

  private void addRoute(int route) {
    int dependency =
        switch (route % 4) {
          case 0 -> add(JavaScriptKinds.WORKER, route);
          case 1 -> add(JavaScriptKinds.CONTEXT, route);
          default -> add(JavaScriptKinds.DYNAMIC_IMPORT, route);
        };
    int block = writer.working().block(dependency);
    if (route % 4 == 1) {
      writer.chunkName(block, writer.name("page-[request]"));
    } else if (route % 4 == 2) {
      writer.chunkName(block, writer.name("page" + route));
    }
  }

  private int add(DependencyKind kind, int target) {
    int dependency = writer.addDependency(kind, 0, writer.name("./*.js"));
    writer.connect(dependency, target);
    return dependency;
  }

  void forEach(Operations.Profile profile) {
    Snapshot rows = writer.working();
    live.update(rows, starts);
    add(profile, "LiveChunks.update, anew", COLD_RUNS, Mode.COLD, row -> live.rebuilt());
    add(
        profile,
        "LiveChunks.update, nothing else",
        HOT_RUNS,
        Mode.SKIPPED,
        row -> live.changed(1 + row % ROUTES));
    add(
        profile,
        "GraphWriter.file, LiveChunks.update",
        HOT_RUNS,
        Mode.HOT,
        row -> {
          writer.file(1, JavaScriptKinds.ESM, 100 + rows.bytes(1) % 7 + 1);
          live.changed(1);
        });
    // A route asks for a part twice, or for what that part leads to.
    int first = rows.begin(2);
    int part = ROUTES + 1 + 14;
    writer.connect(first, part);
    add(
        profile,
        "GraphWriter.connect, LiveChunks.update",
        HOT_RUNS,
        Mode.HOT,
        row -> {
          writer.connect(first + 1, rows.target(first + 1) == part ? part + 1 : part);
          live.changed(2);
        });
  }

  private void add(Operations.Profile profile, String name, int runs, Mode mode, Edit edit) {
    profile.add(name, "pass", runs, count -> repeat(count, mode, edit));
  }

  /** What is done before an update. */
  @FunctionalInterface
  private interface Edit {
    void run(int row);
  }

  private long repeat(int count, Mode mode, Edit edit) {
    Snapshot rows = writer.working();
    long sum = 0;
    for (int row = 0; row < count; row++) {
      edit.run(row);
      sum += live.update(rows, starts).count();
      // The first may have more to do.
      if (row > 0 && live.mode() != mode) {
        throw new IllegalStateException(live.mode() + " in place of " + mode);
      }
    }
    return sum;
  }

  @Override
  public void close() {
    live.close();
    graph.close();
  }
}
