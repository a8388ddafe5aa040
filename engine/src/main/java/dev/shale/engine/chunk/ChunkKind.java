package dev.shale.engine.chunk;

import java.util.List;

/** What a chunk is loaded as. */
public enum ChunkKind {
  /** A program begins with it. */
  ENTRY("entry"),
  /** A request asks for it while the program runs. */
  ASYNC("async"),
  /** It runs by itself, beside the program. */
  WORKER("worker"),
  /** What runs a start, in a chunk of its own; it has no modules. */
  RUNTIME("runtime"),
  /** What several starts or requests have in common, of {@link ChunkStyle#SETS}. */
  SHARED("shared");

  static final List<ChunkKind> KINDS = List.of(values());

  private final String label;

  ChunkKind(String label) {
    this.label = label;
  }

  /** The name in output. */
  public String label() {
    return label;
  }

  static ChunkKind of(Groups.Kind group) {
    return switch (group) {
      case ENTRY -> ENTRY;
      case WORKER -> WORKER;
      case ASYNC -> ASYNC;
    };
  }
}
