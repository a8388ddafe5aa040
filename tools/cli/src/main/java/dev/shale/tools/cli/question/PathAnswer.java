package dev.shale.tools.cli.question;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.query.Neighbours;
import dev.shale.engine.query.ShortestPaths;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;

/**
 * By which imports some modules lead to others.
 *
 * @param from where the paths begin
 * @param to where they end
 * @param paths the shortest first, each as dependencies
 * @param hasMore whether there are more
 * @param absence where there is none, what there is instead
 */
public record PathAnswer(
    ModuleSet from, ModuleSet to, List<IntArrayList> paths, boolean hasMore, Absence absence) {
  private static final boolean[] NONE_LEFT_OUT = {};

  /** What there is in place of a path. */
  public enum Absence {
    /** Nothing that is known; also where there is a path. */
    NONE,
    /** A path through what was to be avoided. */
    AVOIDED,
    /** A path with imports that load nothing, such as those of types. */
    TYPES,
    /** A path with imports that load later. */
    LATER,
    /** A path the other way round. */
    REVERSE
  }

  /**
   * What is asked.
   *
   * @param avoided through which no path leads
   * @param isOwn whether paths lead through the project's own modules alone
   * @param limit how many paths are wanted at most
   */
  public record Question(
      ModuleSet from,
      ModuleSet to,
      List<ModuleSet> avoided,
      EdgeChoice edges,
      boolean isOwn,
      int limit) {

    /**
     * The ends, told apart where one has modules of the other: they count for the larger one only
     * if the smaller one would have no others. Both are empty of modules that are avoided.
     */
    private Question apart(Snapshot graph) {
      ModuleSet begin = from;
      ModuleSet end = to;
      for (ModuleSet one : avoided) {
        begin = begin.without(one.marks(graph));
        end = end.without(one.marks(graph));
      }
      ModuleSet onlyBegin = begin.without(end.marks(graph));
      if (onlyBegin.modules().length > 0) {
        begin = onlyBegin;
      } else {
        end = end.without(begin.marks(graph));
      }
      return new Question(begin, end, avoided, edges, isOwn, limit);
    }

    private boolean[] leftOut(Snapshot graph) {
      if (avoided.isEmpty() && !isOwn) {
        return NONE_LEFT_OUT;
      }
      boolean[] leftOut = new boolean[graph.moduleCount()];
      for (int module = 0; module < leftOut.length; module++) {
        leftOut[module] = isOwn && !ModuleChoice.isOwnFile(graph, module);
      }
      for (int module : from.modules()) {
        leftOut[module] = false;
      }
      for (int module : to.modules()) {
        leftOut[module] = false;
      }
      for (ModuleSet one : avoided) {
        for (int module : one.modules()) {
          leftOut[module] = true;
        }
      }
      return leftOut;
    }
  }

  /** Whether two sets have no module that the other one has not, so that nothing is asked. */
  public static boolean isNothing(Snapshot graph, ModuleSet from, ModuleSet to) {
    return from.without(to.marks(graph)).modules().length == 0
        && to.without(from.marks(graph)).modules().length == 0;
  }

  /** Looks for paths. */
  public static PathAnswer of(Snapshot graph, Question asked) {
    Question question = asked.apart(graph);
    ShortestPaths search = new ShortestPaths(graph, question.edges());
    search.begin(question.from().modules(), question.to().modules(), question.leftOut(graph));
    List<IntArrayList> paths = new ArrayList<>();
    boolean hasMore = false;
    while (!hasMore && search.next()) {
      hasMore = paths.size() == question.limit();
      if (!hasMore) {
        paths.add(dependencies(search));
      }
    }
    Absence absence = paths.isEmpty() ? absence(graph, asked) : Absence.NONE;
    return new PathAnswer(asked.from(), asked.to(), paths, hasMore, absence);
  }

  private static IntArrayList dependencies(ShortestPaths search) {
    IntArrayList dependencies = new IntArrayList();
    for (int index = 0; index < search.length(); index++) {
      dependencies.addInt(search.dependency(index));
    }
    return dependencies;
  }

  private static Absence absence(Snapshot graph, Question asked) {
    Neighbours counted = new Neighbours(graph, asked.edges());
    if (leads(counted, asked.from(), asked.to())) {
      return Absence.AVOIDED;
    }
    if (leads(new Neighbours(graph, EdgeChoice.RUNTIME), asked.from(), asked.to())) {
      return Absence.LATER;
    }
    if (leads(new Neighbours(graph, EdgeChoice.TYPES), asked.from(), asked.to())) {
      return Absence.TYPES;
    }
    return leads(counted, asked.to(), asked.from()) ? Absence.REVERSE : Absence.NONE;
  }

  private static boolean leads(Neighbours neighbours, ModuleSet from, ModuleSet to) {
    neighbours.begin();
    for (int module : from.modules()) {
      neighbours.start(module);
    }
    neighbours.forward(Neighbours.ANY_DISTANCE);
    for (int module : to.modules()) {
      if (neighbours.distance(module) > 0) {
        return true;
      }
    }
    return false;
  }
}
