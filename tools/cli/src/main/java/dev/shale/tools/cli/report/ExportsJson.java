package dev.shale.tools.cli.report;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.Binding;
import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.usage.EffectReason;
import dev.shale.tools.cli.question.usage.ExportFreedom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** What a module provides and what of it is used, as properties of the module. */
final class ExportsJson {
  private static final SerializedString EXPORTS = new SerializedString("exports");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString PROVIDED = new SerializedString("provided");
  private static final SerializedString USED = new SerializedString("used");
  private static final SerializedString RUNTIMES = new SerializedString("runtimes");
  private static final SerializedString BINDING = new SerializedString("binding");
  private static final SerializedString MANGLE = new SerializedString("mangle");
  private static final SerializedString INLINE = new SerializedString("inline");
  private static final SerializedString PROVIDED_EXPORTS = new SerializedString("providedExports");
  private static final SerializedString USED_EXPORTS = new SerializedString("usedExports");
  private static final SerializedString SURVIVES = new SerializedString("survives");
  private static final SerializedString SIDE_EFFECTS = new SerializedString("sideEffects");
  private static final SerializedString SIDE_EFFECTS_START =
      new SerializedString("sideEffectsStart");

  /** All exports of a module as an object. */
  private static final String NAMESPACE = "*";

  private final ExportsAnswer answer;
  private final Snapshot graph;
  private final PathNames names;
  private final Json json;

  /** The module whose path was written last, which mostly is the next as well. */
  private int loadedModule = Snapshot.NO_MODULE;

  private byte[] loadedPath = {};

  ExportsJson(ExportsAnswer answer, PathNames names, Json json) {
    this.answer = answer;
    graph = answer.graph();
    this.names = names;
    this.json = json;
  }

  void write(int module) {
    List<Integer> some = answer.names(module);
    List<Integer> provided = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    json.beginArray(EXPORTS);
    for (int name : some) {
      Binding binding = answer.binding(module, name);
      int export = answer.provided().export(module, name);
      boolean isMissing =
          binding.kind() != Binding.Kind.UNKNOWN
              && !binding.isProvided()
              && export < 0
              && binding.kind() != Binding.Kind.AMBIGUOUS;
      int runtimes = answer.used(module, name, export);
      if (!isMissing) {
        write(module, name, export, binding, runtimes);
      }
      if (binding.isProvided() || binding.kind() == Binding.Kind.UNKNOWN) {
        provided.add(name);
      }
      if (runtimes != 0) {
        used.add(name);
      }
    }
    json.endArray();
    boolean isExact = answer.provided().isExact(module);
    json.name(PROVIDED_EXPORTS);
    writeNames(isExact ? provided : null);
    writeUsed(module, used);
    json.property(SURVIVES, answer.uses().survives(module) != 0);
    EffectReason effects = EffectReason.of(graph, answer.uses(), module);
    json.property(SIDE_EFFECTS, effects.clause());
    if (effects.isStatement()) {
      json.property(SIDE_EFFECTS_START, graph.inner().detail(effects.part()));
    }
  }

  private void write(int module, int name, int export, Binding binding, int used) {
    json.beginObject();
    json.property(NAME, names.loadName(name));
    json.property(PROVIDED, provided(binding));
    boolean isFully = answer.usedFully(module, name, export) != 0;
    boolean isWhole = answer.uses().usedWhole(module) != 0;
    json.property(USED, used == 0 ? "no" : isWhole ? "unknown" : isFully ? "yes" : "properties");
    json.beginArray(RUNTIMES);
    answer.runtimes(used).forEach(json::text);
    json.endArray();
    json.name(BINDING);
    writeBinding(binding);
    json.property(MANGLE, ExportFreedom.mayBeRenamed(graph, answer.uses(), module, export));
    json.name(INLINE);
    int constant = ExportFreedom.constant(graph, answer.uses(), module, binding);
    if (constant == Snapshot.NO_NAME) {
      json.nothing();
    } else {
      json.string(names.loadName(constant));
    }
    json.endObject();
  }

  private static String provided(Binding binding) {
    return switch (binding.kind()) {
      case EXPORT, NAMESPACE -> "yes";
      case UNKNOWN -> "unknown";
      case MISSING, AMBIGUOUS, CIRCULAR -> "no";
    };
  }

  private void writeBinding(Binding binding) {
    if (!binding.isProvided()) {
      json.nothing();
      return;
    }
    json.beginObject();
    if (binding.module() != loadedModule) {
      loadedModule = binding.module();
      names.load(loadedModule);
      loadedPath = Arrays.copyOfRange(names.bytes(), names.begin(), names.end());
    }
    json.property(Json.MODULE, loadedPath);
    if (binding.kind() == Binding.Kind.NAMESPACE) {
      json.property(NAME, NAMESPACE);
    } else {
      json.property(NAME, names.loadName(graph.exportName(binding.export())));
    }
    json.endObject();
  }

  private void writeUsed(int module, List<Integer> used) {
    json.name(USED_EXPORTS);
    if (answer.uses().usedWhole(module) != 0) {
      json.bool(true);
    } else if (used.isEmpty()) {
      json.bool(false);
    } else {
      writeNames(used);
    }
  }

  private void writeNames(@Nullable List<Integer> list) {
    if (list == null) {
      json.nothing();
      return;
    }
    json.beginArray();
    for (int name : list) {
      json.string(names.loadName(name));
    }
    json.endArray();
  }
}
