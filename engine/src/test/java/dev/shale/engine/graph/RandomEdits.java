package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.eclipse.collections.api.map.primitive.MutableIntIntMap;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;

/**
 * The same random operations on a graph and on its heap model: edits, layers, publications and
 * snapshots. The state of every open snapshot and every checkpoint is kept as a copy of the model.
 */
final class RandomEdits implements AutoCloseable {
  private static final int MOST_SNAPSHOTS = 4;
  private static final int FIRST_NAME_OF_SECOND_RUN = 1 << 30;

  private final Random random;
  private final ModuleGraph graph;
  private final GraphWriter writer;
  private final int mostModules;
  private final Deque<HeapGraph> checkpoints = new ArrayDeque<>();
  private final List<Held> held = new ArrayList<>();
  private HeapGraph model = new HeapGraph();
  private HeapGraph published = new HeapGraph();
  private HeapGraph base = new HeapGraph();
  private int newNames;
  private int dependencyMoves;
  private int exportMoves;
  private boolean rollsBack = true;

  RandomEdits(ModuleGraph graph, Random random, int mostModules) {
    this.graph = graph;
    this.random = random;
    this.mostModules = mostModules;
    writer = graph.writer();
  }

  /** For faults of which a rollback would make more than wrong data: free lists without an end. */
  RandomEdits withoutRollback() {
    rollsBack = false;
    return this;
  }

  /** For a graph that is already what the model says, and published. */
  RandomEdits(ModuleGraph graph, Random random, int mostModules, HeapGraph model) {
    this(graph, random, mostModules);
    this.model = model.copy();
    published = model.copy();
    base = published;
    newNames = FIRST_NAME_OF_SECOND_RUN;
  }

  private record Held(Snapshot snapshot, HeapGraph model) {}

  HeapGraph model() {
    return model;
  }

  HeapGraph published() {
    return published;
  }

  /** The state that a rollback leads to. */
  HeapGraph lastCheckpoint() {
    return checkpoints.isEmpty() ? base : checkpoints.peek();
  }

  /** One operation. */
  void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> addModule();
      case 3, 4 -> removeModule();
      case 5, 6, 7, 8 -> replaceDependencies();
      case 9, 10 -> replaceExports();
      case 11, 12 -> reconnect();
      case 13 -> derive();
      case 14 -> checkpoint();
      case 15 -> rollbackIfAllowed();
      case 16 -> merge();
      case 17 -> publish();
      case 18 -> openOrCloseSnapshot();
      default -> forgetNames();
    }
  }

  void check(String where) {
    GraphOracle.assertGraph(model, writer.working(), where + ", written");
    try (Snapshot latest = graph.snapshot()) {
      GraphOracle.assertGraph(published, latest, where + ", published");
    }
    for (Held one : held) {
      GraphOracle.assertGraph(one.model, one.snapshot, where + ", held");
    }
  }

  private String newName() {
    return "name " + newNames++ + "x".repeat(random.nextInt(20) == 0 ? 3_000 : random.nextInt(30));
  }

  private String name() {
    return random.nextBoolean() ? newName() : "shared " + random.nextInt(20);
  }

  private int optional(String name) {
    return name.isEmpty() ? Snapshot.NO_NAME : writer.name(name);
  }

  private String optionalName() {
    return random.nextInt(4) == 0 ? name() : "";
  }

  private int anyModule() {
    int[] ids = model.modules.keySet().toArray();
    return ids.length == 0 ? Snapshot.NO_MODULE : ids[random.nextInt(ids.length)];
  }

  private <E> E any(List<E> values) {
    return values.get(random.nextInt(values.size()));
  }

  void addModule() {
    if (model.modules.size() >= mostModules) {
      return;
    }
    int count = random.nextInt(6) == 0 ? random.nextInt(mostModules) : 1;
    for (int number = 0; number < count; number++) {
      HeapGraph.Module module = new HeapGraph.Module();
      module.identifier = newName();
      module.kind = any(ToyKinds.KINDS.moduleKinds());
      int id =
          writer.addModule(writer.name(module.identifier), module.kind, Snapshot.NO_DEPENDENCY);
      model.modules.put(id, module);
    }
  }

  private void removeModule() {
    int count = random.nextInt(10) == 0 ? model.modules.size() / 2 : 1;
    for (int number = 0; number < count && !model.modules.isEmpty(); number++) {
      int module = anyModule();
      writer.removeModule(module);
      model.remove(module);
    }
  }

  void replaceDependencies() {
    int id = anyModule();
    if (id == Snapshot.NO_MODULE) {
      return;
    }
    int count = random.nextInt(8) == 0 ? random.nextInt(3_000) : random.nextInt(80);
    model.replaceDependencies(id);
    if (random.nextBoolean()) {
      writer.beginDependencies(id, count + random.nextInt(2) * random.nextInt(9));
    } else {
      writer.beginDependencies(id);
    }
    for (int number = 0; number < count; number++) {
      addDependency(model.modules.get(id));
    }
  }

  private void addDependency(HeapGraph.Module module) {
    HeapGraph.Dependency dependency = new HeapGraph.Dependency();
    dependency.kind = any(ToyKinds.KINDS.dependencyKinds());
    dependency.flags = random.nextInt(8);
    dependency.request = name();
    dependency.id =
        writer.addDependency(dependency.kind, dependency.flags, writer.name(dependency.request));
    module.dependencies.add(dependency);
    locate(dependency);
    connect(dependency, anyModule());
    if (random.nextInt(10) == 0) {
      fillDetail(dependency);
    }
    if (dependency.kind == ToyKinds.LATER && random.nextBoolean()) {
      dependency.chunkName = name();
      dependency.order = random.nextInt(9) - 4;
      int block = writer.working().block(dependency.id);
      writer.chunkName(block, writer.name(dependency.chunkName));
      writer.blockFlags(block, 0xFF & dependency.order);
      writer.blockOrders(block, dependency.order, -dependency.order);
    }
  }

  private void locate(HeapGraph.Dependency dependency) {
    boolean large = random.nextInt(20) == 0;
    dependency.start = random.nextInt(1 << 20);
    dependency.end = dependency.start + random.nextInt(large ? 1 << 20 : 100);
    dependency.line = random.nextInt(large ? 1 << 20 : 1000);
    dependency.column = random.nextInt(large ? 1 << 20 : 200);
    writer.locate(
        dependency.id, dependency.start, dependency.end, dependency.line, dependency.column);
  }

  private void fillDetail(HeapGraph.Dependency dependency) {
    dependency.attributes = name();
    writer.attributes(dependency.id, writer.name(dependency.attributes));
  }

  private void connect(HeapGraph.Dependency dependency, int target) {
    writer.connect(dependency.id, target);
    model.connect(dependency, target);
    if (target != Snapshot.NO_MODULE && random.nextInt(10) == 0) {
      writer.issuer(target, dependency.id);
      model.modules.get(target).issuer = dependency.id;
    }
  }

  private void reconnect() {
    int id = anyModule();
    if (id != Snapshot.NO_MODULE) {
      for (HeapGraph.Dependency dependency : model.modules.get(id).dependencies) {
        connect(dependency, random.nextBoolean() ? anyModule() : Snapshot.NO_MODULE);
      }
    }
  }

  private void replaceExports() {
    int id = anyModule();
    if (id == Snapshot.NO_MODULE) {
      return;
    }
    HeapGraph.Module module = model.modules.get(id);
    int count = random.nextInt(8) == 0 ? random.nextInt(1_500) : random.nextInt(30);
    writer.beginExports(id, count + random.nextInt(3));
    module.exports = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      addExport(module);
    }
  }

  private void addExport(HeapGraph.Module module) {
    HeapGraph.Export export = new HeapGraph.Export();
    export.name = optionalName();
    export.flags = random.nextInt(4);
    export.id = writer.addExport(optional(export.name), export.flags);
    module.exports.add(export);
    if (!module.dependencies.isEmpty() && random.nextBoolean()) {
      export.dependency = module.dependencies.getFirst().id;
      export.path = optionalName();
      writer.reExport(export.id, export.dependency, optional(export.path));
    }
    if (random.nextInt(5) == 0) {
      export.constant = name();
      export.flags |= ExportFlags.CONSTANT;
      writer.constant(export.id, writer.name(export.constant));
    }
  }

  private void derive() {
    int id = anyModule();
    if (id == Snapshot.NO_MODULE) {
      return;
    }
    HeapGraph.Module module = model.modules.get(id);
    module.depth = random.nextInt(9);
    module.preOrder = random.nextInt();
    module.postOrder = random.nextInt();
    module.component = random.nextInt();
    module.root = random.nextBoolean();
    writer.depth(id, module.depth);
    writer.order(id, module.preOrder, module.postOrder);
    writer.component(id, module.component);
    writer.root(id, module.root);
    describe(id, module);
  }

  private void describe(int id, HeapGraph.Module module) {
    module.flags = random.nextInt(8);
    module.bytes = random.nextLong() & Long.MAX_VALUE;
    module.kind = any(ToyKinds.KINDS.moduleKinds());
    writer.moduleFlags(id, module.flags);
    writer.file(id, module.kind, module.bytes);
    writer.source(id, module.bytes, -module.bytes);
  }

  void checkpoint() {
    if (checkpoints.size() < 3) {
      writer.checkpoint();
      checkpoints.push(model.copy());
    }
  }

  private void rollbackIfAllowed() {
    if (rollsBack) {
      rollback();
    }
  }

  void rollback() {
    if (!checkpoints.isEmpty() || random.nextInt(4) == 0) {
      writer.rollback();
      model = checkpoints.isEmpty() ? base.copy() : checkpoints.pop();
    }
  }

  private void merge() {
    if (!checkpoints.isEmpty()) {
      writer.merge();
      checkpoints.pop();
    }
  }

  void publish() {
    int generation = writer.working().generation();
    writer.publish();
    learnIds(generation);
    published = model.copy();
    if (checkpoints.isEmpty()) {
      base = published;
    }
  }

  /** A publication may have moved dependencies and exports, if the generation says so. */
  private void learnIds(int generation) {
    MutableIntIntMap moved = new IntIntHashMap();
    MutableIntIntMap movedExports = new IntIntHashMap();
    moved.put(Snapshot.NO_DEPENDENCY, Snapshot.NO_DEPENDENCY);
    model.modules.forEachKeyValue((id, module) -> {
      int begin = writer.working().begin(id);
      for (HeapGraph.Dependency dependency : module.dependencies) {
        moved.put(dependency.id, begin);
        dependency.id = begin++;
      }
      int exportBegin = writer.working().exportBegin(id);
      for (HeapGraph.Export export : module.exports) {
        movedExports.put(export.id, exportBegin);
        export.id = exportBegin++;
      }
    });
    for (HeapGraph.Module module : model.modules) {
      module.issuer = moved.getOrThrow(module.issuer);
      for (HeapGraph.Export export : module.exports) {
        export.dependency = moved.getOrThrow(export.dependency);
      }
    }
    dependencyMoves += isMove(moved) ? 1 : 0;
    exportMoves += isMove(movedExports) ? 1 : 0;
    boolean hasMoved = isMove(moved) || isMove(movedExports);
    assertEquals(hasMoved, generation != writer.working().generation(), "generation");
  }

  private static boolean isMove(MutableIntIntMap moved) {
    return moved.keyValuesView().anySatisfy(pair -> pair.getOne() != pair.getTwo());
  }

  /** How many publications moved dependencies. */
  int dependencyMoves() {
    return dependencyMoves;
  }

  /** How many publications moved exports. */
  int exportMoves() {
    return exportMoves;
  }

  private void openOrCloseSnapshot() {
    if (held.size() == MOST_SNAPSHOTS || (!held.isEmpty() && random.nextBoolean())) {
      held.remove(random.nextInt(held.size())).snapshot.close();
    } else {
      held.add(new Held(graph.snapshot(), published));
    }
  }

  private void forgetNames() {
    writer.forgetUnusedNames();
  }

  /** Closes the snapshots. */
  @Override
  public void close() {
    held.forEach(one -> one.snapshot.close());
    held.clear();
  }
}
