package dev.shale.tools.cli.question.affected;

import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.change.Changes;
import dev.shale.tools.cli.change.JsonFile;
import dev.shale.tools.cli.change.ManifestChange;
import dev.shale.tools.cli.change.YamlFile;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.setting.Configuration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that say how the project as a whole is read: a change of one concerns all modules. */
final class ProjectSettings {
  private static final String CONFIGURATION = "shale.json";

  private final Path root;
  private final Changes changes;

  /** The file that says which packages the workspace has; empty without one. */
  private final String layout;

  private final Set<String> entries = new HashSet<>();
  private final @Nullable Path configuration;
  private final @Nullable Path importMap;
  private final @Nullable Path tsconfig;

  ProjectSettings(Session session, BuildArguments arguments, Path working, Changes changes) {
    root = session.inputs().root();
    this.changes = changes;
    session.entries().forEach(entry -> entries.add(entry.file().path()));
    String label = session.inputs().layout();
    int space = label.indexOf(' ');
    layout = space < 0 ? label : label.substring(0, space);
    Configuration file = arguments.project().file();
    configuration = file == null ? null : path(working, file.shown());
    importMap = path(working, arguments.project().importMap());
    tsconfig = path(working, arguments.project().tsconfig());
  }

  private static @Nullable Path path(Path working, String text) {
    return text.isEmpty() ? null : working.resolve(text).normalize();
  }

  /** The tsconfig.json that holds for all files; null for the nearest. */
  @Nullable Path tsconfig() {
    return tsconfig;
  }

  /** Why all modules count as changed; empty where they do not. */
  String reasonForAll(ChangedFile file) {
    if (file.path().equals(importMap)) {
      return "it is the import map";
    }
    if (file.name().equals(PackageFolders.MANIFEST)) {
      return ofManifest(file);
    }
    if (file.name().equals("deno.json") || file.name().equals("deno.jsonc")) {
      return "it may say where requests lead";
    }
    if (entries.contains(file.text()) && !isSameImportMap(file)) {
      return "its import map says where requests lead";
    }
    boolean isAbove = root.startsWith(Objects.requireNonNull(file.path().getParent()));
    boolean isConfiguration =
        file.path().equals(configuration)
            || (file.isDeleted() && isAbove && file.name().equals(CONFIGURATION));
    if (isConfiguration) {
      return "it says how the project is read";
    }
    return isLayout(file, isAbove) && !isSameLayout(file)
        ? "it says which packages the workspace has"
        : "";
  }

  private String ofManifest(ChangedFile file) {
    ManifestChange change = ManifestEffect.change(file, changes);
    if (change == null) {
      return file.path().equals(configuration) ? "it says how the project is read" : "";
    }
    if (change.layout().contains("workspaces")) {
      return "\"workspaces\" says which packages the workspace has";
    }
    boolean isConfiguration = configuration == null || file.path().equals(configuration);
    return isConfiguration && change.layout().contains("shale")
        ? "\"shale\" says how the project is read"
        : "";
  }

  private boolean isSameImportMap(ChangedFile file) {
    String now = importMap(JsonFile.bytes(file.path()));
    String before = changes.isBeforeKnown() ? importMap(changes.before().content(file.path())) : "";
    return now.equals(before);
  }

  /** The text of the import map of a page; empty for none. */
  private static String importMap(byte @Nullable [] bytes) {
    String page = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    int begin = page.indexOf("importmap");
    int end = begin < 0 ? -1 : page.indexOf("</script", begin);
    return begin < 0 ? "" : page.substring(begin, end < 0 ? page.length() : end);
  }

  private boolean isLayout(ChangedFile file, boolean isAbove) {
    return isAbove && !layout.isEmpty() && file.name().equals(layout);
  }

  /** What else a file of the project does not change. */
  List<String> notes(ChangedFile file) {
    boolean isAbove = root.startsWith(Objects.requireNonNull(file.path().getParent()));
    if (file.name().equals(CONFIGURATION) && !file.path().equals(configuration)) {
      return isAbove ? List.of() : List.of("it is not the configuration of this run");
    }
    return isLayout(file, isAbove) && isSameLayout(file)
        ? List.of("it names the same packages of the workspace as before")
        : List.of();
  }

  private boolean isSameLayout(ChangedFile file) {
    String field =
        switch (file.name()) {
          case "pnpm-workspace.yaml", "lerna.json" -> "packages";
          case "rush.json" -> "projects";
          // Its presence is all that counts.
          case "nx.json" -> "";
          default -> "*";
        };
    boolean isModified = file.status() == ChangedFile.Status.MODIFIED;
    if (field.equals("*") || !isModified || !changes.isBeforeKnown()) {
      return field.isEmpty() && isModified;
    }
    Map<?, ?> before = read(file, changes.before().content(file.path()));
    Map<?, ?> now = read(file, JsonFile.bytes(file.path()));
    return field.isEmpty()
        || (before != null && now != null && Objects.equals(before.get(field), now.get(field)));
  }

  private static @Nullable Map<?, ?> read(ChangedFile file, byte @Nullable [] bytes) {
    return file.name().endsWith(".yaml") ? YamlFile.read(bytes) : JsonFile.read(bytes);
  }
}
