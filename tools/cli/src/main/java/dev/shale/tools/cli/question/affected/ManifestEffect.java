package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.change.JsonFile;
import dev.shale.tools.cli.change.ManifestChange;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.affected.InstalledPackages.Installed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a package.json that has changed does, by the fields that have. */
final class ManifestEffect {
  private final Snapshot graph;
  private final InstalledPackages installed;
  private final GonePackages gone;
  private final PackageFolders folders;
  private final Starts starts;

  ManifestEffect(
      Snapshot graph,
      InstalledPackages installed,
      GonePackages gone,
      PackageFolders folders,
      Starts starts) {
    this.graph = graph;
    this.installed = installed;
    this.gone = gone;
    this.folders = folders;
    this.starts = starts;
  }

  /** What has changed in it; null where nobody knows. */
  static @Nullable ManifestChange change(ChangedFile file, Changes changes) {
    if (!changes.isBeforeKnown()) {
      return null;
    }
    byte[] before = changes.before().content(file.path());
    byte[] now = JsonFile.bytes(file.path());
    Map<String, Object> old = before == null ? Map.of() : JsonFile.read(before);
    Map<String, Object> current = now == null ? Map.of() : JsonFile.read(now);
    return old == null || current == null ? null : ManifestChange.between(old, current);
  }

  /** Adds what a package.json changes; says what that is. */
  List<String> add(ChangedFile file, @Nullable ManifestChange change, boolean isBeforeKnown) {
    if (change == null) {
      String why =
          isBeforeKnown
              ? "it cannot be compared with what it was"
              : "what changed in it is not known without --since";
      addModules(file, why);
      return List.of("all modules of its package count as changed: " + why);
    }
    List<String> notes = new ArrayList<>();
    if (!change.leading().isEmpty()) {
      String fields = list(change.leading());
      addModules(file, fields);
      notes.add(
          fields
              + (change.leading().size() == 1 ? " concerns" : " concern")
              + " all modules of its package and what asks for it");
    }
    for (String name : change.packages()) {
      addPackage(file, name);
    }
    if (!change.packages().isEmpty()) {
      notes.add("it asks otherwise for " + list(change.packages()));
    }
    if (!change.others().isEmpty()) {
      notes.add("no module depends on " + list(change.others()));
    }
    return notes.isEmpty() && change.layout().isEmpty()
        ? List.of("it says the same as before")
        : notes;
  }

  static String list(List<String> names) {
    return Visible.of(String.join(", ", names));
  }

  private void addModules(ChangedFile file, String detail) {
    Path folder = Objects.requireNonNull(file.path().getParent());
    Cause cause = Cause.settings(file, detail);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module)
          && graph.kind(module).isFile()
          && folders.isIn(folder, graph.name(graph.identifier(module)))) {
        starts.add(module, cause);
      }
    }
    String name = name(file);
    if (!name.isEmpty()) {
      gone.add(name, new GonePackages.Gone(file, "", detail + " of " + Visible.of(name)));
    }
  }

  private static String name(ChangedFile file) {
    Map<String, Object> fields = JsonFile.read(JsonFile.bytes(file.path()));
    return fields != null && fields.get("name") instanceof String name ? name : "";
  }

  private void addPackage(ChangedFile file, String name) {
    Path folder = Objects.requireNonNull(file.path().getParent());
    String detail = Visible.of(name) + " is asked for otherwise";
    Cause cause = Cause.ofPackage(file, detail, Snapshot.NO_DEPENDENCY);
    for (Installed one : installed.named(name)) {
      one.modules().forEachInt(module -> starts.add(module, cause));
    }
    String asker = folder.toString().replace('\\', '/');
    gone.add(name, new GonePackages.Gone(file, asker, detail));
  }
}
