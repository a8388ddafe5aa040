package dev.shale.engine.pass;

import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassState;
import java.util.List;

/** The states of the passes of a list, over one graph. */
final class PassStates {
  private final List<Pass> passes;
  private final PassState[] states;

  PassStates(PassEdges edges, List<Pass> passes) {
    this.passes = passes;
    states = new PassState[passes.size()];
    for (int place = 0; place < states.length; place++) {
      states[place] = passes.get(place).over(edges, this::of);
    }
  }

  private PassState of(Pass pass) {
    int place = passes.indexOf(pass);
    if (place < 0 || states[place] == null) {
      throw new IllegalArgumentException(
          "A pass that needs \"%s\" is to stand behind it in the list".formatted(pass.label()));
    }
    return states[place];
  }

  int count() {
    return states.length;
  }

  PassState get(int place) {
    return states[place];
  }

  void grow(int before, int moduleCount) {
    for (PassState state : states) {
      state.grow(before, moduleCount);
    }
  }
}
