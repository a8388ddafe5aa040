package dev.shale.engine.pass;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntList;
import java.util.Arrays;

/**
 * Writes what passes found to the derived columns of a graph, at the end of an update: only rows
 * that may have changed, and only values that have. Writing a page that was published copies it.
 */
final class PassColumns {
  private final Snapshot graph;
  private final GraphWriter writer;
  private final PassState state;
  private final boolean[] isEverything = new boolean[Pass.count()];
  private boolean isDepthChanged;
  private boolean isComponentsChanged;
  private boolean isRootsChanged;

  PassColumns(Snapshot graph, GraphWriter writer, PassState state) {
    this.graph = graph;
    this.writer = writer;
    this.state = state;
  }

  void begin() {
    Arrays.fill(isEverything, false);
    isDepthChanged = false;
    isComponentsChanged = false;
    isRootsChanged = false;
  }

  /** All values of a pass's columns may have changed. */
  void everything(Pass pass) {
    isEverything[pass.ordinal()] = true;
  }

  void depth() {
    isDepthChanged = true;
  }

  void components() {
    isComponentsChanged = true;
  }

  void roots() {
    isRootsChanged = true;
  }

  void write() {
    boolean isAnyEverything = false;
    for (boolean one : isEverything) {
      isAnyEverything |= one;
    }
    if (isAnyEverything) {
      int moduleCount = graph.moduleCount();
      for (int module = 0; module < moduleCount; module++) {
        if (graph.moduleExists(module)) {
          writeEverything(module);
        }
      }
    }
    writeChanged();
  }

  private void writeEverything(int module) {
    if (isEverything[Pass.DEPTH.ordinal()]) {
      writeDepth(module);
    }
    if (isEverything[Pass.ORDER.ordinal()]) {
      writeOrder(module);
    }
    if (isEverything[Pass.COMPONENTS.ordinal()]) {
      writeComponent(module);
    }
    if (isEverything[Pass.ROOTS.ordinal()]) {
      writeRoot(module);
    }
  }

  private void writeChanged() {
    IntList added = state.written();
    if (isDepthChanged) {
      writeDepths(added);
      writeDepths(state.changedDepths());
    }
    if (isComponentsChanged) {
      writeComponents(added);
      writeComponents(state.changedComponents());
    }
    if (isRootsChanged) {
      writeRoots(added);
      writeRoots(state.changedRoots());
    }
    writeOrders(added);
  }

  private boolean exists(int module) {
    return module < graph.moduleCount() && graph.moduleExists(module);
  }

  private void writeDepths(IntList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (exists(modules.get(index))) {
        writeDepth(modules.get(index));
      }
    }
  }

  private void writeComponents(IntList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (exists(modules.get(index))) {
        writeComponent(modules.get(index));
      }
    }
  }

  private void writeRoots(IntList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (exists(modules.get(index))) {
        writeRoot(modules.get(index));
      }
    }
  }

  private void writeOrders(IntList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (exists(modules.get(index))) {
        writeOrder(modules.get(index));
      }
    }
  }

  private void writeDepth(int module) {
    int depth = state.depths().depth(module);
    if (graph.depth(module) != depth) {
      writer.depth(module, depth);
    }
  }

  private void writeOrder(int module) {
    int preOrder = state.orders().preOrder(module);
    int postOrder = state.orders().postOrder(module);
    if (graph.preOrder(module) != preOrder || graph.postOrder(module) != postOrder) {
      writer.order(module, preOrder, postOrder);
    }
  }

  private void writeComponent(int module) {
    int component = state.components().component(module);
    if (graph.component(module) != component) {
      writer.component(module, component);
    }
  }

  private void writeRoot(int module) {
    boolean isRoot = state.roots().isRoot(module);
    if (graph.isRoot(module) != isRoot) {
      writer.root(module, isRoot);
    }
  }
}
