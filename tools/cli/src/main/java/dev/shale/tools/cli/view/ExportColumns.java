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

  /** Made once, as it is handed on for each module. */
  private final ExportsAnswer.NameTaker adder = this::add;

  /** Of the module that is added. */
  private int count;

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
      count = 0;
      if (!graph.isForTypes(module)) {
        answer.names(module, adder);
      }
      counts.add(count);
    }
  }

  private void add(int module, int name, int export) {
    Binding binding = answer.provided().binding(module, name, export);
    boolean isExport =
        binding.isProvided()
            || binding.kind() == Binding.Kind.UNKNOWN
            || binding.kind() == Binding.Kind.AMBIGUOUS
            || export >= 0;
    if (isExport) {
      count++;
      names.add(texts.number(name));
      states.add(used(module, name, export) | provided(binding) << 2);
      modules.add(binding.isProvided() ? binding.module() : NONE);
      bindings.add(name(binding));
    }
  }

  private int name(Binding binding) {
    if (binding.kind() == Binding.Kind.NAMESPACE) {
      return NAMESPACE;
    }
    return binding.isProvided() ? texts.number(graph.exportName(binding.export())) : NONE;
  }

  /** Not used, only its members, fully, or nobody knows. */
  private int used(int module, int name, int export) {
    if (answer.used(module, name, export) == 0) {
      return 0;
    }
    if (answer.uses().usedWhole(module) != 0) {
      return 3;
    }
    return answer.usedFully(module, name, export) != 0 ? 2 : 1;
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
