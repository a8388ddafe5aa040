package dev.shale.engine.chunk;

import java.util.List;

/** Why modules are loaded as one group. */
public enum GroupKind {
  /** A program begins with them. */
  ENTRY("entry"),
  /** They run by themselves, beside the program. */
  WORKER("worker"),
  /** A request asks for them while the program runs. */
  ASYNC("async");

  static final List<GroupKind> KINDS = List.of(values());

  private final String label;

  GroupKind(String label) {
    this.label = label;
  }

  /** The name in output. */
  public String label() {
    return label;
  }

  /** Whether nothing is there when the group is loaded, unless it depends on others. */
  public boolean isStart() {
    return this != ASYNC;
  }
}
