package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.engine.usage.UseKind;
import dev.shale.engine.usage.UseReasons;
import dev.shale.tools.cli.question.usage.UseHop.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The hops from an entry to what a step uses. */
final class UseChain {
  private final Snapshot graph;
  private final UseReasons reasons;
  private final UseWalk walk;

  /** From the end to the entry, until {@link #hops}. */
  private final List<UseHop> backward = new ArrayList<>();

  private int entry = Snapshot.NO_MODULE;
  private int whole = -1;

  UseChain(Snapshot graph, ExportAnalysis analysis, UseWalk walk) {
    this.graph = graph;
    this.walk = walk;
    reasons = analysis.reasons();
  }

  /** Walks from a step to its entry. */
  void add(int last) {
    boolean isSought = true;
    for (int step = last; step != UseReasons.NONE; step = reasons.parent(step)) {
      int parent = reasons.parent(step);
      entry = reasons.module(step);
      isSought = isSought && (step == last || isWhole(step));
      int before = backward.size();
      if (parent != UseReasons.NONE) {
        add(step, parent);
      }
      if (isSought && isWhole(step) && (parent == UseReasons.NONE || !isWhole(parent))) {
        whole = backward.size() > before ? before : whole;
        isSought = false;
      }
    }
  }

  private boolean isWhole(int step) {
    return reasons.kind(step) == UseKind.WHOLE || reasons.kind(step) == UseKind.NAMED;
  }

  /** A hop nearer to the end than those that are added behind it. */
  void add(UseHop hop) {
    backward.add(hop);
  }

  private void add(int step, int parent) {
    int module = reasons.module(parent);
    int dependency = reasons.dependency(step);
    switch (reasons.kind(parent)) {
      case PART -> addStatement(step, parent, module, dependency);
      case MODULE -> {
        if (dependency != Snapshot.NO_DEPENDENCY) {
          add(new UseHop(Kind.IMPORT, module, UseHop.NO_PART, dependency, ""));
        }
      }
      case WHOLE, NAMED -> {
        if (dependency != Snapshot.NO_DEPENDENCY && reasons.module(step) != module) {
          add(passedOn(module, dependency));
        }
      }
      case ENTRY, EXPORT, FULLY, OTHER -> {}
    }
  }

  private void addStatement(int step, int parent, int module, int dependency) {
    int part = reasons.row(parent);
    if (dependency == Snapshot.NO_DEPENDENCY) {
      add(new UseHop(Kind.STATEMENT, module, part, dependency, ""));
      return;
    }
    walk.find(part, step);
    for (int index = walk.passed().size() - 1; index >= 0; index--) {
      add(passedOn(walk.passed().getInt(index)));
    }
    add(new UseHop(Kind.STATEMENT, module, part, dependency, walk.path()));
  }

  /** All names of a module are used, those that it has by a dependency as well. */
  private UseHop passedOn(int module, int dependency) {
    for (int row = graph.exportBegin(module); row < graph.exportEnd(module); row++) {
      if (graph.exportDependency(row) == dependency) {
        return passedOn(row);
      }
    }
    return new UseHop(Kind.IMPORT, module, UseHop.NO_PART, dependency, "");
  }

  UseHop passedOn(int export) {
    int name = graph.exportName(export);
    boolean isAll = reasons.isStar(export) || name == Snapshot.NO_NAME;
    return new UseHop(
        Kind.PASSED_ON,
        graph.exportParent(export),
        UseHop.NO_PART,
        graph.exportDependency(export),
        isAll ? "" : graph.name(name));
  }

  /** From the entry on. */
  List<UseHop> hops() {
    List<UseHop> hops = new ArrayList<>(backward);
    Collections.reverse(hops);
    return hops;
  }

  /** Where the chain begins. */
  int entry() {
    return entry;
  }

  /** The place in {@link #hops} of what takes all of a module; -1 where names are told. */
  int wholeHop() {
    return whole < 0 ? -1 : backward.size() - 1 - whole;
  }
}
