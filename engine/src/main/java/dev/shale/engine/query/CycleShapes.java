package dev.shale.engine.query;

/** Makes the shapes of the cycles of some graph, and leads from their edges back to that graph. */
interface CycleShapes {
  CycleShape of(int cycle);

  /** What makes the edge from one member of a shape to another, as the graph numbers it. */
  int edge(CycleShape shape, int member, int target);
}
