package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.eclipse.collections.api.map.primitive.MutableIntObjectMap;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.eclipse.collections.api.set.primitive.MutableIntSet;
import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;

/** Whether a snapshot says what a heap graph says: every accessor, both directions, every row. */
final class GraphOracle {
  private final HeapGraph expected;
  private final Snapshot actual;
  private final String where;
  private final BitSet dependencies = new BitSet();
  private final BitSet exports = new BitSet();
  private final BitSet blocks = new BitSet();
  private final MutableIntObjectMap<MutableIntSet> incoming = new IntObjectHashMap<>();

  private GraphOracle(HeapGraph expected, Snapshot actual, String where) {
    this.expected = expected;
    this.actual = actual;
    this.where = where;
  }

  static void assertGraph(HeapGraph expected, Snapshot actual, String where) {
    GraphOracle oracle = new GraphOracle(expected, actual, where);
    try {
      oracle.checkModules();
      oracle.checkOtherRows();
      oracle.checkIncoming();
      oracle.checkBatches();
    } catch (IndexOutOfBoundsException | IllegalStateException failure) {
      throw new AssertionError(where + ": a row that should exist cannot be read", failure);
    }
  }

  private void checkModules() {
    for (int module = 0; module < actual.moduleCount(); module++) {
      HeapGraph.Module model = expected.modules.get(module);
      assertEquals(model != null, actual.moduleExists(module), where + ", module " + module);
      if (model == null) {
        int removed = module;
        assertThrows(IndexOutOfBoundsException.class, () -> actual.depth(removed), where);
      } else {
        checkModule(module, model);
      }
    }
    int count = actual.moduleCount();
    assertThrows(IndexOutOfBoundsException.class, () -> actual.kind(count), where);
    assertTrue(expected.modules.keySet().allSatisfy(module -> module < count), where);
  }

  private void checkModule(int module, HeapGraph.Module model) {
    String at = where + ", module " + module;
    checkName(model.identifier, actual.identifier(module), at);
    assertEquals(model.kind, actual.kind(module), at);
    assertEquals(model.flags, actual.moduleFlags(module), at);
    assertEquals((model.flags & ModuleFlags.ENTRY) != 0, actual.isEntry(module), at);
    assertEquals(model.bytes, actual.bytes(module), at);
    assertEquals(model.bytes, actual.sourceLow(module), at);
    assertEquals(-model.bytes, actual.sourceHigh(module), at);
    assertEquals(model.issuer, actual.issuer(module), at + " issuer");
    assertEquals(model.depth, actual.depth(module), at);
    assertEquals(model.preOrder, actual.preOrder(module), at);
    assertEquals(model.postOrder, actual.postOrder(module), at);
    assertEquals(model.component, actual.component(module), at);
    assertEquals(model.root && !actual.isForTypes(module), actual.isRoot(module), at);
    checkDependencies(module, model, at);
    checkExports(module, model, at);
  }

  private void checkDependencies(int module, HeapGraph.Module model, String at) {
    int begin = actual.begin(module);
    assertEquals(model.dependencies.size(), actual.end(module) - begin, at + " dependencies");
    DependencyCursor cursor = actual.dependencies().of(module);
    for (HeapGraph.Dependency dependency : model.dependencies) {
      assertTrue(cursor.next(), at);
      assertEquals(dependency.id, cursor.dependency(), at);
      assertEquals(dependency.target, cursor.target(), at);
      assertEquals(dependency.kind, cursor.kind(), at);
      assertEquals(actual.isTypeOnly(dependency.id), cursor.isTypeOnly(), at);
      checkDependency(module, dependency, at + ", dependency " + dependency.id);
    }
    assertFalse(cursor.next(), at);
  }

  private void checkDependency(int module, HeapGraph.Dependency model, String at) {
    int dependency = model.id;
    assertFalse(dependencies.get(dependency), at + " is shared");
    dependencies.set(dependency);
    assertEquals(module, actual.parent(dependency), at);
    assertEquals(model.kind, actual.dependencyKind(dependency), at);
    assertEquals(model.flags, actual.dependencyFlags(dependency), at);
    checkName(model.request, actual.request(dependency), at);
    assertEquals(model.target, actual.target(dependency), at);
    assertEquals(model.start, actual.spanStart(dependency), at);
    assertEquals(model.end, actual.spanEnd(dependency), at);
    assertEquals(model.line, actual.line(dependency), at);
    assertEquals(model.column, actual.column(dependency), at);
    checkOptionalName(model.attributes, actual.attributes(dependency), at);
    checkBlock(module, model, at);
    incoming.getIfAbsentPut(model.target, IntHashSet::new).add(dependency);
  }

  private void checkBlock(int module, HeapGraph.Dependency model, String at) {
    int block = actual.block(model.id);
    assertEquals(model.kind == ToyKinds.LATER, block != Snapshot.NO_BLOCK, at);
    if (block != Snapshot.NO_BLOCK) {
      assertFalse(blocks.get(block), at + " shares block " + block);
      blocks.set(block);
      assertEquals(module, actual.blockParent(block), at);
      assertEquals(model.id, actual.blockBegin(block), at);
      assertEquals(model.id + 1, actual.blockEnd(block), at);
      checkOptionalName(model.chunkName, actual.chunkName(block), at);
      assertEquals(0xFF & model.order, actual.blockFlags(block), at);
      assertEquals(model.order, actual.prefetchOrder(block), at);
      assertEquals(-model.order, actual.preloadOrder(block), at);
    }
  }

  private void checkExports(int module, HeapGraph.Module model, String at) {
    int begin = actual.exportBegin(module);
    assertEquals(model.exports.size(), actual.exportEnd(module) - begin, at + " exports");
    for (int index = 0; index < model.exports.size(); index++) {
      HeapGraph.Export export = model.exports.get(index);
      assertEquals(begin + index, export.id, at);
      checkExport(module, export, at + ", export " + export.id);
    }
  }

  private void checkExport(int module, HeapGraph.Export model, String at) {
    int export = model.id;
    assertFalse(exports.get(export), at + " is shared");
    exports.set(export);
    assertEquals(module, actual.exportParent(export), at);
    checkOptionalName(model.name, actual.exportName(export), at);
    assertEquals(model.flags, actual.exportFlags(export), at);
    assertEquals(model.dependency, actual.exportDependency(export), at);
    checkOptionalName(model.path, actual.exportPath(export), at);
    checkOptionalName(model.constant, actual.constant(export), at);
  }

  private void checkOtherRows() {
    for (int row = 0; row < actual.dependencyCount(); row++) {
      String at = where + ", dependency " + row;
      assertEquals(dependencies.get(row), actual.dependencyExists(row), at);
      if (!dependencies.get(row)) {
        int removed = row;
        assertThrows(IndexOutOfBoundsException.class, () -> actual.target(removed), at);
        assertThrows(IndexOutOfBoundsException.class, () -> actual.line(removed), at);
      }
    }
    for (int row = 0; row < actual.exportCount(); row++) {
      assertEquals(exports.get(row), actual.exportExists(row), where + ", export " + row);
    }
    for (int row = 0; row < actual.blockCount(); row++) {
      assertEquals(blocks.get(row), actual.blockExists(row), where + ", block " + row);
    }
    assertTrue(dependencies.length() <= actual.dependencyCount(), where);
    assertTrue(exports.length() <= actual.exportCount(), where);
    assertTrue(blocks.length() <= actual.blockCount(), where);
  }

  private void checkIncoming() {
    IncomingCursor cursor = actual.incoming();
    for (int module : expected.modules.keySet().toArray()) {
      MutableIntSet seen = new IntHashSet();
      for (cursor.of(module); cursor.next(); ) {
        assertTrue(seen.add(cursor.dependency()), where + ", incoming of " + module);
        assertEquals(actual.parent(cursor.dependency()), cursor.source(), where);
      }
      IntSet leading = incoming.getIfAbsent(module, IntHashSet::new);
      assertEquals(leading, seen, where + ", module " + module);
    }
  }

  /** In order and in no order. */
  private void checkBatches() {
    TargetBatch batch = actual.targetBatch();
    for (int module = 0; module < actual.moduleCount(); module = batch.end()) {
      batch.load(module);
      for (int index = 0; index < batch.size(); index++) {
        checkTargets(batch, index, module + index);
      }
    }
    int[] list = expected.modules.keySet().toArray();
    for (int begin = 0; begin < list.length; begin += TargetBatch.MODULES) {
      batch.load(list, begin, Math.min(list.length, begin + TargetBatch.MODULES));
      for (int index = 0; index < batch.size(); index++) {
        checkTargets(batch, index, list[begin + index]);
      }
    }
  }

  private void checkTargets(TargetBatch batch, int index, int module) {
    HeapGraph.Module model = expected.modules.get(module);
    int[] targets =
        model == null
            ? new int[0]
            : model.dependencies.stream().mapToInt(dependency -> dependency.target).toArray();
    int[] found = Arrays.copyOfRange(batch.targets(), batch.begin(index), batch.end(index));
    assertArrayEquals(targets, found, where + ", batch, module " + module);
  }

  private void checkOptionalName(String name, int id, String at) {
    assertEquals(name.isEmpty(), id == Snapshot.NO_NAME, at);
    if (!name.isEmpty()) {
      checkName(name, id, at);
    }
  }

  private void checkName(String name, int id, String at) {
    assertEquals(name, actual.name(id), at);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    assertEquals(bytes.length, actual.nameBytes(id), at);
    assertTrue(actual.nameEquals(id, bytes, 0, bytes.length), at);
    assertEquals(id, actual.findName(name), at);
  }
}
