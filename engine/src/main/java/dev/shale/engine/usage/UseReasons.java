package dev.shale.engine.usage;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.graph.Snapshot;

/**
 * Why something of a program is used: steps, each of which follows from another one, up to that of
 * an entry. As good as the {@link ExportAnalysis} that it is of.
 */
public final class UseReasons {
  /** No step. */
  public static final int NONE = UseTrace.NONE;

  /** No export. */
  public static final int NO_EXPORT = ExportIndex.NO_EXPORT;

  private final Snapshot graph;
  private final UseMarks marks;
  private final UseTrace trace;
  private final ExportIndex index;
  private final Bindings bindings;

  UseReasons(Snapshot graph, UseMarks marks, UseTrace trace, ExportIndex index, Bindings bindings) {
    this.graph = graph;
    this.marks = marks;
    this.trace = trace;
    this.index = index;
    this.bindings = bindings;
  }

  /** The first step by which a name of a module is used, or {@link #NONE}. */
  public int ofName(int module, int name) {
    int row = index.find(module, name);
    if (row != ExportIndex.NO_EXPORT) {
      int fully = first(UseKind.FULLY, row);
      return fully == NONE ? first(UseKind.EXPORT, row) : fully;
    }
    int other = marks.findOther(module, name);
    int step = other == NONE ? NONE : first(UseKind.OTHER, other);
    if (step == NONE) {
      step = first(UseKind.WHOLE, module);
    }
    boolean isNamed = step == NONE && name != bindings.defaultName();
    return isNamed ? first(UseKind.NAMED, module) : step;
  }

  /** The first step by which a part runs, or {@link #NONE}. */
  public int ofPart(int part) {
    return first(UseKind.PART, part);
  }

  /** The first step by which a module is evaluated, or {@link #NONE}. */
  public int ofModule(int module) {
    return first(UseKind.MODULE, module);
  }

  private int first(UseKind kind, int place) {
    int step = marks.step(kind, place);
    while (step != NONE && trace.same(step) != NONE) {
      step = trace.same(step);
    }
    return step;
  }

  /** The step from which one follows, or {@link #NONE} for that of an entry. */
  public int parent(int step) {
    return trace.parent(step);
  }

  /** What is used by a step. */
  public UseKind kind(int step) {
    return trace.kind(step);
  }

  /** The module of what is used by a step. */
  public int module(int step) {
    return trace.module(step);
  }

  /** The row of the part or export that is used by a step; of other kinds not to be asked. */
  public int row(int step) {
    return trace.place(step);
  }

  /** The dependency that led there, or none inside of one module. */
  public int dependency(int step) {
    return trace.dependency(step);
  }

  /**
   * The export by which a module has a name of another one, be it a star; or {@link #NO_EXPORT}.
   */
  public int passedOn(int module, int name) {
    int row = index.find(module, name);
    if (row == ExportIndex.NO_EXPORT) {
      // The object of all exports is the module's own, whatever stars give it.
      return bindings.isDefaultOfAll(module, name) ? NO_EXPORT : bindings.star(module, name);
    }
    return graph.exportDependency(row) == Snapshot.NO_DEPENDENCY ? NO_EXPORT : row;
  }

  /** Whether an export gives all names of another module. */
  public boolean isStar(int export) {
    return (graph.exportFlags(export) & ExportFlags.STAR) != 0;
  }
}
