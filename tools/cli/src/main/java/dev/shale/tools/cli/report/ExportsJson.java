package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.engine.usage.ExportNames;
import dev.shale.engine.usage.UsedExports;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.usage.EffectReason;
import dev.shale.tools.cli.question.usage.ExportFreedom;
import tools.jackson.core.io.SerializedString;

/**
 * What a module provides and what of it is used, as properties of the module. There may be more
 * bytes of this than of all else, so it is put together as text: the first property, and the others
 * behind its value.
 */
final class ExportsJson {
  private static final SerializedString EXPORTS = new SerializedString("exports");
  private static final SerializedString SIDE_EFFECTS_START =
      new SerializedString("sideEffectsStart");

  private static final byte[] PROVIDED_EXPORTS = JsonText.of(",\"providedExports\":");
  private static final byte[] USED_EXPORTS = JsonText.of(",\"usedExports\":");
  private static final byte[] SURVIVES = JsonText.of(",\"survives\":");
  private static final byte[] SIDE_EFFECTS = JsonText.of(",\"sideEffects\":");
  private static final byte[] NAME = JsonText.of("{\"name\":");
  private static final byte[] PROVIDED = JsonText.of(",\"provided\":");
  private static final byte[] USED = JsonText.of(",\"used\":");
  private static final byte[] RUNTIMES = JsonText.of(",\"runtimes\":");
  private static final byte[] BINDING = JsonText.of(",\"binding\":");
  private static final byte[] MODULE = JsonText.of("{\"module\":");
  private static final byte[] BINDING_NAME = JsonText.of(",\"name\":");
  private static final byte[] MANGLE = JsonText.of(",\"mangle\":");
  private static final byte[] INLINE = JsonText.of(",\"inline\":");
  private static final byte[] NO = JsonText.of("\"no\"");
  private static final byte[] YES = JsonText.of("\"yes\"");
  private static final byte[] UNKNOWN = JsonText.of("\"unknown\"");
  private static final byte[] PROPERTIES = JsonText.of("\"properties\"");
  private static final byte[] TRUE = JsonText.of("true");
  private static final byte[] FALSE = JsonText.of("false");
  private static final byte[] NULL = JsonText.of("null");

  /** All exports of a module as an object. */
  private static final byte[] NAMESPACE = JsonText.of("\"*\"");

  private final ExportsAnswer answer;
  private final Snapshot graph;
  private final ExportNames provided;
  private final UsedExports uses;
  private final PathNames names;
  private final Json json;

  private final JsonText rows = new JsonText();
  private final JsonText providedNames = new JsonText();
  private final JsonText usedNames = new JsonText();

  /** The module whose path was written last, which mostly is the next as well. */
  private final JsonText path = new JsonText();

  private int pathModule = Snapshot.NO_MODULE;

  /** The runtimes that were written last. */
  private final JsonText runtimes = new JsonText();

  private int runtimesBits = -1;

  /** Made once, as it is handed on for each module. */
  private final ExportsAnswer.NameTaker adder = this::add;

  /** Whether the module that is written is used in a way that does not say which exports. */
  private boolean isWhole;

  /** Where the name of the row that is written stands. */
  private int nameBegin;

  private int nameEnd;

  ExportsJson(ExportsAnswer answer, PathNames names, Json json) {
    this.answer = answer;
    graph = answer.graph();
    provided = answer.provided();
    uses = answer.uses();
    this.names = names;
    this.json = json;
  }

  void write(int module) {
    isWhole = uses.usedWhole(module) != 0;
    rows.beginArray();
    providedNames.beginArray();
    usedNames.beginArray();
    answer.names(module, adder);
    rows.add(']');
    providedNames.add(']');
    rows.add(PROVIDED_EXPORTS);
    if (provided.isExact(module)) {
      rows.add(providedNames);
    } else {
      rows.add(NULL);
    }
    rows.add(USED_EXPORTS);
    if (isWhole || usedNames.isEmptyArray()) {
      rows.add(isWhole ? TRUE : FALSE);
    } else {
      usedNames.add(']');
      rows.add(usedNames);
    }
    addEffects(module);
  }

  private void addEffects(int module) {
    rows.add(SURVIVES);
    rows.add(uses.survives(module) != 0 ? TRUE : FALSE);
    EffectReason effects = EffectReason.of(graph, uses, module);
    rows.add(SIDE_EFFECTS);
    rows.addString(effects.clause());
    json.name(EXPORTS);
    rows.writeTo(json);
    if (effects.isStatement()) {
      json.property(SIDE_EFFECTS_START, graph.inner().detail(effects.part()));
    }
  }

  private void add(int module, int name, int export) {
    Binding binding = provided.binding(module, name, export);
    int used = answer.used(module, name, export);
    boolean mayBeThere = binding.isProvided() || binding.kind() == Binding.Kind.UNKNOWN;
    if (mayBeThere || export >= 0 || binding.kind() == Binding.Kind.AMBIGUOUS) {
      rows.separate();
      rows.add(NAME);
      nameBegin = rows.size();
      rows.addName(graph, name);
      nameEnd = rows.size();
      addRest(module, name, export, binding, used);
      if (mayBeThere) {
        providedNames.separate();
        providedNames.add(rows, nameBegin, nameEnd);
      }
    }
    if (used != 0) {
      usedNames.separate();
      usedNames.addName(graph, name);
    }
  }

  /** A row behind its name. */
  private void addRest(int module, int name, int export, Binding binding, int used) {
    rows.add(PROVIDED);
    rows.add(provided(binding));
    rows.add(USED);
    rows.add(used == 0 ? NO : isWhole ? UNKNOWN : used(module, name, export));
    rows.add(RUNTIMES);
    addRuntimes(used);
    rows.add(BINDING);
    if (binding.isProvided()) {
      addBinding(name, binding);
    } else {
      rows.add(NULL);
    }
    rows.add(MANGLE);
    rows.add(ExportFreedom.mayBeRenamed(graph, uses, module, export) ? TRUE : FALSE);
    rows.add(INLINE);
    int constant = ExportFreedom.constant(graph, uses, module, binding);
    if (constant == Snapshot.NO_NAME) {
      rows.add(NULL);
    } else {
      rows.addName(graph, constant);
    }
    rows.add('}');
  }

  private byte[] used(int module, int name, int export) {
    return answer.usedFully(module, name, export) != 0 ? YES : PROPERTIES;
  }

  private static byte[] provided(Binding binding) {
    return switch (binding.kind()) {
      case EXPORT, NAMESPACE -> YES;
      case UNKNOWN -> UNKNOWN;
      case MISSING, AMBIGUOUS, CIRCULAR -> NO;
    };
  }

  private void addRuntimes(int bits) {
    if (bits != runtimesBits) {
      runtimesBits = bits;
      runtimes.beginArray();
      for (String runtime : answer.runtimes(bits)) {
        runtimes.separate();
        runtimes.addString(runtime);
      }
      runtimes.add(']');
    }
    rows.add(runtimes);
  }

  private void addBinding(int name, Binding binding) {
    if (binding.module() != pathModule) {
      pathModule = binding.module();
      path.clear();
      path.addString(names.load(pathModule));
    }
    rows.add(MODULE);
    rows.add(path);
    rows.add(BINDING_NAME);
    int there = binding.export() < 0 ? Snapshot.NO_NAME : graph.exportName(binding.export());
    if (there == Snapshot.NO_NAME) {
      rows.add(NAMESPACE);
    } else if (there == name) {
      rows.add(rows, nameBegin, nameEnd);
    } else {
      rows.addName(graph, there);
    }
    rows.add('}');
  }
}
