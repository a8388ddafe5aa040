package dev.shale.engine.pass.component;

import dev.shale.engine.pass.contract.PassState;

/** Spoils what a repair left of one module. */
public final class ComponentFaults {
  private ComponentFaults() {}

  private static Components of(PassState state) {
    return ((ComponentState) state).components();
  }

  public static void otherPlace(PassState state, int module) {
    Components components = of(state);
    int component = components.component(module);
    components.label(component, components.label(component) + 10 * Components.LABEL_GAP);
  }

  public static void missingMember(PassState state, int module) {
    of(state).linkAlone(module);
  }

  public static void missingEdge(PassState state, int module) {
    Components components = of(state);
    int component = components.component(module);
    components.entering(component, Math.max(0, components.entering(component) - 1));
  }
}
