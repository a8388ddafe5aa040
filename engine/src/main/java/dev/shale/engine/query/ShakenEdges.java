package dev.shale.engine.query;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.InnerFlags;
import dev.shale.engine.graph.InnerGraph;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.record.RecordReferences;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.UseReasons;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;

/**
 * Where the requests of a module lead that survives when what nobody uses is left out. A use of a
 * name that a module without effects only passes on leads past it, to the module that has the name.
 */
final class ShakenEdges {
  private static final int MOST_STEPS = 10_000;
  private static final String SEPARATOR = String.valueOf((char) RecordReferences.SEPARATOR);

  private final Snapshot graph;
  private final InnerGraph inner;
  private final ExportAnalysis analysis;
  private final UseReasons reasons;

  /** By module 1 if requests led past it. */
  private final IntList passed;

  /** By the place of a request the module of which a use refers to it. */
  private final IntList referred;

  private final IntList targets;
  private final IntList dependencies;

  /** By edge the runtimes in which it is followed. */
  private final IntList runtimes;

  private int module;
  private int begin;

  /**
   * Edges are added to lists.
   *
   * @param targets gets the modules that requests lead to
   * @param dependencies gets the requests
   * @param runtimes gets the runtimes in which a use leads along an edge, as bits
   */
  ShakenEdges(
      Snapshot graph,
      ExportAnalysis analysis,
      IntList targets,
      IntList dependencies,
      IntList runtimes,
      Region region) {
    this.graph = graph;
    this.analysis = analysis;
    this.targets = targets;
    this.dependencies = dependencies;
    this.runtimes = runtimes;
    inner = graph.inner();
    reasons = analysis.reasons();
    passed = new IntList(region);
    referred = new IntList(region);
    passed.fill(graph.moduleCount(), 0);
  }

  /** Adds the edges of a module. */
  void add(int ofModule) {
    module = ofModule;
    begin = targets.size();
    readReferred();
    boolean isRead = (graph.moduleFlags(module) & ModuleFlags.INNER) != 0;
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      int target = graph.target(dependency);
      if (target != Snapshot.NO_MODULE && !graph.isPassive(dependency)) {
        DependencyKind kind = graph.dependencyKind(dependency);
        boolean isReferred = referred.get(dependency - graph.begin(module)) == module;
        boolean isWhole = !isRead || (kind.isBinding() ? analysis.hasEffects(target) : !isReferred);
        if (isWhole) {
          add(target, dependency, analysis.survives(module));
        } else if (kind.isBinding()) {
          addExports(dependency, target);
        }
      }
    }
    if (isRead) {
      addUses();
    }
    sort();
  }

  /** Finds out which requests uses refer to; the others run with their module. */
  private void readReferred() {
    referred.fill(graph.end(module) - graph.begin(module), Snapshot.NO_MODULE);
    for (int place = 0; place < graph.end(module) - graph.begin(module); place++) {
      referred.set(place, Snapshot.NO_MODULE);
    }
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if ((inner.flags(row) & (InnerFlags.PART | InnerFlags.OF_PART)) == 0) {
        referred.set(inner.target(row), module);
      }
    }
  }

  /** By the places of the requests in the source. */
  private void sort() {
    for (int edge = begin + 1; edge < targets.size(); edge++) {
      int target = targets.get(edge);
      int dependency = dependencies.get(edge);
      int bits = runtimes.get(edge);
      int place = edge;
      for (; place > begin && dependencies.get(place - 1) > dependency; place--) {
        targets.set(place, targets.get(place - 1));
        dependencies.set(place, dependencies.get(place - 1));
        runtimes.set(place, runtimes.get(place - 1));
      }
      targets.set(place, target);
      dependencies.set(place, dependency);
      runtimes.set(place, bits);
    }
  }

  private void addUses() {
    int running = analysis.survives(module);
    for (int row = inner.begin(module); row < inner.end(module); row++) {
      if (inner.isPart(row)) {
        running = analysis.runs(row);
      } else if (running != 0
          && (inner.flags(row) & (InnerFlags.OF_PART | InnerFlags.UNREACHABLE)) == 0) {
        addUse(row, running);
      }
    }
  }

  private void addUse(int row, int bits) {
    int dependency = graph.begin(module) + inner.target(row);
    int target = graph.target(dependency);
    boolean isNone = target == Snapshot.NO_MODULE || graph.isPassive(dependency);
    if (!isNone && !graph.dependencyKind(dependency).isBinding()) {
      add(target, dependency, bits);
    } else if (!isNone) {
      String names = inner.detail(row) == Snapshot.NO_NAME ? "" : graph.name(inner.detail(row));
      follow(dependency, target, names, bits);
    }
  }

  /** What the module passes on, as far as it is used. */
  private void addExports(int dependency, int target) {
    int all = analysis.usedWhole(module) | analysis.usedNames(module);
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if (graph.exportDependency(row) != dependency) {
        continue;
      }
      if (!reasons.isStar(row)) {
        int bits = analysis.used(row) | all;
        if (bits != 0) {
          follow(dependency, target, name(graph.exportPath(row)), bits);
        }
      } else if (all != 0) {
        addNames(dependency, target, all);
      }
      if (reasons.isStar(row)) {
        for (int name : analysis.otherNames(module)) {
          if (reasons.passedOn(module, name) == row) {
            int bits = analysis.usedOther(module, name);
            follow(dependency, target, graph.name(name), bits | all);
          }
        }
      }
    }
  }

  private void addNames(int dependency, int target, int bits) {
    if (analysis.survives(target) != 0) {
      add(target, dependency, bits);
      return;
    }
    for (int name : analysis.provided().names(target)) {
      follow(dependency, target, graph.name(name), bits);
    }
  }

  private String name(int name) {
    return name == Snapshot.NO_NAME ? "" : graph.name(name);
  }

  /** Follows names of a module to the one that has them, or that stays for its effects. */
  private void follow(int dependency, int first, String path, int bits) {
    int at = first;
    String name = first(path);
    String rest = rest(path);
    for (int count = 0; count < MOST_STEPS && !name.isEmpty(); count++) {
      int id = graph.findName(name);
      boolean isEnd = id == Snapshot.NO_NAME || analysis.hasEffects(at);
      int row = isEnd ? UseReasons.NO_EXPORT : reasons.passedOn(at, id);
      int next =
          row == UseReasons.NO_EXPORT
              ? Snapshot.NO_MODULE
              : graph.target(graph.exportDependency(row));
      if (next == Snapshot.NO_MODULE) {
        break;
      }
      if (analysis.survives(at) == 0) {
        passed.set(at, 1);
      }
      at = next;
      if (!reasons.isStar(row)) {
        boolean isNamespace = graph.exportPath(row) == Snapshot.NO_NAME;
        name = isNamespace ? first(rest) : graph.name(graph.exportPath(row));
        rest = isNamespace ? rest(rest) : rest;
      }
    }
    add(at, dependency, bits);
  }

  private static String first(String path) {
    int end = path.indexOf(SEPARATOR);
    return end < 0 ? path : path.substring(0, end);
  }

  private static String rest(String path) {
    int end = path.indexOf(SEPARATOR);
    return end < 0 ? "" : path.substring(end + 1);
  }

  private void add(int target, int dependency, int bits) {
    if (analysis.survives(target) == 0) {
      return;
    }
    for (int edge = begin; edge < targets.size(); edge++) {
      if (targets.get(edge) == target && dependencies.get(edge) == dependency) {
        runtimes.set(edge, runtimes.get(edge) | bits);
        return;
      }
    }
    targets.add(target);
    dependencies.add(dependency);
    runtimes.add(bits);
  }

  /** How many modules that do not survive requests led past. */
  int passedModuleCount() {
    int count = 0;
    for (int one = 0; one < graph.moduleCount(); one++) {
      count += passed.get(one);
    }
    return count;
  }
}
