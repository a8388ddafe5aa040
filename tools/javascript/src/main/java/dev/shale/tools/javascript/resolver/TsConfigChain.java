package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigFile;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfigLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A tsconfig.json and all that it extends. Each file counts once however many ways lead to it, and
 * nothing recurses: files extend as many as their authors like. For one use.
 */
final class TsConfigChain {
  /** As many files of a circle as are named. */
  private static final int NAMED_FILES = 8;

  private final TsConfigs configs;
  private final TsConfigBases bases;
  private final String path;
  private final Map<String, TsConfigLayer> layers = new HashMap<>();

  /** From the file in use to the one whose bases are looked for. */
  private final SequencedMap<String, Open> open = new LinkedHashMap<>();

  private final List<Diagnostic> warnings = new ArrayList<>();
  private @Nullable Diagnostic problem;

  TsConfigChain(TsConfigs configs, TsConfigBases bases, String path) {
    this.configs = configs;
    this.bases = bases;
    this.path = path;
  }

  /** A file, and what those of its bases say that were looked at. */
  private static final class Open {
    final TsConfigFile file;
    TsConfigLayer below = TsConfigLayer.EMPTY;
    int nextBase;

    Open(TsConfigFile file) {
      this.file = file;
    }
  }

  TsConfig read() {
    TsConfigFile file = configs.file(path);
    Diagnostic broken = file.problem();
    if (broken != null) {
      return TsConfig.broken(path, broken);
    }
    open(file);
    TsConfigLayer layer = TsConfigLayer.EMPTY;
    while (!open.isEmpty()) {
      Open last = open.lastEntry().getValue();
      if (last.nextBase < last.file.bases().size()) {
        extend(last, last.file.bases().get(last.nextBase++));
      } else {
        layer = close(last);
      }
    }
    return new TsConfigMerger(path, layer)
        .result(file.references(), problem, List.copyOf(warnings));
  }

  private void open(TsConfigFile file) {
    open.putLast(file.path(), new Open(file));
    file.warnings().forEach(this::warn);
    Diagnostic broken = file.problem();
    if (broken != null) {
      report(broken);
    }
  }

  private TsConfigLayer close(Open last) {
    TsConfigLayer layer = TsConfigLayer.of(last.file).over(last.below);
    open.pollLastEntry();
    layers.put(last.file.path(), layer);
    if (!open.isEmpty()) {
      Open extending = open.lastEntry().getValue();
      extending.below = layer.over(extending.below);
    }
    return layer;
  }

  private void extend(Open extending, TsConfigFile.Place base) {
    String extended = bases.extended(extending.file, base.value());
    TsConfigLayer known = extended == null ? null : layers.get(extended);
    if (known != null) {
      extending.below = known.over(extending.below);
    } else if (extended == null) {
      String failure = bases.failure(extending.file, base.value());
      report(extending.file, base, Quotes.quoted(base.value()) + failure);
    } else if (open.containsKey(extended)) {
      report(extending.file, base, "itself: " + circle(extended));
    } else {
      open(configs.file(extended));
    }
  }

  private String circle(String extended) {
    List<String> files = new ArrayList<>(open.keySet());
    files = files.subList(files.indexOf(extended), files.size());
    int named = Math.min(files.size(), NAMED_FILES);
    String more = named < files.size() ? " -> ..." : "";
    return String.join(" -> ", files.subList(0, named)) + more + " -> " + extended;
  }

  private void report(TsConfigFile file, TsConfigFile.Place base, String what) {
    report(Resolved.warning(file.path(), base.line(), base.column(), "It extends " + what));
  }

  /** The first problem counts: others are often its consequence. */
  private void report(Diagnostic found) {
    problem = problem == null ? found : problem;
    warn(found);
  }

  /** What a package says is its author's to mend. */
  private void warn(Diagnostic warning) {
    if (!warning.path().contains("/node_modules/")) {
      warnings.add(warning);
    }
  }
}
