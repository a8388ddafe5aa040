package dev.shale.engine.discovery;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * Which modules have requests whose answers may be others. Costs a question for each request, and
 * nothing is asked of the file system for it. Belongs to the writer's thread.
 */
final class AskedModules {
  private final Snapshot rows;
  private final TargetModules targets;
  private final boolean isAny;
  private final boolean isAll;
  private final Resolver.Concern concern;

  /** Modules whose files went, or became something else. */
  private final IntHashSet lost = new IntHashSet();

  /**
   * @param changed modules whose files may have changed
   */
  AskedModules(
      Snapshot rows,
      TargetModules targets,
      Resolver resolver,
      ChangedPaths answers,
      IntArrayList changed) {
    this.rows = rows;
    this.targets = targets;
    isAny = !answers.isEmpty();
    isAll = answers.isEverything();
    concern = isAny && !isAll ? resolver.concern(answers) : (from, request, kind) -> isAll;
    for (int index = 0; isAny && index < changed.size(); index++) {
      int module = changed.getInt(index);
      if (answers.contain(rows.name(rows.identifier(module)))) {
        lost.add(module);
      }
    }
  }

  /** Whether there may be any. */
  boolean isAny() {
    return isAny;
  }

  /** Whether a module is one of them. */
  boolean have(int module) {
    if (!isAny || isAll) {
      return isAll;
    }
    Resolved file = targets.file(module);
    for (int dependency = rows.begin(module); dependency < rows.end(module); dependency++) {
      // Of a pattern a row does not say all.
      if (!rows.dependencyKind(dependency).isResolved() || isConcerned(file, dependency)) {
        return true;
      }
    }
    return false;
  }

  private boolean isConcerned(Resolved file, int dependency) {
    int target = rows.target(dependency);
    return (target != Snapshot.NO_MODULE && lost.contains(target))
        || concern.isConcerned(
            file, rows.name(rows.request(dependency)), rows.dependencyKind(dependency));
  }
}
