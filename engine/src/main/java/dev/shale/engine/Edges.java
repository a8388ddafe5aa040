package dev.shale.engine;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.IncomingCursor;
import dev.shale.engine.graph.Snapshot;

/**
 * Walks the requests of a module, or those that lead to it, without allocating. Begins before the
 * first one. Belongs to one thread, and is good as long as its {@link View} is open.
 *
 * <pre>{@code
 * for (Edges edges = view.importersOf(module); edges.next(); ) {
 *   ... edges.source(), edges.line() ...
 * }
 * }</pre>
 */
public final class Edges {
  private final Snapshot graph;
  private final IncomingCursor incoming;
  private boolean isIncoming;
  private int dependency = Snapshot.NO_DEPENDENCY;
  private int end;

  Edges(Snapshot graph) {
    this.graph = graph;
    incoming = graph.incoming();
  }

  /** Goes before the first request of a module, in the order of its file. */
  public Edges ofImports(int module) {
    isIncoming = false;
    dependency = graph.begin(module) - 1;
    end = graph.end(module);
    return this;
  }

  /** Goes before the first request that leads to a module, in no particular order. */
  public Edges ofImporters(int module) {
    isIncoming = true;
    dependency = Snapshot.NO_DEPENDENCY;
    incoming.of(module);
    return this;
  }

  /**
   * Goes to the next request; false when there is none.
   *
   * @throws IllegalStateException when the view is closed
   */
  public boolean next() {
    if (isIncoming) {
      boolean isThere = incoming.next();
      dependency = isThere ? incoming.dependency() : Snapshot.NO_DEPENDENCY;
      return isThere;
    }
    return ++dependency < end;
  }

  /** The module that asks. */
  public int source() {
    return isIncoming ? incoming.source() : graph.parent(dependency);
  }

  /** The module that it leads to, or {@link View#NO_MODULE}. */
  public int target() {
    return graph.target(dependency);
  }

  /** What kind of request it is, in the words of the language. */
  public DependencyKind kind() {
    return graph.dependencyKind(dependency);
  }

  /** Whether it is erased before the program runs. */
  public boolean isTypeOnly() {
    return graph.isTypeOnly(dependency);
  }

  /** What is asked for, as written. Allocates. */
  public String request() {
    return graph.name(graph.request(dependency));
  }

  /** The line of the request's literal, from 1. */
  public int line() {
    return graph.line(dependency);
  }

  /** The column of the request's literal in UTF-16 units, from 1. */
  public int column() {
    return graph.column(dependency);
  }

  /** The byte offset of the request's literal in its file, the quote included. */
  public int start() {
    return graph.spanStart(dependency);
  }

  /** The byte offset behind the request's literal. */
  public int end() {
    return graph.spanEnd(dependency);
  }

  /** The row in the graph; see {@link View#snapshot}. */
  public int dependency() {
    return dependency;
  }
}
