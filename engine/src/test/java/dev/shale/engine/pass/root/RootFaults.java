package dev.shale.engine.pass.root;

import dev.shale.engine.pass.contract.PassState;

/** Spoils what a repair left of one module. */
public final class RootFaults {
  private RootFaults() {}

  public static void notMarked(PassState given, int module) {
    RootState state = (RootState) given;
    state.roots().root(module, state.component(module), false);
  }

  public static void countTooLarge(PassState given, int module) {
    RootState state = (RootState) given;
    Roots roots = state.roots();
    int component = state.component(module);
    boolean isSource = roots.wasSource(component);
    int most = roots.mostImporters(component) + 1;
    roots.component(component, isSource, most, roots.rootCount(component));
  }
}
