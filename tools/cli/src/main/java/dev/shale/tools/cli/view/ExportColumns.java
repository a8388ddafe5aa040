package dev.shale.tools.cli.view;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.tools.cli.question.ExportsAnswer;

/** A list of exports for each module of the program. */
final class ExportColumns {
  private static final int NONE = -1;

  /** Stands for all exports of a module as an object. */
  private static final int NAMESPACE = -2;

  private final ExportsAnswer answer;
  private final Snapshot graph;
  private final Texts texts;
  private final Column counts;
  private final Column names;
  private final Column states;
  private final Column modules;
  private final Column bindings;

  ExportColumns(ExportsAnswer answer, Texts texts, Columns columns) {
    this.answer = answer;
    this.texts = texts;
    graph = answer.graph();
    counts = columns.ints("export.count");
    names = columns.ints("export.name");
    states = columns.bytes("export.state");
    modules = columns.ints("export.module");
    bindings = columns.ints("export.binding");
  }

  void add() {
    for (int module = 0; module < graph.moduleCount(); module++) {
      int count = 0;
      if (!graph.isForTypes(module)) {
        for (int name : answer.names(module)) {
          Binding binding = answer.binding(module, name);
          if (isExport(module, name, binding)) {
            add(module, name, binding);
            count++;
          }
        }
      }
      counts.add(count);
    }
  }

  private boolean isExport(int module, int name, Binding binding) {
    return binding.isProvided()
        || binding.kind() == Binding.Kind.UNKNOWN
        || binding.kind() == Binding.Kind.AMBIGUOUS
        || answer.provided().export(module, name) >= 0;
  }

  private void add(int module, int name, Binding binding) {
    names.add(texts.number(name));
    states.add(used(module, name) | provided(binding) << 2);
    modules.add(binding.isProvided() ? binding.module() : NONE);
    if (binding.kind() == Binding.Kind.NAMESPACE) {
      bindings.add(NAMESPACE);
    } else {
      bindings.add(binding.isProvided() ? texts.number(graph.exportName(binding.export())) : NONE);
    }
  }

  /** Not used, only its members, fully, or nobody knows. */
  private int used(int module, int name) {
    if (answer.used(module, name) == 0) {
      return 0;
    }
    if (answer.uses().usedWhole(module) != 0) {
      return 3;
    }
    return answer.usedFully(module, name) != 0 ? 2 : 1;
  }

  /** There is no such name, there is, or nobody knows. */
  private static int provided(Binding binding) {
    return switch (binding.kind()) {
      case EXPORT, NAMESPACE -> 1;
      case UNKNOWN -> 2;
      case MISSING, AMBIGUOUS, CIRCULAR -> 0;
    };
  }
}
