package dev.shale.tools.cli.drawing;

/**
 * That a node leads to another.
 *
 * @param from the place of a node in the drawing
 * @param to the place of the other
 * @param count how many imports it stands for
 * @param isLater whether all of them load later, as dynamic imports do
 * @param isForTypes whether all of them load nothing, such as imports of types
 */
record Edge(int from, int to, int count, boolean isLater, boolean isForTypes) {
  /** The same with another import. */
  Edge with(boolean isOtherLater, boolean isOtherForTypes) {
    return new Edge(from, to, count + 1, isLater && isOtherLater, isForTypes && isOtherForTypes);
  }
}
