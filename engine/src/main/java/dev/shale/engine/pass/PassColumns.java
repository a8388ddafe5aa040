package dev.shale.engine.pass;

import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.offheap.IntList;
import java.util.Arrays;

/**
 * Has passes write what they found to the derived columns, at the end of an update: of those that
 * ran over everything all modules, of others those that may have changed. Writing a page that was
 * published copies it.
 */
final class PassColumns {
  private final PassEdges edges;
  private final PassStates states;
  private final boolean[] isEverything;
  private final boolean[] isChanged;
  private boolean isAnyEverything;

  PassColumns(PassEdges edges, PassStates states) {
    this.edges = edges;
    this.states = states;
    isEverything = new boolean[states.count()];
    isChanged = new boolean[states.count()];
  }

  void begin() {
    Arrays.fill(isEverything, false);
    Arrays.fill(isChanged, false);
    isAnyEverything = false;
  }

  /** All values of a pass may have changed. */
  void everything(int place) {
    isEverything[place] = true;
    isAnyEverything = true;
  }

  /** Some values of a pass may have changed, and new modules have none yet. */
  void changed(int place) {
    isChanged[place] = true;
  }

  void write() {
    if (isAnyEverything) {
      writeEverything();
    }
    for (int place = 0; place < isChanged.length; place++) {
      if (isChanged[place] && !isEverything[place]) {
        PassState state = states.get(place);
        write(state, edges.written());
        write(state, state.changed());
      }
    }
  }

  private void writeEverything() {
    int moduleCount = edges.graph().moduleCount();
    for (int module = 0; module < moduleCount; module++) {
      if (edges.exists(module)) {
        for (int place = 0; place < isEverything.length; place++) {
          if (isEverything[place]) {
            states.get(place).write(module);
          }
        }
      }
    }
  }

  private void write(PassState state, IntList modules) {
    for (int index = 0; index < modules.size(); index++) {
      if (edges.exists(modules.get(index))) {
        state.write(modules.get(index));
      }
    }
  }
}
