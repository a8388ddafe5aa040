package dev.shale.engine;

import dev.shale.engine.language.Diagnostic;
import java.util.List;

/**
 * What an update of a {@link Project} did. Immutable; its arrays are not to be changed.
 *
 * <p>Modules are ids of the view of this {@link #generation}, but for those that were removed.
 */
public final class Update {
  private final long generation;
  private final Modules modules;
  private final List<Diagnostic> diagnosticsAdded;
  private final List<Diagnostic> diagnosticsRemoved;
  private final List<int[]> cyclesAdded;
  private final List<List<String>> cyclesRemoved;
  private final String reason;
  private final int parsedCount;
  private final long nanos;

  /** Which modules it did something to. */
  record Modules(boolean isRebuilt, Ids added, Ids changed, List<String> removed) {
    static final Modules NONE = new Modules(false, Ids.NONE, Ids.NONE, List.of());
  }

  /** Ids of modules. */
  static final class Ids {
    static final Ids NONE = new Ids(new int[0]);
    private final int[] ids;

    Ids(int[] ids) {
      this.ids = ids;
    }
  }

  Update(
      long generation,
      Modules modules,
      List<Diagnostic> diagnosticsAdded,
      List<Diagnostic> diagnosticsRemoved,
      List<int[]> cyclesAdded,
      List<List<String>> cyclesRemoved,
      String reason,
      int parsedCount,
      long nanos) {
    this.generation = generation;
    this.modules = modules;
    this.diagnosticsAdded = List.copyOf(diagnosticsAdded);
    this.diagnosticsRemoved = List.copyOf(diagnosticsRemoved);
    this.cyclesAdded = List.copyOf(cyclesAdded);
    this.cyclesRemoved = List.copyOf(cyclesRemoved);
    this.reason = reason;
    this.parsedCount = parsedCount;
    this.nanos = nanos;
  }

  /** The state of the project that it led to. */
  public long generation() {
    return generation;
  }

  /** Whether anything is not as it was. */
  public boolean isChanged() {
    return isRebuilt()
        || added().length > 0
        || changed().length > 0
        || !removed().isEmpty()
        || !diagnosticsAdded.isEmpty()
        || !diagnosticsRemoved.isEmpty();
  }

  /**
   * Whether all modules have other ids than before: the project was built for the first time, or an
   * update had failed. Single modules are not named then.
   */
  public boolean isRebuilt() {
    return modules.isRebuilt;
  }

  /** The modules that came, in the order of their discovery. */
  public int[] added() {
    return modules.added.ids;
  }

  /**
   * The modules that were there, of which the file or a request is not what it was, or that became
   * or ceased to be entries; ascending.
   */
  public int[] changed() {
    return modules.changed.ids;
  }

  /** The names of the modules that went, in their order. */
  public List<String> removed() {
    return modules.removed;
  }

  /** What is wrong now and was not before, in the order of files and places. */
  public List<Diagnostic> diagnosticsAdded() {
    return diagnosticsAdded;
  }

  /** What was wrong before and is not now. One whose place moved is removed and added. */
  public List<Diagnostic> diagnosticsRemoved() {
    return diagnosticsRemoved;
  }

  /**
   * The cycles that came, or have other modules now: of each, all modules that lead to each other,
   * ascending.
   */
  public List<int[]> cyclesAdded() {
    return cyclesAdded;
  }

  /**
   * The cycles that went: of each, the names of its modules, which do not all lead to each other
   * any more. One that has more modules now did not go; it is among those that came.
   */
  public List<List<String>> cyclesRemoved() {
    return cyclesRemoved;
  }

  /**
   * Why more was done than to read changed files and to resolve their requests: a clause; empty
   * when no more was.
   */
  public String reason() {
    return reason;
  }

  /** How many files were parsed. */
  public int parsedCount() {
    return parsedCount;
  }

  /** How long it took, in nanoseconds: from the beginning to the moment when it could be seen. */
  public long nanos() {
    return nanos;
  }

  /** For people who debug. */
  @Override
  public String toString() {
    return "Update[generation=%d, rebuilt=%b, added=%d, changed=%d, removed=%s, problems=+%s -%s, %s]"
        .formatted(
            generation,
            isRebuilt(),
            added().length,
            changed().length,
            removed(),
            diagnosticsAdded,
            diagnosticsRemoved,
            reason);
  }
}
