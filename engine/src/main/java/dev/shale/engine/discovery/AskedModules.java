package dev.shale.engine.discovery;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * Which modules have requests whose answers may be others. Costs a look at each dependency, and a
 * question for each text of a request; what is asked with a text that changes may concern is asked
 * one by one. Nothing is asked of the file system. Belongs to the writer's thread.
 */
final class AskedModules {
  private static final int FIRST_BYTES = 256;
  private static final byte UNKNOWN = 0;
  private static final byte NEVER = 1;
  private static final byte MAYBE = 2;

  private final Snapshot rows;
  private final TargetModules targets;
  private final ChangedPaths answers;
  private final boolean isAny;
  private final boolean isAll;
  private final boolean haveFolders;
  private final Resolver.Concern concern;

  /** Modules whose files went, or became something else. */
  private final IntHashSet lost = new IntHashSet();

  /** Modules whose paths are among those that changed. */
  private final IntHashSet own = new IntHashSet();

  /** By name whether changes may concern requests of it. */
  private byte[] texts = {};

  private byte[] text = new byte[FIRST_BYTES];

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
    this.answers = answers;
    isAny = !answers.isEmpty();
    isAll = answers.isEverything();
    haveFolders = answers.haveFolders();
    concern = isAny && !isAll ? resolver.concern(answers) : (from, request, kind) -> isAll;
    if (isAny && !isAll) {
      read(changed);
    }
  }

  private void read(IntArrayList changed) {
    for (int index = 0; index < changed.size(); index++) {
      int module = changed.getInt(index);
      if (answers.contain(path(module))) {
        lost.add(module);
      }
    }
    for (String path : answers.paths()) {
      int module = rows.findModule(rows.findName(path));
      if (module != Snapshot.NO_MODULE) {
        own.add(module);
      }
    }
    texts = new byte[rows.nameCount()];
  }

  private String path(int module) {
    return rows.name(rows.identifier(module));
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
    boolean isChanged = own.contains(module) || (haveFolders && answers.contain(path(module)));
    int end = rows.end(module);
    for (int dependency = rows.begin(module); dependency < end; dependency++) {
      // Of a pattern a row does not say all.
      if (!rows.dependencyKind(dependency).isResolved()
          || isLost(dependency)
          || ((isChanged || mayConcern(rows.request(dependency)))
              && isConcerned(module, dependency))) {
        return true;
      }
    }
    return false;
  }

  private boolean isLost(int dependency) {
    return !lost.isEmpty() && lost.contains(rows.target(dependency));
  }

  private boolean isConcerned(int module, int dependency) {
    Resolved file = targets.file(module);
    String request = rows.name(rows.request(dependency));
    return concern.isConcerned(file, request, rows.dependencyKind(dependency));
  }

  /** Most requests of a large project have a text that no change concerns, whoever asks. */
  private boolean mayConcern(int name) {
    if (name >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(name + 1, rows.nameCount()));
    }
    if (texts[name] == UNKNOWN) {
      int length = rows.nameBytes(name);
      if (length > text.length) {
        text = new byte[Math.max(length, text.length * 2)];
      }
      rows.copyName(name, text, 0);
      texts[name] = concern.mayConcern(text, length) ? MAYBE : NEVER;
    }
    return texts[name] == MAYBE;
  }
}
