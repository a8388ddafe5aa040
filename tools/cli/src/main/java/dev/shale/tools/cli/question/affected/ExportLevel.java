package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.tools.cli.argument.Language;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.spread.ExportSpread;
import dev.shale.tools.cli.question.spread.PartChange;
import dev.shale.tools.cli.question.spread.Spread;
import dev.shale.tools.cli.question.spread.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks into changed files, so that only what is other in them affects others. */
final class ExportLevel {
  private static final int MOST_NAMES = 5;

  private final Snapshot graph;
  private final ExportAnalysis analysis;
  private final Changes changes;
  private final Versions versions;
  private final Map<String, String> notes = new HashMap<>();

  ExportLevel(Snapshot graph, ExportAnalysis analysis, Language language, Changes changes) {
    this.graph = graph;
    this.analysis = analysis;
    this.changes = changes;
    versions = new Versions(graph, analysis, language);
  }

  /** What the changes of some modules affect. */
  Spread spread(Starts starts) {
    ExportSpread spread = new ExportSpread(graph, analysis);
    Map<Integer, PartChange> compared = new LinkedHashMap<>();
    for (int module : starts.modules()) {
      Cause cause = Objects.requireNonNull(starts.cause(module));
      ChangedFile file = cause.file();
      boolean isItself =
          cause.kind() == Cause.Kind.CONTENT
              && graph.name(graph.identifier(module)).equals(file.text());
      if (isItself && file.status() == ChangedFile.Status.MODIFIED) {
        PartChange change = versions.change(module, changes.before().content(file.path()));
        spread.add(module, change);
        compared.put(module, change);
      } else {
        spread.addWhole(module);
      }
    }
    spread.run();
    compared.forEach((module, change) ->
        notes.put(graph.name(graph.identifier(module)), note(module, change, spread)));
    return spread;
  }

  private static String names(List<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names.subList(0, Math.min(MOST_NAMES, names.size()))) {
      shown.add(Visible.of(name));
    }
    int more = names.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + Numbers.grouped(more) + " more" : "");
  }

  private String note(int module, PartChange change, ExportSpread spread) {
    String reason = change.reason() + change.evaluation();
    if (reason.isEmpty() && spread.isEvaluation(module)) {
      reason = "a statement with effects uses something that is other";
    }
    if (!reason.isEmpty()) {
      boolean isFree = analysis.isDeclaredFree(module);
      return (isFree ? "all that use it" : "all that load it") + " are affected: " + reason;
    }
    List<String> exports = spread.exports(module);
    return change.isNone()
        ? "nothing that runs is other"
        : exports.isEmpty()
            ? "no export is other"
            : Numbers.counted(exports.size(), "export")
                + (exports.size() == 1 ? " is other: " : " are other: ")
                + names(exports);
  }

  /** The same effects with what was found out about their files. */
  List<Effect> noted(List<Effect> effects) {
    List<Effect> noted = new ArrayList<>();
    for (Effect effect : effects) {
      String note = notes.get(effect.file().text());
      List<String> all = new ArrayList<>(effect.notes());
      if (note != null) {
        all.add(note);
      }
      noted.add(
          new Effect(effect.file(), effect.isPart(), effect.startCount(), effect.isAll(), all));
    }
    return noted;
  }
}
